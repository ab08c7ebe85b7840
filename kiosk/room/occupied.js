/** The room while a shopper is in it: what is here, what is coming, what they keep, and what else there is. */
import { changeSheet, changeTo } from "../kit/change.js";
import { h } from "../kit/dom.js";
import { photo, priceOf, variantLine } from "../kit/garment.js";
import { helpCard } from "../kit/help.js";
import { icon, iconButton } from "../kit/icons.js";
import { money, say } from "../kit/i18n.js";
import { isComing, isHere, isLate, isMissing, nextSizes, progress, stateTone, stateWords, whenWords, whyMissing } from "../kit/request.js";
import { attempt } from "../kit/toast.js";
import { goesWithSheet, offersPart, similarSheet } from "./offers.js";
import { saidSheet } from "./said.js";
import { ofRequest, whyPanel } from "./why.js";
import { t } from "./words.js";

export function occupiedPage(app) {
  const { room, visit } = app.view;
  const here = visit.requests.filter((request) => isHere(request) || app.whys.isShown(ofRequest(app, request).id));
  const coming = visit.requests.filter(isComing);
  const notFound = visit.requests.filter((request) => isMissing(request) && !app.slate.isAnswered(request));
  return [
    h("header", { class: "room-head row between", key: "head" },
      h("h1", null, say(room.name)), h("p", { class: "call number" }, visit.call_sign)),
    h("div", { class: "mine stack wide", key: "mine" },
      visit.help && helpCard(visit.help, () => app.visit.stopHelp()),
      h("section", { key: "here", class: "stack" }, h("h2", null, t("here")),
        here.length ? h("ul", { class: "here-list" }, here.map((request) => garmentHere(app, request))) : nothingHere()),
      group(app, "coming", coming),
      group(app, "missing", notFound),
      decided(app, visit)),
    offersPart(app),
  ];
}

const group = (app, name, requests) => requests.length > 0 && h("section", { key: name, class: "stack" }, h("h2", null, t(name)),
  h("ul", { class: "coming-list" }, requests.map((request) => garmentComing(app, request))));

const nothingHere = () => h("div", { class: "nothing row" }, icon("hanger"),
  h("div", null, h("p", { class: "strong" }, t("nothing")), h("p", { class: "soft small" }, t("nothingHelp"))));

const about = (request) => h("div", { class: "grow" },
  h("h3", null, say(request.name)), h("p", { class: "soft small" }, variantLine(request)), h("p", { class: "number small" }, priceOf(request)));

const marks = (request, state = request.state) => ({ key: request.id, "data-request": request.id, "data-state": state, "data-style": request.style });

function garmentHere(app, request) {
  const name = say(request.name);
  // A size that is on the list already would only be refused.
  const asked = app.view.visit.requests.filter((each) => each.state !== "cancelled" && !each.outcome).map((each) => each.gtin);
  const { smaller, larger } = nextSizes(request, asked);
  const handle = handleOf(app, request);
  const subject = ofRequest(app, request);
  const tap = (label, spoken, kind, work) => h("button", {
    class: `button ${kind} small`, type: "button", "aria-label": spoken, onclick: (event) => attempt(work, event.currentTarget),
  }, label);
  // One that was just left stays until it was asked why; it is counted where it is decided.
  return h("li", { class: "garment-here card", ...(request.outcome ? { key: request.id } : marks(request)) },
    h("div", { class: "thumb stack tight" }, photo(request),
      h("button", { class: "button quiet small", type: "button", "aria-label": t("goesWith", name), onclick: () => goesWithSheet(app, request) }, t("goesWithShort"))),
    h("div", { class: "stack tight grow" },
      h("div", { class: "row top-row" }, about(request),
        request.variants.length > 1 && iconButton("swap", t("changeNamed", name), () => changeSheet(handle))),
      request.state === "carried" && h("p", { class: "small accent" }, stateWords(request)),
      h("div", { class: "pair decide" },
        tap(t("keep"), t("keepNamed", name), "", () => app.visit.decide(request, "kept")),
        tap(t("leave"), t("leaveNamed", name), "quiet", () => leave(app, request, subject))),
      (smaller || larger) && h("div", { class: "pair" },
        larger && tap(t("tooSmall", larger.size?.label), t("tooSmallNamed", name, larger.size?.label), "line", () => changeTo(handle, larger)),
        smaller && tap(t("tooBig", smaller.size?.label), t("tooBigNamed", name, smaller.size?.label), "line", () => changeTo(handle, smaller)))),
    app.whys.isShown(subject.id) && whyPanel(app, subject, { name, title: "whyLeft", back: "thinkAgain" }));
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

/** The request as it is now, and how to change it: what the change sheet works on while views arrive. */
const handleOf = (app, request) => {
  const current = () => app.view?.visit?.requests.find((each) => each.id === request.id) ?? null;
  return { current, change: (variant) => app.visit.change(current(), variant.gtin) };
};

function garmentComing(app, request) {
  const name = say(request.name);
  const when = whenWords(request, { hasRoom: true });
  return h("li", { class: "garment-coming card", ...marks(request) },
    h("div", { class: "thumb" }, photo(request)),
    h("div", { class: "stack tight grow" },
      h("div", null, h("h3", null, name), h("p", { class: "soft small" }, variantLine(request))),
      h("p", { class: "row wrap small" }, h("span", { class: `pill ${stateTone(request)}` }, stateWords(request)),
        when && h("span", { class: isLate(request) ? "caution" : "soft" }, when)),
      isMissing(request) ? missing(app, request, name) : progress(request)),
    isComing(request) && h("div", { class: "stack tight" },
      request.state !== "picked" && request.variants.length > 1
        && iconButton("swap", t("changeNamed", name), () => changeSheet(handleOf(app, request))),
      iconButton("close", t("cancelNamed", name), (event) => attempt(() => app.visit.cancel(request), event.currentTarget))));
}

const missing = (app, request, name) => [
  h("p", { class: "small" }, whyMissing(request)),
  h("button", {
    class: "button line small", type: "button", "aria-label": t("lookalikesNamed", name), onclick: () => similarSheet(app, request),
  }, t("lookalikes")),
];

/** What goes to the till, with what it costs together, and how much stays. */
function decided(app, visit) {
  const kept = visit.requests.filter((request) => request.outcome === "kept");
  const left = visit.requests.filter((request) => request.outcome === "left");
  if (!kept.length && !left.length) return null;
  const prices = kept.map((request) => request.price);
  const sameMoney = prices.every((price) => price && price.currency === prices[0].currency);
  const total = kept.length > 0 && sameMoney ? { minor: prices.reduce((sum, price) => sum + price.minor, 0), currency: prices[0].currency } : null;
  const thinkAgain = async (request) => {
    await app.visit.thinkAgain(request);
    app.whys.close(ofRequest(app, request));
  };
  return h("section", { key: "decided", class: "decided row wrap" },
    h("h2", null, t("decided")),
    h("ul", { class: "decided-list grow" }, [...kept, ...left].map((request) =>
      h("li", marks(request, request.outcome), h("button", {
        class: "again", type: "button", "aria-label": t("thinkAgainNamed", say(request.name), stateWords(request)),
        onclick: (event) => attempt(() => thinkAgain(request), event.currentTarget),
      }, photo(request), icon("swap"))))),
    h("p", { class: "number" }, total ? h("span", { class: "strong" }, `${t("total")} ${money(total)}`) : t("leftHere", left.length)),
    left.length > 0 && h("button", { class: "button line small", type: "button", onclick: () => saidSheet(app) }, t("whyChange")));
}
