/**
 * One garment to fetch, in the three sizes it is shown in: the stop a runner stands at, a row of what
 * comes later, and all of it in a sheet. Where it hangs comes first: that is what a runner looks for.
 */
import { h } from "../kit/dom.js";
import { colourDot, colourName, photo } from "../kit/garment.js";
import { clock, say } from "../kit/i18n.js";
import { t } from "./words.js";
import { isMine, isTaken, readyFor, tagEnd } from "./work.js";

/** What every element says that stands for a task. */
export const marks = (task, more = "") => ({
  class: `task ${isTaken(task) ? "taken" : ""} ${isMine(task) ? "mine" : ""} ${more}`, key: task.id,
  "data-request": task.id, "data-state": task.state, "data-gtin": task.gtin,
  "data-owner": task.owner ? (task.mine ? "me" : "colleague") : "nobody",
});

export const sizeOf = (task) => task.size?.label ?? t("noSize");
/** "Relaxed Pocket Tee, Ecru, M": what a button is about, for who cannot see it stand there. */
export const garmentWords = (task) => [say(task.name), colourName(task.colour), task.size?.label].filter(Boolean).join(", ");

/** The rail it hangs on, or the room it was left in. */
export function placeOf(task) {
  if (task.from_room) return [t("leftIn"), say(task.from_room.name)];
  if (task.held_by) return [t("heldAt"), task.held_by];
  const zone = task.zone && say(task.zone.name);
  const fixture = task.fixture && say(task.fixture.name);
  if (fixture) return [zone, fixture];
  return [null, zone || t("unknownPlace")];
}

/** The zone small, the fixture large: the eye looks for the second once it is in the first. */
export function place(task, heading = "p") {
  const [zone, fixture] = placeOf(task);
  return h(heading, { class: "place" }, zone && h("span", { class: "zone" }, zone, " "), h("span", { class: "fixture" }, fixture));
}

export const variant = (task) => h("p", { class: "variant" },
  h("span", { class: "size", "aria-label": `${t("size")} ${sizeOf(task)}` }, sizeOf(task)),
  task.colour && h("span", { class: "colour" }, colourDot(task.colour), " ", colourName(task.colour)));

/** Who waits for it: the room and the call sign, or why there is no room yet. */
export function whoFor(task) {
  if (task.room) return t("visitRoom", say(task.room.name), task.call_sign);
  return `${task.call_sign} · ${t({ offered: "offeredRoom", waiting: "waitingRoom" }[task.visit_state] ?? "noRoom")}`;
}

/** What the shopper was told, as calmly as they were: a time, or the later one they know of already. */
export function promised(task) {
  if (task.late) return t("saidLater", clock(task.late.expected_at));
  return task.promised_at ? t("promised", clock(task.promised_at)) : null;
}

/** Small marks beside a task: it joined the walk, somebody was told that nobody took it. */
export const tags = (task, { isNew = false } = {}) => [
  task.joined && isMine(task) && task.state === "claimed" ? h("span", { class: "pill accent", key: "joined" }, t("joined")) : null,
  isNew && !task.joined ? h("span", { class: "pill accent", key: "new" }, t("newLabel")) : null,
  task.from === "room" ? h("span", { class: "pill", key: "room" }, t("roomToRoom")) : null,
  task.escalated ? h("span", { class: "pill caution", key: "told" }, t(`told_${task.escalated}`)) : null,
];

function rowPlace(task) {
  const [zone, fixture] = placeOf(task);
  return h("span", { class: "place" }, zone && h("span", { class: "zone" }, zone, " · "), h("span", { class: "fixture" }, fixture));
}

/** A task in two lines, with room for one button at its end. Tapping the words opens all of it. */
export const row = ({ task, look, end = null, isNew = false, showPlace = true, showWho = true }) => h("li", marks(task, "brief"),
  h("button", { class: "task-open", type: "button", "aria-label": t("openTask", garmentWords(task)), onclick: () => look(task) },
    photo(task, { lazy: true }),
    h("span", { class: "task-words" },
      showPlace && rowPlace(task),
      h("span", { class: showPlace ? "small two-lines" : "two-lines" }, h("strong", { class: "number" }, sizeOf(task)), "  ",
        [say(task.name), colourName(task.colour)].filter(Boolean).join(", ")),
      h("span", { class: "small soft number" }, [showWho && whoFor(task), promised(task)].filter(Boolean).join(" · ")),
      h("span", { class: "task-tags" }, tags(task, { isNew })))),
  end);

/** The whole of a task: what a runner needs who has it before the eyes. */
export const whole = (task, heading = "h3") => h("div", { class: "task-what" },
  photo(task, { lazy: true }),
  h("div", { class: "task-words" },
    h(heading, null, say(task.name)),
    variant(task),
    h("p", { class: "small" }, t("forWhom"), " ", h("strong", null, whoFor(task))),
    h("p", { class: "small soft number" }, [promised(task), t("tagEnds", tagEnd(task.gtin))].filter(Boolean).join(" · ")),
    h("p", { class: "task-tags" }, tags(task))));

/** state -> what the big button says and does next; `run` is null where there is nothing to do but wait. */
export function next(task, act) {
  if (task.state === "requested") return { words: t("claim"), look: "line", run: () => act.claim(task) };
  if (task.state === "claimed") return { words: t("pick"), look: "accent", sign: "check", run: () => act.pick(task) };
  if (readyFor(task)) return { words: t("deliver", say(task.room.name)), look: "accent", sign: "door", run: () => act.deliver(task) };
  return { words: task.room ? t("notInYet", say(task.room.name)) : t("holdIt"), look: "quiet", run: null };
}
