/** One garment of the list: where it is, what is true of it now, and what can still be done about it. */
import { changeSheet } from "../kit/change.js";
import { votesOn } from "../kit/company.js";
import { h } from "../kit/dom.js";
import { photo, priceOf, variantLine } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { insteadOf } from "../kit/instead.js";
import { escalatedWords, isSlipping, lateCard } from "../kit/late.js";
import { isComing, isDecided, isFetching, isHere, isLate, isMissing, progress, stateTone, stateWords, whenWords } from "../kit/request.js";
import { attempt } from "../kit/toast.js";
import { openAnother } from "./another.js";
import { whyLeft } from "./opinions.js";
import { garmentPath, go } from "./route.js";
import { openWhere } from "./where.js";
import { t } from "./words.js";

export function item(app, request) {
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
        standing(app, request),
        isComing(request) && progress(request))),
    votesOn(request, app.visit.view.companions),
    aside(request),
    lateCard(request, {
      wait: () => app.visit.wait(request), carry: () => carryInstead(app, request), another: () => openAnother(app, request.id), cancel: () => app.visit.cancel(request),
    }),
    isMissing(request) && request.instead && insteadOf(request, { replace: (gtin, card) => app.visit.replace(request, gtin, card), more: () => go.garment(request.gtin) }),
    whyLeft(app, request),
    choices(app, request));
}

/** Where it stands, and when it comes; of a late one the card below says more. */
function standing(app, request) {
  const when = isSlipping(request) ? "" : whenWords(request, { hasRoom: Boolean(app.visit.view.room) });
  return h("p", { class: "row wrap small" }, h("span", { class: `pill ${stateTone(request)}` }, stateWords(request)),
    when && h("span", { class: isLate(request) ? "caution" : "soft" }, when));
}

/** What else is true: it comes from the room next door, or nobody has taken it and who knows of that. */
function aside(request) {
  const words = escalatedWords(request) || (isComing(request) && request.from === "room" ? t("fromRoom") : "");
  return words && h("p", { class: `small ${request.escalated ? "caution" : "soft"}`, role: "status", key: "aside" }, words);
}

const show = (request) => (event) => {
  event.preventDefault();
  go.garment(request.gtin);
};

async function carryInstead(app, request) {
  await app.visit.carry(request);
  openWhere(app, request);
}

/** What can be done with a garment in this state; nothing that would be refused is offered. */
function choices(app, request) {
  const name = say(request.name);
  const button = (word, act, kind = "quiet") => h("button", {
    key: word, class: `button ${kind} small grow`, type: "button", "aria-label": t(`${word}Named`, name), "data-do": word,
    onclick: (event) => attempt(() => act(), event.currentTarget),
  }, t(word));
  const buttons = offered(app, request, button);
  return buttons.length > 0 && h("div", { class: "row choices" }, buttons);
}

function offered(app, request, button) {
  const change = () => button("change", () => openChange(app, request.id));
  if (isFetching(request)) {
    return [
      button("bringIn", () => app.visit.bringIn(request), ""), request.zone && button("where", () => openWhere(app, request)),
      button("cancel", () => app.visit.cancel(request), "plain"),
    ].filter(Boolean);
  }
  if (isHere(request)) {
    return [
      button("keep", () => app.visit.decide(request, "kept"), ""), button("leave", () => app.visit.decide(request, "left")), change(),
      request.state === "carried" && request.zone && button("where", () => openWhere(app, request)),
    ].filter(Boolean);
  }
  if (isSlipping(request) && !request.late.accepted) return [];
  if (isComing(request)) {
    return [
      change(), request.state !== "picked" && button("carryIt", () => carryInstead(app, request)), button("cancel", () => app.visit.cancel(request), "plain"),
    ].filter(Boolean);
  }
  return isDecided(request) && app.visit.live ? [button("thinkAgain", () => app.visit.thinkAgain(request), "plain")] : [];
}

function openChange(app, id) {
  const current = () => app.visit.view?.requests.find((each) => each.id === id) ?? null;
  changeSheet({ api: app.api, current, change: (variant) => app.visit.change(current(), variant.gtin) });
}
