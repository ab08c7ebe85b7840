/**
 * One garment to fetch. Where it hangs comes first, because that is what a runner looks for; one big
 * button says what happens next: take it -> picked -> in the room.
 */
import { h } from "../kit/dom.js";
import { colourDot, colourName, photo } from "../kit/garment.js";
import { clock, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { ask } from "./choices.js";
import { t } from "./words.js";
import { isMine, isTaken, tagEnd } from "./work.js";

export function taskCard({ task, walk, act, isNew = false, showRoom = false }) {
  const taken = isTaken(task);
  return h("li", {
    class: `task ${taken ? "taken" : ""} ${isMine(task) ? "mine" : ""}`, key: task.id,
    "data-request": task.id, "data-state": task.state, "data-gtin": task.gtin, "data-owner": owner(task),
  },
    h("div", { class: "task-what" },
      photo(task, { lazy: true }),
      h("div", { class: "task-words" },
        isNew && h("span", { class: "pill accent" }, t("newLabel")),
        showRoom && h("p", { class: "small strong accent" }, t("visitRoom", roomOf(walk), walk.call_sign)),
        place(task),
        h("h3", null, say(task.name)),
        h("p", { class: "variant" }, h("span", { class: "size", "aria-label": `${t("size")} ${sizeOf(task)}` }, sizeOf(task)),
          task.colour && h("span", null, colourDot(task.colour), " ", colourName(task.colour))),
        !taken && h("p", { class: "tiny faint number" }, t("tagEnds", tagEnd(task.gtin))),
        !taken && h("p", { class: "tiny soft number when" }, when(task)))),
    taken ? takenLine(task) : steps({ task, walk, act }));
}

/** Garments are hung in a room that its shopper is in; an offered one may still be yielded. */
export const readyFor = (walk) => walk.room !== null && walk.visit_state === "in_room";

/** The room of a walk, or why it has none yet. */
export function roomOf(walk) {
  if (walk.room) return say(walk.room.name);
  return t({ offered: "offeredRoom", waiting: "waitingRoom" }[walk.visit_state] ?? "noRoom");
}

const owner = (task) => (task.owner ? (task.mine ? "me" : "colleague") : "nobody");
const sizeOf = (task) => task.size?.label ?? t("noSize");

function place(task) {
  const zone = task.zone && say(task.zone.name);
  const fixture = task.fixture && say(task.fixture.name);
  if (!zone && !fixture) return h("p", { class: "place soft" }, t("unknownPlace"));
  return h("p", { class: "place" }, h("span", { class: "zone" }, zone), fixture && h("span", { class: "fixture" }, fixture));
}

const takenLine = (task) => h("p", { class: "taken-line small" },
  t("takenBy", task.owner?.name ?? "?"), h("span", { class: "pill" }, t(task.state === "picked" ? "picked" : "claimed")));

/** state -> what the big button says and does next. */
function next(task, walk, act) {
  if (task.state === "requested") return { words: t("claim"), look: "", run: () => act.claim(task) };
  if (task.state === "claimed") return { words: t("pick"), look: "accent", sign: "check", run: () => act.pick(task) };
  if (!readyFor(walk)) return { words: walk.room ? t("notInYet", say(walk.room.name)) : t("holdIt"), look: "quiet", run: null };
  return { words: t("deliver", say(walk.room.name)), look: "accent", sign: "door", run: () => act.deliver(task) };
}

function steps({ task, walk, act }) {
  const { words, look, sign, run } = next(task, walk, act);
  const garment = [say(task.name), colourName(task.colour), task.size?.label].filter(Boolean).join(", ");
  const busy = act.busy(task.id);
  const mine = isMine(task);
  const side = (name, doing) => h("button", {
    key: name, class: "button plain small", type: "button", "aria-label": `${t(name)}: ${garment}`, "data-do": name,
    disabled: busy, onclick: doing,
  }, t(name));
  return h("div", { class: "steps" },
    h("button", {
      class: `button wide big ${look}`, type: "button", "aria-label": `${words}: ${garment}`, "data-do": "next",
      "aria-busy": busy ? "true" : null, "aria-disabled": run ? null : "true", onclick: run,
    }, sign && icon(sign), words),
    mine && h("div", { class: "row between" },
      side("notFound", () => askAbsence(task, act)),
      side("release", () => act.release(task))));
}

/** Why a garment was not found. The shopper is told at once, so a tap here asks for one more. */
const askAbsence = (task, act) => ask({
  title: t("whyNotFound"), text: t("whyText"),
  choices: ["missing", "damaged", "with_customer"].map((reason) => ({ value: reason, words: t(`why_${reason}`) })),
  chosen: (reason) => act.absent(task, reason),
});

/** What was said to the shopper, and how long the task is held for whoever took it. */
const when = (task) => [
  promise(task),
  isMine(task) && task.lease_until && h("span", null, t("until", clock(task.lease_until))),
];

/** "promised by 14:05", and plainly when that time has passed. */
function promise(task, now = Date.now()) {
  if (!task.promised_at) return null;
  const late = Date.parse(task.promised_at) < now;
  return h("span", { class: late ? "caution strong" : "" },
    t(late ? "promisePassed" : "promised", clock(task.promised_at)));
}
