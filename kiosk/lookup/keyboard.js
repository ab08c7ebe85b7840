/**
 * A keyboard on the screen, for a kiosk that has none. Korean letters are put together as they are
 * tapped. It writes into `field` like a keyboard would, and never takes the focus from it.
 */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { language } from "../kit/i18n.js";
import { erase, type } from "./hangul.js";
import { t } from "./words.js";

const LATIN = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const HANGUL = ["ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"];
const DOUBLED = { ㅂ: "ㅃ", ㅈ: "ㅉ", ㄷ: "ㄸ", ㄱ: "ㄲ", ㅅ: "ㅆ", ㅐ: "ㅒ", ㅔ: "ㅖ" };
const DIGITS = "1234567890";

/** `draw` is called after every change of the keyboard itself; `field()` is where it writes. With a
 *  `hide` it can be put away and its script changed; without, it stays as it is. */
export function keyboard({ field, draw, hide, script = null }) { // null: as the screen speaks
  let shifted = false;
  const hangul = () => (script ?? (language() === "ko" ? "hangul" : "latin")) === "hangul";

  function write(change) {
    const input = field();
    if (!input) return;
    input.value = change(input.value);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.setSelectionRange?.(input.value.length, input.value.length);
  }

  function press(letter) {
    write((text) => (hangul() ? type(text, letter) : text + letter));
    if (shifted) {
      shifted = false;
      draw();
    }
  }

  function swap() {
    script = hangul() ? "latin" : "hangul";
    shifted = false;
  }

  const key = (name, words, run, extra = {}) => h("button", {
    key: name, class: `key ${extra.look ?? ""}`, type: "button", "aria-label": extra.label ?? null, "aria-pressed": extra.pressed ?? null,
    onpointerdown: (event) => event.preventDefault(), onclick: run, tabindex: extra.tabindex ?? null,
  }, words);

  const letters = (row) => [...row].map((plain) => {
    const letter = hangul() && shifted ? (DOUBLED[plain] ?? plain) : plain;
    return key(plain, letter, () => press(letter));
  });

  const toggle = (change) => () => {
    change();
    draw();
  };

  return () => {
    const rows = hangul() ? HANGUL : LATIN;
    return h("div", { class: "keyboard", role: "group", "aria-label": t("keyboard"), lang: hangul() ? "ko" : "en" },
      h("div", { class: "keys" }, letters(DIGITS)),
      h("div", { class: "keys" }, letters(rows[0])),
      h("div", { class: "keys" }, letters(rows[1])),
      h("div", { class: "keys" },
        hangul() && key("shift", t("shift"), toggle(() => { shifted = !shifted; }), { look: "wide", pressed: shifted }),
        letters(rows[2]),
        key("erase", icon("back"), () => write(erase), { look: "wide", label: t("erase") })),
      h("div", { class: "keys" },
        hide && key("script", hangul() ? t("toLatin") : t("toHangul"), toggle(swap), { look: "wide" }),
        key("space", t("space"), () => write((text) => `${text} `), { look: "space" }),
        hide && key("hide", t("hide"), hide, { look: "wide done" })));
  };
}
