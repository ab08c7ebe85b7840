/** The rooms: who is in which, which one waits to be cleared, and what is booked. Also on the manager's screen. */
import { h } from "../kit/dom.js";
import { say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { bookings } from "./bookings.js";
import { ask } from "./choices.js";
import { clearRoom } from "./clearing.js";
import { t } from "./words.js";

const LOOKS = { vacant: "accent", offered: "caution", occupied: "", needs_clearing: "caution", out_of_service: "danger" };

/** @param act the commands, or null where rooms are only looked at */
export function roomsBoard({ view, act, heading = "h2" }) {
  const waiting = (view.line ?? []).filter((one) => one.ready !== false);
  const accessible = waiting.filter((one) => one.accessible).length;
  return h("div", { class: "stack" },
    view.line && h("p", { class: "soft" }, t("line", waiting.length),
      accessible > 0 && ` · ${t("wantsAccessible", accessible)}`),
    h("ul", { class: "rooms" }, view.rooms.map((room) => roomCard({ room, view, act, heading }))),
    act && bookings({ view, act }));
}

const minutesSince = (iso) => Math.floor((Date.now() - Date.parse(iso)) / 60_000);

function roomCard({ room, view, act, heading }) {
  return h("li", { class: "room card", key: room.id, "data-room": room.id, "data-state": room.state },
    h("div", { class: "row between" },
      h(heading, null, say(room.name)),
      room.accessible && icon("wheelchair", t("accessible"))),
    h("p", { class: "row wrap" },
      h("span", { class: `pill ${LOOKS[room.state] ?? ""}` }, t(`state_${room.state}`)),
      room.call_sign && h("span", { class: "call-sign" }, room.call_sign)),
    h("p", { class: "small soft" }, room.since && t("since", minutesSince(room.since)),
      room.garments > 0 && [room.since && " · ", t("inside", room.garments)]),
    act && roomAction({ room, view, act }));
}

function roomAction({ room, view, act }) {
  const button = (words, look, run) => h("button", {
    key: words, class: `button wide ${look}`, type: "button", "aria-label": `${t(words)}: ${say(room.name)}`, "data-do": words,
    "aria-busy": act.busy(`room-${room.id}`) ? "true" : null, onclick: run,
  }, t(words));
  if (room.state === "needs_clearing") return button("clear", "accent", () => clearRoom({ room, act }));
  if (room.state === "out_of_service") return button("openRoom", "line", () => act.openRoom(room));
  if (room.state === "occupied") return button("seeOff", "line small", () => askSeeOff(room, act));
  if (room.state === "vacant") return button("closeRoom", "line small", () => askClosure(room, act));
  return null;
}

const askSeeOff = (room, act) => ask({
  title: t("seeOffAsk", say(room.name)), text: t("seeOffText"),
  choices: [{ value: "gone", words: t("seeOffYes") }],
  chosen: () => act.seeOff(room),
});

const askClosure = (room, act) => ask({
  title: `${say(room.name)}: ${t("whyClose")}`,
  choices: ["cleaning", "repair", "storage", "other"].map((reason) => ({ value: reason, words: t(`close_${reason}`) })),
  chosen: (reason) => act.closeRoom(room, reason),
});
