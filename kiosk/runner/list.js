/** The first tab: what I do now; what waits for somebody; what colleagues are bringing. */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { carried } from "./carried.js";
import { takeWalk } from "./handing.js";
import { offer } from "./offer.js";
import { garmentWords, row } from "./task.js";
import { timing } from "./timing.js";
import { myWalk } from "./walk.js";
import { t } from "./words.js";
import { bringing, colleagues, fetching, mine, openTasks } from "./work.js";

export function list({ current, act, fresh, look, handOn }) {
  const view = current();
  const busy = mine(view).length > 0;
  const open = openTasks(view);
  const others = colleagues(view).filter((walk) => walk.tasks.length);
  // What a handheld that fell silent holds comes before what nobody has taken yet: somebody waits for longer.
  const [silent, heard] = [others.filter((walk) => walk.silent), others.filter((walk) => !walk.silent)];
  return h("div", { class: "stack wide" },
    timing(view),
    busy && myWalk({ view, act, look, handOn }),
    !fetching(view).length && !bringing(view).length && view.next_walk && offer({ walk: view.next_walk, act }),
    silent.length > 0 && withColleagues({ key: "silent", title: "silentTitle", others: silent, view, act, look }),
    open.length > 0 && waiting({ open, more: view.open_count - open.length, act, look, fresh }),
    !busy && !open.length ? empty("noTasks", "noTasksText") : null,
    heard.length > 0 && withColleagues({ key: "others", title: "othersTitle", others: heard, view, act, look }),
    carried({ view, act }));
}

export const empty = (title, text) => h("div", { class: "nothing" },
  icon("check"), h("h2", null, t(title)), h("p", { class: "soft" }, t(text)));

const waiting = ({ open, more, act, look, fresh }) => h("section", { class: "stack tight", key: "open", "aria-labelledby": "open-title" },
  h("h2", { id: "open-title", class: "eyebrow" }, t("openTitle", open.length + more)),
  h("ul", { class: "tasks card" }, open.map((task) => row({
    task, look, isNew: fresh.has(task.id),
    end: h("button", {
      class: "button line small", type: "button", "data-do": "next", "aria-label": `${t("claim")}: ${garmentWords(task)}`,
      "aria-busy": act.busy(task.id) ? "true" : null, onclick: () => act.claim(task),
    }, t("claim")),
  }))),
  more > 0 && h("p", { class: "small soft", key: "more" }, t("openMore", more)));

const withColleagues = ({ key, title, others, view, act, look }) => h("section", { class: "stack tight", key, "aria-labelledby": `${key}-title` },
  h("h2", { id: `${key}-title`, class: "eyebrow" }, t(title)),
  h("ul", { class: "card others" }, others.map((walk) => colleague({ walk, view, act, look }))));

const colleague = ({ walk, view, act, look }) => {
  const { silent } = walk;
  return h("li", { key: walk.runner.id, "data-colleague": walk.runner.id, "data-silent": String(silent) },
    h("div", { class: "row between" },
      h("p", null, h("strong", null, walk.runner.name), " ", h("span", { class: "small soft" }, t("pieces", walk.tasks.length))),
      silent && h("button", {
        class: "button line small", type: "button", "data-do": "takeOver", "aria-busy": act.busy(`over-${walk.runner.id}`) ? "true" : null,
        onclick: () => takeWalk({ walk, view, act }),
      }, t("takeOver"))),
    silent && h("p", { class: "small soft" }, t("silent", walk.runner.name)),
    h("ul", { class: "tasks" }, walk.tasks.map((task) => row({ task, look }))));
};
