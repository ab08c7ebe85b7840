/** The shopper's place in line, their room, and this visit itself: help, what we know, the end of it. */
import { h } from "../kit/dom.js";
import { photo, priceOf, variantLine } from "../kit/garment.js";
import { helpCard, helpSheet } from "../kit/help.js";
import { icon } from "../kit/icons.js";
import { countdown, say } from "../kit/i18n.js";
import { isComing } from "../kit/request.js";
import { ask } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { go } from "./route.js";
import { t } from "./words.js";

const STATES = { waiting, offered, in_room: inRoom };

export function placePage(app) {
  keepShopFresh(app);
  const view = app.visit.view;
  const show = STATES[view?.state] ?? browsing;
  return h("div", { class: "page stack wide" },
    h("h1", { class: "unseen" }, t("room")),
    show(app, view),
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
const sign = (view, big = true) => h("div", { class: "stack tight center" },
  h("p", { class: "eyebrow" }, t("callSign")),
  h("p", { class: `call-sign number ${big ? "" : "smaller"}` }, view.call_sign));

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

/** Can be said at any time before the room is entered; the place in the line stays. */
const accessibleBox = (app, view, said) => h("label", { class: "check row" },
  h("input", { type: "checkbox", checked: app.visit.needsAccessible(), disabled: Boolean(view?.accessible),
    onchange: (event) => said(event.target.checked, event.target) }),
  t("accessible"));

const askNow = (app) => (on, box) => {
  app.visit.setNeedsAccessible(on);
  return on && attempt(() => app.visit.join(), box);
};

function waiting(app, view) {
  const { line } = view;
  const leave = async (event) => {
    const button = event.currentTarget;
    if (await ask({ title: t("leaveLineAsk"), text: t("leaveLineHelp"), yes: t("leaveLine") })) await attempt(() => app.visit.leaveLine(), button);
  };
  return h("section", { class: "place stack", key: "waiting" }, sign(view),
    h("div", { class: "stack tight center", role: "status" },
      h("p", { class: "strong large" }, line.place === 1 ? t("next") : t("place", line.place, line.of)),
      h("p", { class: "soft" }, line.wait_s == null ? t("waitUnknown") : t("wait", line.wait_s))),
    h("p", { class: "soft center" }, t("joinHelp")),
    accessibleBox(app, view, askNow(app)),
    h("button", { class: "button line wide", type: "button", onclick: leave }, t("leaveLine")));
}

function offered(app, view) {
  const { room } = view;
  return h("section", { class: "place offer stack", key: "offered" },
    sign(view),
    h("h2", { class: "center" }, t("ready", say(room.name))),
    room.offer_until && h("p", { class: "center number", role: "timer" }, t("readyFor", countdown(room.offer_until))),
    h("button", { class: "button big wide accent", type: "button", onclick: act(() => app.visit.enterRoom()) }, t("iAmHere")),
    room.held ? h("p", { class: "center small soft" }, t("held"))
      : h("button", { class: "button line wide", type: "button", onclick: act(() => app.visit.hold()) }, t("hold")),
    h("button", { class: "button plain wide", type: "button", onclick: act(() => app.visit.giveAway()) }, t("giveAway")),
    h("p", { class: "center small soft" }, t("giveAwayHelp")),
    !view.room.accessible && accessibleBox(app, view, askNow(app)));
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

function aboutPart(app) {
  return h("section", { class: "about stack tight", key: "about" },
    h("h2", null, t("knows")),
    h("p", { class: "soft small" }, t("knowsText")),
    h("button", { class: "button danger small", type: "button", onclick: (event) => forget(app, event.currentTarget) }, icon("trash"), t("forget")));
}

async function forget(app, button) {
  const sure = await ask({ title: t("forgetAsk"), text: t("forgetHelp"), yes: t("forget"), danger: true });
  if (sure) await attempt(() => app.visit.forget(), button);
}

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
