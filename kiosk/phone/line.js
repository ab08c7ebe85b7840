/** The place in the waiting line: kept from the first scan, told as a time, held, passed on, and the room at its end. */
import { h } from "../kit/dom.js";
import { about, clock, countdown, say } from "../kit/i18n.js";
import { ask } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { accessibleBox, askNow, sign } from "./needs.js";
import { t } from "./words.js";

const act = (work) => (event) => attempt(work, event.currentTarget);
const button = (name, words, work, kind = "line wide") => h("button", { key: name, class: `button ${kind}`, type: "button", "data-do": name, onclick: act(work) }, words);

/** The wait above is another one for who needs the accessible room. */
const needs = (app) => (on) => {
  app.visit.setNeedsAccessible(on);
  app.paint();
};

/** Scanned, and not asked for a room yet: the place is there already. */
export function placed(app, view) {
  const { line } = view;
  const wait = app.visit.needsAccessible() ? line.accessible_wait_s : line.wait_s;
  return h("section", { class: "place stack", key: "placed" }, sign(view),
    h("div", { class: "stack tight center", role: "status" },
      h("p", { class: "strong large" }, wait ? t("placedWait", wait) : t("placedNow")),
      h("p", { class: "soft" }, t("placedHelp"))),
    accessibleBox(app, view, needs(app)),
    button("join", t("askRoom"), () => app.visit.join(), "big wide accent"));
}

export function waiting(app, view) {
  const { line } = view;
  return h("section", { class: "place stack", key: "waiting" }, sign(view),
    h("div", { class: "stack tight center", role: "status" },
      h("p", { class: "strong large" }, line.place === 1 ? t("next") : t("place", line.place, line.of)),
      h("p", { class: "soft" }, line.wait_s == null ? t("waitUnknown") : t(line.basis === "measured" ? "wait" : "waitPlanned", line.wait_s)),
      line.told_s && line.wait_s != null && about(line.told_s) !== about(line.wait_s) && h("p", { class: "small faint" }, t("told", line.told_s)),
      line.choosing > 0 && h("p", { class: "small faint" }, t("choosing", line.choosing))),
    h("p", { class: "soft center" }, t("joinHelp")),
    accessibleBox(app, view, askNow(app)),
    h("div", { class: "stack tight" },
      h("div", { class: "halves" },
        line.holds_left > 0 && button("hold-place", t("later"), () => app.visit.holdPlace(), "line"),
        button("yield", t("yieldPlace"), () => app.visit.giveAway(), "line")),
      h("p", { class: "small faint center" }, line.holds_left > 0 ? t("laterHelp", line.holds_left) : t("laterNone")),
      leave(app)));
}

/** Called later: others go first for a while. */
export function held(app, view) {
  return h("section", { class: "place stack", key: "held" }, sign(view),
    h("div", { class: "stack tight center", role: "status" },
      h("p", { class: "strong large" }, t("heldUntil", clock(view.line.held_until))), h("p", { class: "soft" }, t("heldHelp"))),
    button("resume", t("resume"), () => app.visit.resumePlace(), "big wide accent"),
    leave(app));
}

function leave(app) {
  const left = async (event) => {
    const from = event.currentTarget;
    if (await ask({ title: t("leaveLineAsk"), text: t("leaveLineHelp"), yes: t("leaveLine") })) await attempt(() => app.visit.leaveLine(), from);
  };
  return h("button", { key: "leave", class: "button plain wide", type: "button", onclick: left }, t("leaveLine"));
}

export function offered(app, view) {
  const { room } = view;
  return h("section", { class: "place offer stack", key: "offered" }, sign(view),
    h("h2", { class: "center" }, t("ready", say(room.name))),
    room.offer_until && h("p", { class: "center number", role: "timer" }, t("readyFor", countdown(room.offer_until))),
    button("enter", t("iAmHere"), () => app.visit.enterRoom(), "big wide accent"),
    room.held ? h("p", { class: "center small soft" }, t("held"))
      : room.holds_left > 0 ? button("hold-offer", t("hold", room.holds_left), () => app.visit.hold())
        : h("p", { class: "center small soft" }, t("laterNone")),
    button("yield", t("giveAway"), () => app.visit.giveAway(), "plain wide"),
    h("p", { class: "center small soft" }, t("giveAwayHelp")),
    !view.room.accessible && accessibleBox(app, view, askNow(app)));
}
