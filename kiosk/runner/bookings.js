/** Bookings of accessible rooms: who is expected when, that they are here, and booking one for somebody who asks. */
import { h } from "../kit/dom.js";
import { clock, say } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { ask } from "./choices.js";
import { t } from "./words.js";

const SHOWN = 12; // three hours of quarters: whoever asks for later comes again
const LENGTHS_MIN = [20, 30, 45, 60];
const USUAL_MIN = 30;

export function bookings({ view, act }) {
  if (!view.rooms.some((room) => room.accessible)) return null;
  return h("section", { class: "stack tight", key: "bookings", "aria-labelledby": "bookings-title" },
    h("div", { class: "row between" },
      h("h2", { id: "bookings-title", class: "eyebrow" }, t("bookings")),
      h("button", { class: "button plain small", type: "button", "data-do": "book", onclick: () => book({ view, act }) }, t("book"))),
    view.bookings.length
      ? h("ul", { class: "card bookings" }, view.bookings.map((one) => bookingLine(one, act)))
      : h("p", { class: "small soft" }, t("noBookings")));
}

const bookingLine = (one, act) => h("li", { class: "row between", key: one.id, "data-booking": one.id, "data-state": one.state },
  h("div", { class: "grow" },
    h("p", null, h("strong", { class: "number" }, `${clock(one.begins_at)} - ${clock(one.ends_at)}`), " ", h("span", { class: "call-sign" }, one.call_sign)),
    h("p", { class: "small soft" }, one.room ? say(one.room.name) : t("noRoomForBooking"), one.here && ` · ${t("isHere")}`)),
  h("button", {
    class: "button line small", type: "button", "data-do": "booking", "aria-label": t("bookingOf", one.call_sign),
    "aria-busy": act.busy(one.id) ? "true" : null, onclick: () => change(one, act),
  }, t("change")));

const change = (one, act) => ask({
  title: t("bookingOf", one.call_sign),
  choices: [!one.here && { value: "arrived", words: t("arrived") }, { value: "cancel", words: t("cancelBooking") }].filter(Boolean),
  chosen: (what) => (what === "arrived" ? act.meetBooking(one) : act.cancelBooking(one)),
});

/** The service says when a room is free for so long; asked again when the length changes. */
async function book({ view, act }) {
  const chosen = { minutes: USUAL_MIN, at: null, call_sign: null };
  let times = [];
  const fetchTimes = async () => {
    const answer = await attempt(() => act.look(`/booking-times?for_s=${chosen.minutes * 60}`));
    times = answer?.times?.slice(0, SHOWN) ?? [];
    if (!times.includes(chosen.at)) chosen.at = times[0] ?? null;
  };
  await fetchTimes();
  const pick = (field, value, sheet) => async () => {
    chosen[field] = value;
    if (field === "minutes") await fetchTimes();
    sheet.update();
  };
  openSheet({
    label: () => t("book"),
    view: (sheet) => h("div", { class: "stack" },
      group(t("bookFor"), "minutes", LENGTHS_MIN.map((n) => [n, t("minutes", n)]), chosen, pick, sheet),
      times.length
        ? group(t("bookAt"), "at", times.map((at) => [at, clock(at)]), chosen, pick, sheet)
        : h("p", { class: "soft" }, t("noTimes")),
      group(t("bookWho"), "call_sign", [[null, t("bookStaff")], ...view.line.map((one) => [one.call_sign, one.call_sign])], chosen, pick, sheet),
      h("button", {
        class: "button accent wide big", type: "button", "data-do": "bookNow", disabled: !chosen.at,
        onclick: () => {
          sheet.close();
          act.book({ at: chosen.at, for_s: chosen.minutes * 60, call_sign: chosen.call_sign });
        },
      }, chosen.at ? t("bookNow", clock(chosen.at)) : t("book"))),
  });
}

const group = (label, field, options, chosen, pick, sheet) => h("div", { class: "stack tight", key: field, role: "group", "aria-label": label },
  h("p", { class: "eyebrow" }, label),
  h("div", { class: "chips" }, options.map(([value, words]) => h("button", {
    key: String(value), class: "chip", type: "button", "aria-pressed": chosen[field] === value, "data-value": String(value),
    onclick: pick(field, value, sheet),
  }, words))));
