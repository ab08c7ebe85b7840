/** The other three tabs: rooms, go-backs and help calls. */
import { h } from "../kit/dom.js";
import { colourDot, photo, variantLine } from "../kit/garment.js";
import { ago, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { ask } from "./choices.js";
import { empty } from "./list.js";
import { t } from "./words.js";

const LOOKS = { vacant: "accent", offered: "caution", occupied: "", needs_clearing: "caution", out_of_service: "danger" };

/** @param act the commands, or null where rooms are only looked at */
export function roomsBoard({ view, act, heading = "h2" }) {
  const accessible = (view.line ?? []).filter((one) => one.accessible).length;
  return h("div", { class: "stack" },
    view.line && h("p", { class: "soft" }, t("line", view.line.length),
      accessible > 0 && ` · ${t("wantsAccessible", accessible)}`),
    h("ul", { class: "rooms" }, view.rooms.map((room) => roomCard(room, act, heading))));
}

const minutesSince = (iso) => Math.floor((Date.now() - Date.parse(iso)) / 60_000);

function roomCard(room, act, heading) {
  return h("li", { class: "room card", key: room.id, "data-room": room.id, "data-state": room.state },
    h("div", { class: "row between" },
      h(heading, null, say(room.name)),
      room.accessible && icon("wheelchair", t("accessible"))),
    h("p", { class: "row wrap" },
      h("span", { class: `pill ${LOOKS[room.state] ?? ""}` }, t(`state_${room.state}`)),
      room.call_sign && h("span", { class: "call-sign" }, room.call_sign)),
    h("p", { class: "small soft" }, room.since && t("since", minutesSince(room.since)),
      room.garments > 0 && [room.since && " · ", t("inside", room.garments)]),
    act && roomAction(room, act));
}

function roomAction(room, act) {
  const button = (words, look, run) => h("button", {
    key: words, class: `button wide ${look}`, type: "button", "aria-label": `${t(words)}: ${say(room.name)}`, "data-do": words,
    "aria-busy": act.busy(`room-${room.id}`) ? "true" : null, onclick: run,
  }, t(words));
  if (room.state === "needs_clearing") return button("clear", "accent", () => act.clearRoom(room));
  if (room.state === "out_of_service") return button("openRoom", "", () => act.openRoom(room));
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
  choices: ["cleaning", "repair", "staff"].map((reason) => ({ value: reason, words: t(`close_${reason}`) })),
  chosen: (reason) => act.closeRoom(room, reason),
});

export function goBacksBoard({ view, act }) {
  if (!view.go_backs.length) return empty("noGoBacks", "noGoBacksText");
  return h("ul", { class: "groups" }, view.go_backs.map((back) => goBackCard(back, act)));
}

function goBackCard(back, act) {
  const { garment } = back;
  const place = [back.zone, back.fixture].filter(Boolean).map((one) => say(one.name)).join(" · ");
  const button = (words, look, found) => h("button", {
    key: words, class: `button grow ${look}`, type: "button", "data-do": words,
    "aria-label": `${t(words)}: ${say(garment.name)}, ${variantLine(garment)}`,
    "aria-busy": act.busy(back.id) ? "true" : null, onclick: () => act.recover(back, found),
  }, t(words));
  return h("li", { class: "card go-back", key: back.id, "data-go-back": back.id, "data-state": back.state, "data-gtin": garment.gtin },
    h("div", { class: "task-what" },
      photo(garment, { lazy: true }),
      h("div", { class: "task-words" },
        h("p", { class: "small soft" }, back.state === "in_room" && back.room ? t("inRoom", say(back.room.name)) : t("collected"),
          " · ", ago(back.since)),
        h("h2", null, say(garment.name)),
        h("p", { class: "small" }, colourDot(garment.colour), " ", variantLine(garment)),
        h("p", { class: "small" }, icon("pin"), h("span", null, `${t("backTo")} `, h("strong", null, place || t("unknownPlace")))))),
    h("div", { class: "row" }, button("notThere", "line", false), button("recovered", "accent", true)));
}

export function helpBoard({ view, act }) {
  if (!view.help_calls.length) return empty("noHelp", "noHelpText");
  return h("ul", { class: "groups" }, view.help_calls.map((call) => helpCard(call, act)));
}

export const caller = (call) => [call.room && say(call.room.name), call.call_sign].filter(Boolean).join(" · ");
export const aboutHelp = (call) => t(`about_${["size", "carry"].includes(call.about) ? call.about : "other"}`);

function helpCard(call, act) {
  return h("li", { class: "card help-call", key: call.id, "data-help": call.id, "data-state": call.answered_by ? "answered" : "called" },
    h("div", { class: "row between" },
      h("h2", null, caller(call)),
      h("span", { class: "small soft" }, t("called", ago(call.called_at)))),
    h("p", null, aboutHelp(call)),
    call.answered_by
      ? h("p", { class: "pill accent" }, t("onTheWay", nameOf(call.answered_by)))
      : h("button", {
        class: "button accent wide big", type: "button", "aria-label": `${t("answer")}: ${caller(call)}`, "data-do": "answer",
        "aria-busy": act.busy(call.id) ? "true" : null, onclick: () => act.answer(call),
      }, icon("walk"), t("answer")));
}

const nameOf = (person) => (typeof person === "string" ? person : person.name);
