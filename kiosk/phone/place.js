/** The shopper's place in line, their room, and this visit itself: help, what we know, the end of it. */
import { h } from "../kit/dom.js";
import { countingBox } from "../kit/counting.js";
import { helpCard, helpSheet } from "../kit/help.js";
import { icon } from "../kit/icons.js";
import { say } from "../kit/i18n.js";
import { isComing } from "../kit/request.js";
import { ask } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { held, offered, placed, waiting } from "./line.js";
import { accessibleBox, sign } from "./needs.js";
import { go } from "./route.js";
import { companySection } from "./together.js";
import { t } from "./words.js";

const STATES = { waiting, offered, in_room: inRoom };
const showing = (view) => (view?.line?.held_until ? held : STATES[view?.state] ?? (view?.line ? placed : browsing));

export function placePage(app) {
  keepShopFresh(app);
  const view = app.visit.view;
  const show = showing(view);
  return h("div", { class: "page stack wide" },
    h("h1", { class: "unseen" }, t("room")),
    show(app, view),
    app.visit.live && companySection(app, view),
    app.visit.live && helpPart(app, view),
    app.visit.live && aboutPart(app));
}

/** How full the store is, for those who are not in line yet. */
const SHOP_MS = 15_000;
export function keepShopFresh(app) {
  if (Date.now() - (app.shopAt ?? 0) < SHOP_MS) return;
  app.shopAt = Date.now();
  app.api.get("").then((shop) => { app.shop = shop; app.paint(); }).catch(() => {});
}

const act = (work) => (event) => attempt(work, event.currentTarget);
function browsing(app, view) {
  const { shop } = app;
  return h("section", { class: "place stack", key: "browsing" },
    view ? sign(view) : h("div", { class: "big-icon center" }, icon("door")),
    shop && h("p", { class: "center" },
      shop.waiting > 0 ? t("waitNow", shop.waiting, shop.wait_s) : t("noWait"), " · ", t("roomsOpen", shop.open_rooms)),
    h("p", { class: "soft center" }, t(view?.requests.some(isComing) ? "notInLine" : "joinHelp")),
    accessibleBox(app, view, (on) => app.visit.setNeedsAccessible(on)),
    h("button", { class: "button big wide accent", type: "button", onclick: act(() => app.visit.join()) }, t("join")));
}

function inRoom(app, view) {
  const end = async (event) => {
    const button = event.currentTarget;
    if (await ask({ title: t("endAsk"), text: t("endHelp"), yes: t("end") })) await attempt(() => app.visit.end(), button);
  };
  return h("section", { class: "place stack", key: "in_room" }, sign(view),
    h("h2", { class: "center" }, t("yours", say(view.room?.name))),
    h("p", { class: "soft center" }, t("yoursHelp")),
    h("button", { class: "button big wide", type: "button", onclick: () => go.to("list") }, t("seeList")),
    h("button", { class: "button line wide", type: "button", onclick: end }, t("end")));
}

function helpPart(app, view) {
  if (view.help) return helpCard(view.help, () => app.visit.stopHelp());
  return h("button", { class: "button quiet wide", key: "help", type: "button", onclick: () => helpSheet((about) => app.visit.callHelp(about)) },
    icon("help"), t("help"));
}

/** What we know of this visit, and how to make us forget it. */
export function aboutPart(app) {
  return h("section", { class: "about stack tight", key: "about" },
    h("h2", null, t("knows")),
    h("p", { class: "soft small" }, t("knowsText")),
    countingBox(app.visit.view, (counted) => app.visit.chooseCounting(counted)),
    h("button", { class: "button danger small", type: "button", onclick: (event) => forget(app, event.currentTarget) }, icon("trash"), t("forget")));
}

async function forget(app, button) {
  const sure = await ask({ title: t("forgetAsk"), text: t("forgetHelp"), yes: t("forget"), danger: true });
  if (sure) await attempt(() => app.visit.forget(), button);
}
