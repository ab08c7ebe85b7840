/** The last seconds before the screen forgets: it asks, counts, and says what goes on anyway. */
import { h } from "../kit/dom.js";
import { openSheet } from "../kit/sheet.js";
import { WARNING_S } from "./idle.js";
import { t } from "./words.js";

export function farewell({ visit, startOver }) {
  let sheet = null;
  let left = null;

  const view = () => h("div", { class: "stack" },
    h("p", { class: "countdown" },
      h("span", { class: "ring number", "aria-hidden": "true", style: { "--part": `${(left / WARNING_S) * 100}%` } }, left),
      t("idleText", left)),
    visit.view && !visit.idle && h("p", { class: "soft" }, t("idleKeeps", visit.view.call_sign)),
    h("button", {
      class: "button accent big wide", type: "button", "data-do": "stay", autofocus: true, onclick: () => sheet?.close(),
    }, t("idleStay")),
    h("button", { class: "button quiet wide", type: "button", "data-do": "clear", onclick: startOver }, t("idleClear")));

  /** `seconds` that are left, or null: there is no hurry. */
  function show(seconds) {
    left = seconds;
    if (seconds === null) return sheet?.close();
    if (sheet) return sheet.update();
    sheet = openSheet({ label: () => t("idleTitle"), kind: "idle-sheet", view, onclose: () => { sheet = null; } });
    return sheet.element.setAttribute("role", "alertdialog");
  }

  return { show };
}
