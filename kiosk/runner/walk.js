/**
 * My walk: the stop I go to now, large, with the one thing to do there; then the stops after it and
 * the rooms, quietly, on the line that I walk. What joined the walk meanwhile is marked.
 */
import { h } from "../kit/dom.js";
import { say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { askAbsence } from "./absence.js";
import { place, garmentWords, marks, next, row, whole } from "./task.js";
import { t } from "./words.js";
import { bringing, fetching, keeping, readyFor } from "./work.js";

export function myWalk({ view, act, look, handOn }) {
  const stops = fetching(view);
  const rooms = bringing(view);
  const waiting = keeping(view);
  const now = stops[0] ?? rooms[0] ?? null;
  const later = [...stops.slice(1), ...(stops.length ? rooms : rooms.slice(1))];
  return h("section", { class: "walk", "aria-labelledby": "walk-title", "data-walk": view.my_walk.id ?? "mine" },
    h("header", { class: "row between walk-head" },
      h("h2", { id: "walk-title", class: "eyebrow" }, progress(view, stops)),
      view.my_walk.id && h("button", { class: "button plain small", type: "button", "data-do": "handWalk", onclick: handOn }, t("handWalk"))),
    now && h("ol", { class: "stops" },
      stops.length ? fetchNow({ stop: now, act, look }) : bringNow({ room: now, act, look }),
      later.map((stop) => (stop.room ? laterRoom(stop, look) : laterStop(stop, look)))),
    waiting.length > 0 && keep({ waiting, look }));
}

/** How much of it is done, in garments: "2 of 5 picked". Nothing here counts seconds. */
function progress(view, stops) {
  const left = stops.reduce((sum, stop) => sum + stop.tasks.length, 0);
  const held = bringing(view).reduce((sum, room) => sum + room.tasks.length, 0) + keeping(view).length;
  return left ? t("picking", held, held + left) : t("bringing", held);
}

const keyOf = (stop) => [stop.room?.id, stop.zone?.id, stop.fixture?.id].join("/");

function fetchNow({ stop, act, look }) {
  const [first] = stop.tasks;
  return h("li", { class: "stop now card", key: "now", "data-stop": "now" },
    h("p", { class: "eyebrow accent" }, t("nextStop")),
    place(first, "h3"),
    h("ul", { class: "tasks" }, stop.tasks.map((task, i) => h("li", marks(task),
      whole(task, "h4"), button({ task, act, filled: i === 0 }),
      h("div", { class: "row between" },
        side("notFound", task, act, () => askAbsence(task, act)),
        side("more", task, act, () => look(task)))))));
}

function bringNow({ room, act, look }) {
  const ready = room.tasks.filter(readyFor);
  const [only] = ready;
  return h("li", { class: "stop now card", key: "now", "data-stop": "now" },
    h("p", { class: "eyebrow accent" }, t("bringTo")),
    h("h3", { class: "place" }, h("span", { class: "fixture" }, say(room.room.name)), " ", h("span", { class: "call-sign" }, room.call_sign)),
    ready.length === 1 ? h("ul", { class: "tasks" }, h("li", marks(only),
      whole(only, "h4"), button({ task: only, act, filled: true }),
      h("div", { class: "row between" }, h("span", null), side("more", only, act, () => look(only))))) : [
      h("ul", { class: "tasks", key: "several" }, ready.map((task) => row({ task, look, showPlace: false, showWho: false, end: hung(task, act) }))),
      h("button", {
        class: "button accent wide big", type: "button", key: "all", "data-do": "bringAll", "aria-busy": act.busy("step") ? "true" : null,
        onclick: () => act.deliverAll(ready),
      }, icon("door"), t("hangAll", ready.length)),
    ]);
}

/** One of several: hung by itself, where not all of them are at hand. */
const hung = (task, act) => h("button", {
  class: "button line small", type: "button", "data-do": "next", "aria-label": `${t("deliver", say(task.room.name))}: ${garmentWords(task)}`,
  "aria-busy": act.stepping(task) ? "true" : null, onclick: () => act.deliver(task),
}, t("hung"));

const laterStop = (stop, look) => h("li", { class: "stop later", key: keyOf(stop), "data-stop": "later" },
  place(stop.tasks[0], "h3"),
  h("ul", { class: "tasks" }, stop.tasks.map((task) => row({ task, look, showPlace: false }))));

const laterRoom = (stop, look) => h("li", { class: "stop later room-stop", key: keyOf(stop), "data-stop": "room" },
  h("h3", { class: "place" }, h("span", { class: "fixture" }, say(stop.room.name)), " ", h("span", { class: "call-sign" }, stop.call_sign)),
  h("ul", { class: "tasks" }, stop.tasks.map((task) => row({ task, look, showPlace: false, showWho: false }))));

/** In hand for somebody who is not in a room yet: it hangs by the rooms meanwhile. */
const keep = ({ waiting, look }) => h("section", { class: "stack tight", key: "keep", "aria-labelledby": "keep-title" },
  h("h3", { id: "keep-title", class: "eyebrow" }, t("keepTitle")),
  h("ul", { class: "tasks card" }, waiting.map((task) => row({ task, look, showPlace: false }))));

function button({ task, act, filled }) {
  const { words, look, sign, run } = next(task, act);
  return h("button", {
    class: `button wide big ${filled || !run ? look : "line"}`, type: "button", "aria-label": `${words}: ${garmentWords(task)}`, "data-do": "next",
    "aria-busy": act.stepping(task) ? "true" : null, "aria-disabled": run ? null : "true", onclick: run,
  }, sign && icon(sign), words);
}

const side = (name, task, act, onclick) => h("button", {
  key: name, class: "button plain small", type: "button", "aria-label": `${t(name)}: ${garmentWords(task)}`, "data-do": name,
  disabled: act.busy(task.id), onclick,
}, t(name));
