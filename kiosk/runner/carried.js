/** Somebody carries too much: a runner takes a piece over and brings it to their room. */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { t } from "./words.js";

const SCROLLED = 8; // of more than these one is looked for by its call sign

/** The way to it, where anybody carries anything. */
export const carried = ({ view, act }) => view.carried > 0 && h("button", {
  class: "button plain wide", type: "button", key: "carried", "data-do": "takePiece", onclick: (event) => choosePiece({ act, button: event.currentTarget }),
}, t("takePiece"));

/** As of now, by call sign, as shoppers say it: which one is it? In a full store hundreds are carried. */
async function choosePiece({ act, button }) {
  const found = await attempt(() => act.look("/carried"), button);
  if (!found) return;
  let sign = "";
  const fits = (piece) => piece.call_sign.startsWith(sign);
  openSheet({
    label: () => t("takePiece"),
    view: (sheet) => h("div", { class: "stack" },
      h("p", { class: "soft" }, t("takePieceText")),
      found.carried.length > SCROLLED && h("input", {
        class: "field", type: "search", autocomplete: "off", autocapitalize: "characters", placeholder: t("callSign"), "aria-label": t("callSign"), value: sign,
        oninput: (event) => {
          sign = event.target.value.trim().toUpperCase();
          sheet.update();
        },
      }),
      found.carried.some(fits)
        ? h("ul", { class: "checklist" }, found.carried.filter(fits).map((piece) => line({ piece, act, sheet })))
        : h("p", { class: "soft", role: "status" }, t(sign ? "nobodyCarries" : "nothingCarried"))),
  });
}

const line = ({ piece, act, sheet }) => h("li", { key: piece.id, class: "check-line", "data-piece": piece.id },
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
  }, t("claim")));
