/** The one question before a visit: any room, or the accessible one. Resolves to null if not now. */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { openSheet } from "../kit/sheet.js";
import { t } from "./words.js";

export function askRoom() {
  return new Promise((resolve) => {
    let accessible = false;
    let answer = null;
    const option = (value, sign, title, text, sheet) => h("button", {
      key: title, class: "option", type: "button", role: "radio", "aria-checked": accessible === value, "data-accessible": String(value),
      onclick: () => {
        accessible = value;
        sheet.update();
      },
    }, icon(sign), h("span", { class: "grow" }, h("strong", null, t(title)), h("span", { class: "soft small" }, t(text))), icon("check"));
    openSheet({
      label: () => t("begin"),
      onclose: () => resolve(answer),
      view: (sheet) => h("div", { class: "stack" },
        h("p", { class: "soft" }, t("beginText")),
        h("div", { class: "stack tight", role: "radiogroup", "aria-label": t("begin") },
          option(false, "door", "anyRoom", "anyRoomText", sheet),
          option(true, "wheelchair", "accessibleRoom", "accessibleRoomText", sheet)),
        h("button", {
          class: "button accent big wide", type: "button", "data-do": "begin",
          onclick: () => {
            answer = { accessible };
            sheet.close();
          },
        }, t("beginDo"))),
    });
  });
}
