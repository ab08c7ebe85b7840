/**
 * What needs the manager, and nothing else: alerts, what nobody took, a catalogue that was refused. One line
 * each, with where to look; a store in which all is well says so in one line.
 */
import { h } from "../kit/dom.js";
import { ago, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { caller } from "../runner/help.js";
import { t } from "./words.js";

const short = (id) => String(id ?? "").slice(0, 8);

/** Everything that waits for the manager: [{key, words, since, to}], the gravest first. */
export function needsOf({ today, staff }) {
  const { release, alerts, questions } = today;
  const told = [...staff.open, ...staff.others.flatMap((walk) => walk.tasks)].filter((task) => task.escalated === "manager");
  const calls = staff.help_calls.filter((call) => call.escalated === "manager" && !call.answered_by);
  return [
    ...(release.error ? [{ key: "release", words: t("refused", short(release.wanted)), note: release.error }] : []),
    ...calls.map((call) => ({ key: call.id, words: t("needHelp", caller(call)), since: call.called_at })),
    ...untaken(told),
    ...alerts.map((alert) => ({ key: alert.id, words: alertWords(alert), since: alert.since })),
    ...(questions.length ? [{ key: "questions", words: t("needQuestions", questions.length), to: "garments" }] : []),
  ];
}

/** What nobody took, a line for each room: whoever goes there sees to all of it. */
function untaken(told) {
  const where = (task) => (task.room ? say(task.room.name) : task.call_sign);
  const byRoom = Map.groupBy ? Map.groupBy(told, where) : told.reduce((all, task) => all.set(where(task), [...(all.get(where(task)) ?? []), task]), new Map());
  return [...byRoom].map(([room, tasks]) => ({
    key: tasks[0].id, since: tasks.map((task) => task.requested_at).sort()[0],
    words: tasks.length === 1 ? t("needTask", say(tasks[0].name), room) : t("needTasks", tasks.length, room),
  }));
}

const KNOWN = ["accessible_out", "accessible_storage", "accessible_not_cleared", "accessible_piled_up", "room_out", "nobody_on_floor"];

const alertWords = (alert) => t(KNOWN.includes(alert.code) ? `alert_${alert.code}` : "alert", alert.room ? say(alert.room.name) : "");

export function needs(views) {
  const all = needsOf(views);
  if (!all.length) return h("p", { class: "all-well", key: "needs", "data-needs": "0", role: "status" }, icon("check"), t("allWell"));
  return h("section", { class: "needs card", key: "needs", "aria-labelledby": "h-needs", "data-needs": all.length },
    h("h2", { id: "h-needs" }, t("needsYou")),
    h("ul", null, all.map((one) => h("li", { key: one.key, class: "row", "data-need": one.key },
      h("span", { class: "need-mark", "aria-hidden": "true" }),
      h("div", { class: "grow" }, h("p", null, one.words), one.note && h("p", { class: "small soft" }, one.note)),
      one.since && h("span", { class: "small soft" }, ago(one.since)),
      one.to && h("a", { class: "button plain small", href: `#${one.to}` }, t("look"))))));
}
