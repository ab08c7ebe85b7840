/** The pick list: what shoppers wait for, grouped by room, each group in the order it is walked. */
import { h } from "../kit/dom.js";
import { ago, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { readyFor, roomOf, taskCard } from "./task.js";
import { t } from "./words.js";
import { askedAt, isMine, isOpen, isTaken, myWalk, tasksOf } from "./work.js";

export function list({ view, filter, setFilter, zones, act, fresh }) {
  const mine = tasksOf(view).filter(isMine).length;
  const only = filter === "mine";
  return h("div", { class: "stack" },
    mine || only ? filters(only, mine, setFilter) : null,
    only ? walkOfMine({ view, zones, act }) : walks({ view, act, fresh }));
}

function filters(only, mine, setFilter) {
  const chip = (name, pressed, words) => h("button", {
    class: "chip", type: "button", "aria-pressed": pressed, "data-filter": name, onclick: () => setFilter(name),
  }, words);
  return h("div", { class: "chips", role: "group", "aria-label": t("filter") },
    chip("all", !only, t("everything")),
    chip("mine", only, `${t("myWalk")} ${mine}`));
}

function walks({ view, act, fresh }) {
  if (!view.walks.some((walk) => walk.tasks.length)) return empty("noTasks", "noTasksText");
  return h("div", { class: "groups" }, view.walks.filter((walk) => walk.tasks.length)
    .map((walk) => group({ walk, act, fresh })));
}

export const empty = (title, text) => h("div", { class: "nothing" },
  icon("check"), h("h2", null, t(title)), h("p", { class: "soft" }, t(text)));

function group({ walk, act, fresh }) {
  const name = roomOf(walk);
  const title = `walk-${walk.call_sign}`;
  const taken = walk.tasks.every(isTaken);
  return h("section", {
    class: `group card ${taken ? "taken" : ""}`, key: walk.call_sign, "aria-labelledby": title,
    "data-walk": walk.call_sign, "data-walk-room": walk.room?.id ?? "",
  },
    h("header", { class: "group-head" },
      h("h2", { id: title }, h("span", { class: walk.room ? "" : "soft" }, name), " ",
        h("span", { class: "call-sign" }, walk.call_sign)),
      h("p", { class: "small soft" }, since(walk))),
    h("ul", { class: "tasks" }, walk.tasks.map((task) => taskCard({ task, walk, act, isNew: fresh.has(task.id) }))),
    together({ walk, name, act }));
}

/** How long the oldest garment has been waited for. About the shopper, never about a person. */
function since(walk) {
  const at = askedAt(walk);
  return at ? [icon("clock"), t("asked", ago(at))] : null;
}

/** One tap for the whole room, where there is more than one garment to do it with. */
function together({ walk, name, act }) {
  const open = walk.tasks.filter(isOpen);
  const carried = walk.tasks.filter((task) => isMine(task) && task.state === "picked");
  const button = (key, words, named, run) => h("button", {
    key, class: "button line wide", type: "button", "aria-label": named, "data-group": key,
    "aria-busy": act.busy(key) ? "true" : null, onclick: run,
  }, words);
  const take = `take-${walk.call_sign}`;
  const hang = `hang-${walk.call_sign}`;
  return [
    open.length > 1 && button(take, t("takeAll", open.length), t("takeAllNamed", open.length, name),
      () => act.claimAll(take, open)),
    carried.length > 1 && readyFor(walk) && button(hang, t("hangAll", carried.length), t("hangAllNamed", carried.length, name),
      () => act.deliverAll(hang, carried)),
  ];
}

function walkOfMine({ view, zones, act }) {
  const stops = myWalk(view, zones);
  if (!stops.length) return empty("noWalk", "noWalkText");
  return h("div", { class: "groups" }, stops.map(({ zone, entries }) => h("section", {
    class: "group card", key: zone?.id ?? "nowhere", "aria-labelledby": `stop-${zone?.id ?? "nowhere"}`,
  },
    h("header", { class: "group-head" },
      h("h2", { id: `stop-${zone?.id ?? "nowhere"}` }, zone ? say(zone.name) : t("unknownPlace"))),
    h("ul", { class: "tasks" }, entries.map(({ task, walk }) => taskCard({ task, walk, act, showRoom: true }))))));
}
