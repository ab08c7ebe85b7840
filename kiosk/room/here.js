/** A garment that hangs in this room, or that its shopper carries: keep it, leave it, another size. */
import { changeSheet, changeTo } from "../kit/change.js";
import { votesOn } from "../kit/company.js";
import { h } from "../kit/dom.js";
import { photo, priceOf, variantLine } from "../kit/garment.js";
import { icon, iconButton } from "../kit/icons.js";
import { say } from "../kit/i18n.js";
import { nextSizes, stateWords } from "../kit/request.js";
import { attempt } from "../kit/toast.js";
import { whereButton } from "./carrying.js";
import { goesWithSheet } from "./offers.js";
import { handleOf, marks } from "./request.js";
import { ofRequest, whyPanel } from "./why.js";
import { t } from "./words.js";

export const inTheRoom = (app, requests) => h("section", { key: "here", class: "stack" }, h("h2", null, t("here")),
  requests.length ? h("ul", { class: "here-list" }, requests.map((request) => garmentHere(app, request))) : nothingHere());

const nothingHere = () => h("div", { class: "nothing row" }, icon("hanger"),
  h("div", null, h("p", { class: "strong" }, t("nothing")), h("p", { class: "soft small" }, t("nothingHelp"))));

function garmentHere(app, request) {
  const name = say(request.name);
  const handle = handleOf(app, request);
  const subject = ofRequest(app, request);
  // One that was just left stays until it was asked why; it is counted where it is decided.
  return h("li", { class: "garment-here card", ...(request.outcome ? { key: request.id } : marks(request)) },
    h("div", { class: "thumb stack tight" }, photo(request),
      h("button", { class: "button quiet small", type: "button", "aria-label": t("goesWith", name), onclick: () => goesWithSheet(app, request) }, t("goesWithShort"))),
    h("div", { class: "stack tight grow" },
      h("div", { class: "row top-row" },
        h("div", { class: "grow" },
          h("h3", null, name), h("p", { class: "soft small" }, variantLine(request)), h("p", { class: "number small" }, priceOf(request))),
        request.variants.length > 1 && iconButton("swap", t("changeNamed", name), () => changeSheet(handle))),
      request.state === "carried" && carried(app, request),
      votesOn(request, app.view.visit.companions),
      h("div", { class: "pair decide" },
        tap(t("keep"), t("keepNamed", name), "", () => app.visit.decide(request, "kept")),
        tap(t("leave"), t("leaveNamed", name), "quiet", () => leave(app, request, subject))),
      otherSizes(app, request, handle, name)),
    app.whys.isShown(subject.id) && whyPanel(app, subject, { name, title: "whyLeft", back: "thinkAgain" }));
}

const tap = (label, spoken, kind, work) => h("button", {
  class: `button ${kind} small`, type: "button", "aria-label": spoken, onclick: (event) => attempt(work, event.currentTarget),
}, label);

/** Its shopper came in with it; where it hangs they may want to know for another size. */
const carried = (app, request) => h("div", { class: "row wrap small" }, h("span", { class: "accent" }, stateWords(request)), whereButton(app, request));

/** A size that is on the list already would only be refused. */
function otherSizes(app, request, handle, name) {
  const asked = app.view.visit.requests.filter((each) => each.state !== "cancelled" && !each.outcome).map((each) => each.gtin);
  const { smaller, larger } = nextSizes(request, asked);
  return (smaller || larger) && h("div", { class: "pair" },
    larger && tap(t("tooSmall", larger.size?.label), t("tooSmallNamed", name, larger.size?.label), "line", () => changeTo(handle, larger)),
    smaller && tap(t("tooBig", smaller.size?.label), t("tooBigNamed", name, smaller.size?.label), "line", () => changeTo(handle, smaller)));
}

/** Left at once; why is asked in its place. */
async function leave(app, request, subject) {
  app.whys.open(subject);
  app.paint();
  try {
    return await app.visit.decide(request, "left");
  } catch (refused) {
    app.whys.close(subject);
    throw refused;
  }
}
