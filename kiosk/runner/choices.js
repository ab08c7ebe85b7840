/** A sheet with a few big answers: one tap chooses and closes. */
import { h } from "../kit/dom.js";
import { openSheet } from "../kit/sheet.js";

export function ask({ title, text = null, choices, chosen }) {
  openSheet({
    label: title,
    view: (sheet) => [
      text && h("p", { class: "soft choices-text" }, text),
      h("div", { class: "stack tight" }, choices.map(({ value, words }) => h("button", {
        key: value, class: "button line wide big", type: "button", "data-choice": value,
        onclick: () => {
          sheet.close();
          chosen(value);
        },
      }, words))),
    ],
  });
}
