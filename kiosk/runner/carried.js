/** Somebody carries too much: a runner takes a piece over and brings it to their room. */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { t } from "./words.js";

/** The way to it, where anybody carries anything. */
export const carried = ({ view, current, act }) => view.carried.length > 0 && h("button", {
  class: "button plain wide", type: "button", key: "carried", "data-do": "takePiece", onclick: () => choosePiece({ current, act }),
}, t("takePiece"));

/** By call sign, as shoppers say it: which one is it? */
function choosePiece({ current, act }) {
  openSheet({
    label: () => t("takePiece"),
    view: (sheet) => h("div", { class: "stack" },
      h("p", { class: "soft" }, t("takePieceText")),
      h("ul", { class: "checklist" }, current().carried.map((piece) => h("li", { key: piece.id, class: "check-line", "data-piece": piece.id },
        photo(piece, { lazy: true }),
        h("div", { class: "grow" },
          h("p", null, h("span", { class: "call-sign" }, piece.call_sign)),
          h("p", { class: "strong" }, say(piece.name)), h("p", { class: "small soft" }, variantLine(piece))),
        h("button", {
          class: "button line small", type: "button", "data-do": "takeThis", "aria-label": `${t("claim")}: ${say(piece.name)}, ${piece.call_sign}`,
          onclick: () => {
            sheet.close();
            act.takeOverPiece(piece);
          },
        }, t("claim")))))),
  });
}
