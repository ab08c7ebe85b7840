/** The visit is over, or forgotten. */
import { h } from "../kit/dom.js";
import { photo, priceOf, variantLine } from "../kit/garment.js";
import { icon } from "../kit/icons.js";
import { say } from "../kit/i18n.js";
import { aboutPart } from "./place.js";
import { go } from "./route.js";
import { t } from "./words.js";

/** The visit is over: what goes to the till, and the choice to be forgotten. */
export function endedPage(app) {
  if (app.forgotten) {
    return h("div", { class: "page-message" }, h("div", { class: "big-icon" }, icon("check")),
      h("h1", { role: "status" }, t("forgotten")), h("p", { class: "soft" }, t("forgottenHelp")),
      h("button", { class: "button line", type: "button", onclick: () => { app.forgotten = false; go.to("scan"); } }, t("startAgain")));
  }
  const kept = app.visit.view.requests.filter((request) => request.outcome === "kept");
  return h("div", { class: "page stack wide" },
    h("div", { class: "stack tight center" }, h("h1", null, t("thanks")), h("p", { class: "soft" }, kept.length ? t("thanksKept") : t("thanksNone"))),
    h("ul", { class: "stack" }, kept.map(toTheTill)),
    h("button", { class: "button line wide", type: "button", onclick: () => { app.visit.startAgain(); go.to("scan"); } }, t("startAgain")),
    aboutPart(app));
}

const toTheTill = (request) =>
  h("li", { key: request.id, class: "item card", "data-request": request.id, "data-state": "kept" },
    h("div", { class: "item-row" },
      h("div", { class: "thumb" }, photo(request)),
      h("div", { class: "grow stack tight" },
        h("h3", null, say(request.name)), h("p", { class: "soft small" }, variantLine(request)),
        h("p", { class: "number small" }, priceOf(request)))));
