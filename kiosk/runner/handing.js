/** Handing on: a task or a whole walk passes to a colleague who is on the floor; or one is taken over. */
import { h } from "../kit/dom.js";
import { openSheet } from "../kit/sheet.js";
import { ask } from "./choices.js";
import { t } from "./words.js";

const others = (view) => view.team.filter((one) => one.id !== view.me.id);

function toWhom({ view, title, chosen }) {
  const choices = others(view).map((one) => ({ value: one.id, words: one.name }));
  if (choices.length) return ask({ title, text: t("handText"), choices, chosen });
  return openSheet({ label: title, view: () => h("p", { class: "soft" }, t("nobodyElse")) });
}

export const handTask = ({ task, view, act }) => toWhom({ view, title: t("handTaskTo"), chosen: (to) => act.handTask(task, to) });

export const handWalk = ({ view, act }) => toWhom({ view, title: t("handWalkTo"), chosen: (to) => act.handWalk(view.my_walk.id, to) });

/** Somebody has not been heard of: who goes on says so, and looks for what was picked already. */
export const takeWalk = ({ walk, view, act }) => ask({
  title: t("takeOverAsk", walk.runner.name), text: t("takeOverText"),
  choices: [{ value: "yes", words: t("takeOverYes") }],
  chosen: () => act.takeOver(walk, view),
});
