/** The shopper's list: every garment asked for, where it is, and what can still be done about it. */
import { changeSheet } from "../kit/change.js";
import { h } from "../kit/dom.js";
import { photo, priceOf, variantLine } from "../kit/garment.js";
import { icon } from "../kit/icons.js";
import { say } from "../kit/i18n.js";
import { isComing, isDecided, isHere, isLate, isMissing, progress, stateTone, stateWords, whenWords, whyMissing } from "../kit/request.js";
import { attempt } from "../kit/toast.js";
import { cardGrid } from "./cards.js";
import { whyLeft } from "./opinions.js";
import { garmentPath, go } from "./route.js";
import { t } from "./words.js";

export function listPage(app) {
  const requests = app.visit.view?.requests ?? [];
  if (!requests.length) return empty();
  const group = (key, title, belongs) => {
    const some = requests.filter(belongs);
    return some.length > 0 && h("section", { key, class: "stack" }, h("h2", null, title),
      h("ul", { class: "stack" }, some.map((request) => item(app, request))));
  };
  return h("div", { class: "page stack wide" },
    h("h1", null, t("list")),
    group("here", t("here"), isHere),
    group("coming", t("coming"), isComing),
    group("missing", t("missing"), isMissing),
    group("done", t("done"), isDecided),
    group("cancelled", t("cancelled"), (request) => request.state === "cancelled" && !request.replaced_by));
}

const empty = () => h("div", { class: "page-message" },
  h("div", { class: "big-icon" }, icon("hanger")),
  h("h1", null, t("emptyList")), h("p", { class: "soft" }, t("emptyListHelp")),
  h("button", { class: "button", type: "button", onclick: () => go.to("scan") }, t("scanTitle")));

function item(app, request) {
  const hasRoom = Boolean(app.visit.view.room);
  const when = whenWords(request, { hasRoom });
  const state = request.outcome ?? request.state;
  return h("li", { key: request.id, class: "item card", "data-request": request.id, "data-state": state, "data-style": request.style },
    h("div", { class: "item-row" },
      h("a", {
        class: "thumb", href: garmentPath(request.gtin) + location.search, tabindex: "-1", "aria-hidden": "true", onclick: show(request),
      }, photo(request)),
      h("div", { class: "grow stack tight" },
        h("div", { class: "row between top-row" },
          h("h3", null, say(request.name)), h("span", { class: "number small" }, priceOf(request))),
        h("p", { class: "soft small" }, variantLine(request)),
        h("p", { class: "row wrap small" }, h("span", { class: `pill ${stateTone(request)}` }, stateWords(request)),
          when && h("span", { class: isLate(request) ? "caution" : "soft" }, when)),
        isComing(request) && progress(request))),
    isMissing(request) && missing(app, request),
    whyLeft(app, request),
    choices(app, request));
}

const show = (request) => (event) => {
  event.preventDefault();
  go.garment(request.gtin);
};

/** What can be done with a garment in this state; nothing that would be refused is offered. */
function choices(app, request) {
  const name = say(request.name);
  const button = (label, spoken, act, kind = "quiet") => h("button", {
    key: label, class: `button ${kind} small grow`, type: "button", "aria-label": spoken,
    onclick: (event) => attempt(() => act(), event.currentTarget),
  }, label);
  const change = () => button(t("changeShort"), t("changeNamed", name), () => openChange(app, request.id));
  const buttons = isHere(request)
    ? [button(t("keep"), t("keepNamed", name), () => app.visit.decide(request, "kept"), ""),
      button(t("leave"), t("leaveNamed", name), () => app.visit.decide(request, "left")), change()]
    : isComing(request)
      ? [change(), button(t("cancel"), t("cancelNamed", name), () => app.visit.cancel(request), "plain")]
      : isDecided(request) && app.visit.live
        ? [button(t("thinkAgain"), t("thinkAgainNamed", name), () => app.visit.thinkAgain(request), "plain")]
        : [];
  return buttons.length > 0 && h("div", { class: "row choices" }, buttons);
}

/** It is not here: say why, and what is. */
function missing(app, request) {
  app.lookalikes ??= new Map();
  let slate = app.lookalikes.get(request.id);
  if (!slate) {
    slate = { cards: [] };
    app.lookalikes.set(request.id, slate);
    const query = new URLSearchParams({ n: "4", colourway: request.colourway });
    if (request.size) query.set("size", request.size.label);
    app.api.get(`/styles/${encodeURIComponent(request.style)}/similar?${query}`)
      .then((answer) => Object.assign(slate, answer)).catch(() => {}).finally(app.paint);
  }
  return h("div", { class: "stack" }, h("p", { class: "small" }, whyMissing(request)),
    slate.cards.length > 0 && [h("h4", { class: "eyebrow" }, t("lookalikes")), cardGrid(app, slate)]);
}

function openChange(app, id) {
  const current = () => app.visit.view?.requests.find((each) => each.id === id) ?? null;
  changeSheet({ current, change: (variant) => app.visit.change(current(), variant.gtin) });
}
