/** What is on its way, what will be late, and what was not found: each with what can be done about it now. */
import { changeSheet } from "../kit/change.js";
import { votesOn } from "../kit/company.js";
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { iconButton } from "../kit/icons.js";
import { say } from "../kit/i18n.js";
import { insteadOf } from "../kit/instead.js";
import { escalatedWords, isSlipping, lateCard } from "../kit/late.js";
import { placeWords } from "../kit/map.js";
import { isComing, isFetching, isMissing, progress, stateTone, stateWords, whenWords } from "../kit/request.js";
import { attempt } from "../kit/toast.js";
import { carryInstead, whereButton } from "./carrying.js";
import { similarSheet } from "./offers.js";
import { handleOf, marks } from "./request.js";
import { t } from "./words.js";

/** What its shopper has to hear first: a promise that will not be kept, a garment that is not there. */
export const needsWord = (app, request) => (isSlipping(request) && !request.late.accepted)
  || (isMissing(request) && !request.replaced_by && !app.slate.isAnswered(request));

export const isOnItsWay = (request) => isFetching(request) || isComing(request) && !(isSlipping(request) && !request.late.accepted);

/** Told before anything else, without a heading: it speaks for itself. */
export const wordsFirst = (app, requests) => requests.length > 0 && h("ul", { key: "first", class: "first-list" },
  requests.map((request) => (isMissing(request) ? notFound(app, request) : late(app, request))));

export const onItsWay = (app, requests) => requests.length > 0 && h("section", { key: "coming", class: "stack" }, h("h2", null, t("coming")),
  h("ul", { class: "coming-list" }, requests.map((request) => (isFetching(request) ? fetched(app, request) : coming(app, request)))));

const head = (request, ...more) => [
  h("div", { class: "thumb" }, photo(request)),
  h("div", { class: "stack tight grow" },
    h("div", null, h("h3", null, say(request.name)), h("p", { class: "soft small" }, variantLine(request))), ...more),
];

function coming(app, request) {
  const when = whenWords(request, { hasRoom: true });
  const escalated = escalatedWords(request);
  return h("li", { class: "garment-coming card", ...marks(request) },
    head(request,
      h("p", { class: "row wrap small" }, h("span", { class: `pill ${stateTone(request)}` }, stateWords(request)), !request.late && when && h("span", { class: "soft" }, when)),
      escalated && h("p", { class: "small caution", "data-escalated": request.escalated }, escalated),
      lateCard(request, {}), votesOn(request, app.view.visit.companions), progress(request)),
    buttons(app, request));
}

/** Its shopper goes for it: where it hangs, and one tap when it is here. */
const fetched = (app, request) => h("li", { class: "garment-coming card", "data-fetching": "", ...marks(request) },
  head(request,
    h("p", { class: "row wrap small" }, h("span", { class: `pill ${stateTone(request)}` }, stateWords(request)), h("span", { class: "soft" }, placeWords(request))),
    h("div", { class: "row wrap" },
      h("button", {
        class: "button small", type: "button", "data-do": "bringIn", "aria-label": t("broughtInNamed", say(request.name)),
        onclick: (event) => attempt(() => app.visit.bringIn(request), event.currentTarget),
      }, t("broughtIn")),
      whereButton(app, request))),
  buttons(app, request));

/** Another size while nobody has it in hand; cancelled at any time. */
function buttons(app, request) {
  const name = say(request.name);
  return h("div", { class: "stack tight" },
    isComing(request) && request.state !== "picked" && request.variants.length > 1 && iconButton("swap", t("changeNamed", name), () => changeSheet(handleOf(app, request))),
    iconButton("close", t("cancelNamed", name), (event) => attempt(() => app.visit.cancel(request), event.currentTarget)));
}

function late(app, request) {
  const escalated = escalatedWords(request);
  return h("li", { class: "garment-late card", ...marks(request) },
    h("div", { class: "garment-told" }, head(request, escalated && h("p", { class: "small caution", "data-escalated": request.escalated }, escalated))),
    lateCard(request, {
      wait: () => app.visit.wait(request),
      carry: () => carryInstead(app, request),
      another: () => similarSheet(app, request),
      cancel: () => app.visit.cancel(request),
    }));
}

const notFound = (app, request) => h("li", { class: "garment-missing card", ...marks(request) },
  h("div", { class: "garment-told" }, head(request, h("p", null, h("span", { class: "pill caution" }, stateWords(request))))),
  insteadOf(request, {
    replace: (gtin, card) => app.visit.replace(request, gtin, card ?? {}),
    more: () => similarSheet(app, request),
    dismiss: () => {
      app.slate.answer(request);
      app.paint();
    },
  }));
