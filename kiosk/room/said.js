/** What the shopper said no to, and why: to be changed or taken back, whichever screen it was said on. */
import { h } from "../kit/dom.js";
import { photo } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { chips, ofRequest, ofStyle } from "./why.js";
import { t } from "./words.js";

const isLeft = (request) => request.outcome === "left";
const disliked = (visit) => Object.keys(visit.opinions).filter((style) => visit.opinions[style] === "dislike");

export const saysNo = (visit) => visit.requests.some(isLeft) || disliked(visit).length > 0;

export function saidSheet(app) {
  const sheet = openSheet({
    label: () => t("said"), kind: "detail", onclose: () => app.settle(),
    view: () => {
      const visit = app.view?.visit;
      if (!visit || !saysNo(visit)) return h("p", { class: "soft" }, t("saidNothing"));
      const left = visit.requests.filter(isLeft).map((request) => row(app, request, ofRequest(app, request), "leftBefore", "thinkAgain"));
      const no = disliked(visit).filter((style) => app.garments.has(style))
        .map((style) => row(app, app.garments.get(style), ofStyle(app, style), "dislikedBefore", "bringBack"));
      return h("ul", { class: "said stack" }, left, no);
    },
  });
  for (const style of disliked(app.view.visit)) if (!app.garments.has(style)) learn(app, style).then(() => sheet.element.open && sheet.update());
}

function row(app, garment, subject, state, back) {
  const name = say(garment.name);
  return h("li", { class: "said-row", key: subject.id, "data-said": subject.id },
    h("div", { class: "thumb" }, photo(garment)),
    h("div", { class: "stack tight grow" },
      h("div", { class: "row between" },
        h("div", null, h("h3", null, name), h("p", { class: "soft small" }, t(state))),
        h("button", {
          class: "button line small", type: "button", "aria-label": t("takeBackNamed", name),
          onclick: (event) => attempt(subject.takeBack, event.currentTarget).then(() => app.paint()),
        }, t(back))),
      chips(app, subject, name)));
}

/** A garment of which something was said on another screen. */
async function learn(app, style) {
  const known = await app.api.get(`/styles/${encodeURIComponent(style)}`).catch(() => null);
  if (known) app.garments.set(style, { ...known, ...known.colourways[0] });
}
