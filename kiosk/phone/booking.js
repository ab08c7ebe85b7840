/** The accessible room, booked for a time today: when it is free, one tap to have it, one to give it back. */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { clock, say } from "../kit/i18n.js";
import { ask, openSheet } from "../kit/sheet.js";
import { attempt, tell } from "../kit/toast.js";
import { t } from "./words.js";

const LENGTHS_S = [1800, 2700, 3600]; // half an hour is usual; undressing from a wheelchair takes its time
const AT_FIRST = 8; // two hours of quarters

/** The booking there is, or the way to one for whoever needs such a room. */
export function bookingPart(app, view) {
  if (view?.booking) return booked(app, view.booking);
  if (!app.visit.needsAccessible()) return null;
  return h("button", { key: "book", class: "button quiet wide", type: "button", "data-do": "book", onclick: () => bookSheet(app) }, icon("calendar"), t("book"));
}

function booked(app, booking) {
  const cancel = async (event) => {
    const button = event.currentTarget;
    if (await ask({ title: t("unbookAsk"), text: t("unbookHelp"), yes: t("unbook") })) await attempt(() => app.visit.unbook(), button);
  };
  const times = [clock(booking.begins_at), clock(booking.ends_at)];
  return h("section", { key: "booking", class: "card row", "data-booking": booking.id }, icon("calendar"),
    h("div", { class: "grow", role: "status" },
      h("p", { class: "strong" }, booking.room ? t("booked", say(booking.room.name), ...times) : t("bookedNoRoom", ...times)),
      h("p", { class: "small soft" }, t(booking.room ? "bookedHelp" : "bookedNoRoomHelp"))),
    h("button", { class: "button quiet small", type: "button", onclick: cancel }, t("unbook")));
}

function bookSheet(app) {
  const now = { for_s: LENGTHS_S[0], times: null, longest_s: Infinity, all: false };
  const load = async (sheet) => {
    now.times = null;
    sheet.update();
    const answer = await attempt(() => app.api.get(`/booking-times?for_s=${now.for_s}`));
    Object.assign(now, { times: answer?.times ?? [], longest_s: answer?.longest_s ?? Infinity });
    sheet.update();
  };
  const sheet = openSheet({ label: () => t("book"), view: (mine) => bookForm(app, now, mine, load) });
  load(sheet);
}

function bookForm(app, now, sheet, load) {
  const choose = (for_s) => () => {
    now.for_s = for_s;
    load(sheet);
  };
  const take = (at) => async (event) => {
    if (!(await attempt(() => app.visit.book(at, now.for_s), event.currentTarget))) return;
    sheet.close();
    tell(t("bookedAt", clock(at)));
  };
  const chip = (key, words, pressed, onclick) => h("button", { key, class: "chip", type: "button", "aria-pressed": pressed, onclick }, words);
  const shown = now.all ? now.times : now.times?.slice(0, AT_FIRST);
  return h("div", { class: "stack" },
    h("p", { class: "soft small" }, t("bookHelp")),
    h("section", { class: "stack tight" }, h("h3", { class: "label" }, t("howLong")),
      h("div", { class: "chips" }, LENGTHS_S.filter((each) => each <= now.longest_s).map((each) => chip(each, t("minutes", each / 60), each === now.for_s, choose(each))))),
    h("section", { class: "stack tight" }, h("h3", { class: "label" }, t("fromWhen")),
      now.times?.length === 0 && h("p", { class: "soft", role: "status" }, t("noTimes")),
      h("div", { class: "chips times", "aria-busy": !now.times }, (shown ?? []).map((at) => chip(at, clock(at), null, take(at))),
        now.times?.length > AT_FIRST && !now.all && chip("later", t("laterTimes"), null, () => { now.all = true; sheet.update(); }))));
}
