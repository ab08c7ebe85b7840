/** Where a shopper stands: the call sign, the place and the time it takes, and what can be done about it. */
import { h } from "../kit/dom.js";
import { about, clock, say } from "../kit/i18n.js";
import { attempt } from "../kit/toast.js";
import { t } from "./words.js";

export const signCard = (visit, act) => h("section", { class: "sign-card", "aria-labelledby": "sign-title" },
  h("h1", { id: "sign-title", tabindex: "-1", class: "soft" }, t("yourSign")),
  h("p", { class: "big-sign", "data-call-sign": visit.call_sign }, visit.call_sign),
  h("div", { role: "status", class: "standing" }, standing(visit)),
  lineActions(visit, act));

const strong = (...words) => h("p", { class: "strong accent" }, ...words);
const soft = (...words) => h("p", { class: "soft" }, ...words);

/** In the words of someone at the desk. */
export function standing(visit) {
  const { state, line, room } = visit;
  if (state === "offered" && room) return [strong(t("offered", say(room.name))), soft(t("offeredText", clock(room.offer_until)))];
  if (state === "in_room" && room) return strong(t("inRoom", say(room.name)));
  if (state === "ended") return soft(t("ended"));
  if (!line) return soft(t("browsing"));
  if (line.held_until) return [strong(t("held", clock(line.held_until))), soft(t("heldText"))];
  return [h("p", { class: "strong" }, line.place === 1 ? t("next") : t("place", line.place, line.of)), ...wait(line)];
}

/** The time as it is told, what it is worth, and what was said before if it takes longer now. */
function wait({ wait_s: now, told_s: told, basis, ready, choosing }) {
  if (!ready) return [soft(now === null ? t("placed") : t("placedWait", about(now)))];
  if (now === null) return [soft(t("waitUnknown"))];
  return [
    soft(t(basis === "measured" ? "waitIs" : "waitPlanned", about(now))),
    told !== null && now > told && h("p", { class: "small caution" }, t("waitLonger", about(told))),
    choosing > 0 && h("p", { class: "small soft" }, t("choosing", choosing)),
  ].filter(Boolean);
}

/** One tap each: ask for a room, let others go first for a while, be ready again, let the next one go. */
function lineActions(visit, act) {
  const { state, line, room } = visit;
  const tap = (name, look, note = null) => h("button", {
    key: name, class: `button small ${look}`, type: "button", "data-do": name, onclick: (event) => attempt(act[name], event.currentTarget),
  }, t(name), note && h("span", { class: "soft number" }, note));
  const book = visit.accessible && !visit.booking && h("button", { key: "book", class: "button small line", type: "button", "data-do": "book", onclick: act.book }, t("book"));
  const ways = {
    browsing: () => [tap("join", "line"), book],
    offered: () => [!room.held && room.holds_left > 0 && tap("hold", "line", t("holdsLeft", room.holds_left)), tap("yield", "plain")],
    waiting: () => [
      line.held_until ? tap("resume", "line") : line.holds_left > 0 && tap("holdPlace", "line", t("holdsLeft", line.holds_left)),
      line.ready && line.place < line.of && tap("yield", "plain"),
      book,
      tap("leaveLine", "plain"),
    ],
  };
  return ways[state] && h("div", { class: "line-actions" }, ways[state]());
}
