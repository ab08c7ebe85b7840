/** Help calls: who asks for what, who has been told that nobody went, and "I'm going". */
import { h } from "../kit/dom.js";
import { ago, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { empty } from "./list.js";
import { t } from "./words.js";

const REASONS = ["size", "colour", "fit", "carry", "price"];

export const caller = (call) => [call.room && say(call.room.name), call.call_sign].filter(Boolean).join(" · ");
export const aboutHelp = (call) => t(`about_${REASONS.includes(call.about) ? call.about : "other"}`);

export function helpBoard({ view, act }) {
  if (!view.help_calls.length) return empty("noHelp", "noHelpText");
  return h("ul", { class: "groups" }, view.help_calls.map((call) => helpCard(call, view, act)));
}

function helpCard(call, view, act) {
  return h("li", { class: "card help-call", key: call.id, "data-help": call.id, "data-state": call.answered_by ? "answered" : "called" },
    h("div", { class: "row between" },
      h("h2", null, caller(call)),
      h("span", { class: "small soft" }, t("called", ago(call.called_at)))),
    h("p", { class: "help-about" }, aboutHelp(call)),
    call.escalated && !call.answered_by && h("p", { class: "pill caution" }, t(`told_${call.escalated}`)),
    call.answered_by ? answered(call, act) : h("button", {
      class: "button accent wide big", type: "button", "aria-label": `${t("answer")}: ${caller(call)}`, "data-do": "answer",
      "aria-busy": act.busy(call.id) ? "true" : null, onclick: () => act.answer(call),
    }, icon("walk"), t("answer")));
}

const answered = (call, act) => [
  h("p", { class: "pill accent", key: "way" }, call.mine ? t("youGo") : t("onTheWay", call.answered_by)),
  call.mine && h("button", {
    key: "done", class: "button line wide", type: "button", "aria-label": `${t("wasThere")}: ${caller(call)}`, "data-do": "helpDone",
    "aria-busy": act.busy(call.id) ? "true" : null, onclick: () => act.helpDone(call),
  }, t("wasThere")),
];
