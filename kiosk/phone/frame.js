/** What stands around every page: the way back, comfort, the tabs, and a room that is ready. */
import { largeText, setLargeText } from "../kit/comfort.js";
import { h } from "../kit/dom.js";
import { countdown, languageName, otherLanguage, say, setLanguage } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { go } from "./route.js";
import { t } from "./words.js";

export const head = (app, route) => h("header", { class: "top" }, back(route), h("span", { class: "grow" }), comfort(app));

function back(route) {
  if (!["garment", "photo"].includes(route.page)) return h("span", { class: "mark" }, "Fitroom");
  return h("button", { class: "button quiet round", type: "button", "aria-label": t("back"), onclick: () => go.back() }, icon("back"));
}

function comfort(app) {
  const other = otherLanguage();
  return [
    h("button", { class: "button quiet round", type: "button", "aria-label": t("textSize"), "aria-pressed": largeText(),
      onclick: () => { setLargeText(!largeText()); app.paint(); } }, icon("text")),
    h("button", { class: "button quiet small", type: "button", lang: other, onclick: () => setLanguage(other) }, languageName(other)),
  ];
}

/** Wherever the shopper is, a room that is ready comes first. */
export function offerStrip({ view }, route) {
  if (view?.state !== "offered" || !view.room || route.page === "room") return null;
  return h("button", { key: "offer", class: "offer-strip", type: "button", onclick: () => go.to("room") },
    h("span", { class: "strong" }, t("ready", say(view.room.name))),
    view.room.offer_until && h("span", { class: "number", "aria-hidden": "true" }, countdown(view.room.offer_until)),
    icon("next"));
}

/** The pages there are for this phone; a companion has no room of their own. */
export function tabs(app, route) {
  const shown = route.page === "photo" ? "find" : route.page;
  const tab = (page, symbol, extra, name = t(page)) => h("button", {
    key: page, type: "button", class: "tab", "aria-current": shown === page ? "page" : null, onclick: () => go.to(page),
  }, symbol, h("span", null, name), extra);
  const badge = (n) => n > 0 && h("span", { class: "badge number" }, n);
  const { visit, company } = app;
  return h("nav", { class: `tabs ${company ? "three" : ""}`, "aria-label": t("tabs") },
    tab("scan", icon("scan")),
    tab("find", icon("search")),
    company ? tab("list", icon("people"), badge(company.view?.garments.length ?? 0), t("together"))
      : [tab("list", icon("list"), badge(openIn(visit))), tab("room", visit.live ? h("span", { class: "sign number" }, visit.view.call_sign) : icon("door"))]);
}

const openIn = (visit) => (visit.live ? visit.view.requests.filter((request) => request.state !== "cancelled" && !request.outcome).length : 0);
