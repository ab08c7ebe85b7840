/** The room while a shopper is in it: what they must hear, what is here, what is coming, and what else there is. */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { helpCard } from "../kit/help.js";
import { icon } from "../kit/icons.js";
import { money, say } from "../kit/i18n.js";
import { isHere, stateWords } from "../kit/request.js";
import { attempt } from "../kit/toast.js";
import { stopWishing, wishWords } from "../kit/wish.js";
import { isOnItsWay, needsWord, onItsWay, wordsFirst } from "./coming.js";
import { inTheRoom } from "./here.js";
import { offersPart } from "./offers.js";
import { marks } from "./request.js";
import { saidSheet } from "./said.js";
import { ofRequest } from "./why.js";
import { t } from "./words.js";

export function occupiedPage(app) {
  const { room, visit } = app.view;
  return [
    h("header", { class: "room-head row between", key: "head" },
      h("h1", null, say(room.name)), h("p", { class: "call number" }, visit.call_sign)),
    h("div", { class: "mine stack wide", key: "mine" },
      visit.help && helpCard(visit.help, () => app.visit.stopHelp()),
      wordsFirst(app, visit.requests.filter((request) => needsWord(app, request))),
      inTheRoom(app, visit.requests.filter((request) => isHere(request) || app.whys.isShown(ofRequest(app, request).id))),
      onItsWay(app, visit.requests.filter(isOnItsWay)),
      wishes(app, visit),
      decided(app, visit)),
    offersPart(app),
  ];
}

/** What comes when somebody else leaves one. */
const wishes = (app, visit) => visit.wishes.length > 0 && h("section", { key: "wishes", class: "stack" }, h("h2", null, t("wishes")),
  h("ul", { class: "coming-list" }, visit.wishes.map((wish) => h("li", { class: "garment-coming card", key: wish.id, "data-wish": wish.id, "data-style": wish.style },
    h("div", { class: "thumb" }, photo(wish)),
    h("div", { class: "stack tight grow" },
      h("div", null, h("h3", null, say(wish.name)), h("p", { class: "soft small" }, variantLine(wish))),
      h("p", { class: "small" }, wishWords(wish)),
      h("div", null, stopWishing(wish, app.visit.stopWanting)))))));

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
