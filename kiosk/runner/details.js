/** All of one task in a sheet, with everything that can be done with it just now. */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { storeMap } from "../kit/map.js";
import { openSheet } from "../kit/sheet.js";
import { askAbsence } from "./absence.js";
import { handTask } from "./handing.js";
import { garmentWords, next, placeOf, whole } from "./task.js";
import { t } from "./words.js";
import { isMine, isTaken, taskOf } from "./work.js";

/** `current()` is the newest view; the sheet closes when its task is done with. */
export function openTask({ id, current, act }) {
  openSheet({
    label: () => titleOf(taskOf(current(), id)),
    view: (sheet) => {
      const task = taskOf(current(), id);
      if (!task) return h("p", { class: "soft" }, t("taskGone"));
      const then = (work) => () => {
        sheet.close();
        work();
      };
      return h("div", { class: "stack" },
        whole(task), task.owner && !task.mine && h("p", { class: "soft" }, t("takenBy", task.owner.name)),
        h("div", { class: "stack tight" }, choices({ task, current, act, then })),
        task.from !== "room" && act.drawing() && storeMap(act.drawing(), task, task.room));
    },
  });
}

/** Where it hangs: that is what a runner looks for. */
const titleOf = (task) => (task ? placeOf(task).filter(Boolean).join(" · ") : t("taskGone"));

function choices({ task, current, act, then }) {
  const step = next(task, act);
  const hand = () => handTask({ task, view: current(), act });
  const view = current();
  const silent = isTaken(task) && task.silent;
  return [
    !isTaken(task) && step.run && choice("next", step.words, task, then(step.run), { look: "accent", sign: step.sign }),
    isMine(task) && task.state === "claimed" && choice("notFound", t("notFound"), task, then(() => askAbsence(task, act))),
    isMine(task) && task.state === "picked" && task.visit_state !== "in_room"
      && choice("handOver", t("handOver"), task, then(() => act.handOver(task))),
    isMine(task) && choice("hand", t("handTask"), task, then(hand)),
    isMine(task) && choice("release", t("release"), task, then(() => act.release(task))),
    silent && choice("takeTask", t("takeTask"), task, then(() => act.handTask(task, view.me.id))),
  ];
}

const choice = (name, words, task, onclick, { look = "quiet", sign = null } = {}) => h("button", {
  key: name, class: `button wide ${look === "accent" ? "accent big" : look}`, type: "button", "data-choice": name,
  "aria-label": `${words}: ${garmentWords(task)}`, onclick,
}, sign && icon(sign), words);
