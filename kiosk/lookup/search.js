/** The search field and what it finds. Typing searches by itself after a breath. */
import { h } from "../kit/dom.js";
import { lacks, missedWords, readAs, variantShown, wayShown } from "../kit/found.js";
import { photo } from "../kit/garment.js";
import { money, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { t } from "./words.js";

/** @param typed what the field holds; `type` is told of every change, `search` is for Enter and the button */
export function searchBox({ typed, type, search, board }) {
  const changed = (event) => type(event.target.value);
  const submit = (event) => {
    event.preventDefault();
    type(event.target.elements.q.value);
    search();
  };
  return h("form", { class: "search", role: "search", key: "search", onsubmit: submit },
    h("label", { class: "unseen", for: "q" }, t("search")),
    icon("search"),
    h("input", {
      id: "q", name: "q", class: "field", type: "text", placeholder: t("search"), autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", enterkeyhint: "search", inputmode: board.shown ? "none" : null, maxlength: "80",
      mount: (input) => { input.value = typed; }, oninput: changed, oncompositionend: changed, onpointerdown: board.touched,
    }),
    h("button", {
      class: "button quiet round", type: "button", "aria-label": t("keyboard"), "aria-pressed": board.shown, "data-do": "keyboard",
      onclick: board.toggle,
    }, keys()),
    h("button", { class: "button", type: "submit" }, t("searchButton")));
}

const keys = () => h("svg", { class: "icon", viewBox: "0 0 24 24", fill: "none", "aria-hidden": "true" },
  h("path", {
    d: "M3 7h18v11H3zM6.5 10.5h.01M10 10.5h.01M13.5 10.5h.01M17 10.5h.01M8 14.5h8", stroke: "currentColor", "stroke-width": "1.6",
    "stroke-linecap": "round", "stroke-linejoin": "round",
  }));

export function results({ words, answer, box, openStyle }) {
  const styles = answer?.styles ?? [];
  const missed = answer && missedWords(answer);
  const whole = styles.filter((style) => !lacks(answer, style));
  const rest = styles.filter((style) => lacks(answer, style));
  const list = (some) => h("ul", { class: "finds" }, some.map((style) => find(answer, style, openStyle)));
  return [
    h("div", { class: "upper" },
      h("div", { class: "page-head" },
        h("h1", { tabindex: "-1" }, t("results", words)),
        answer && readAs(answer),
        answer && h("p", { class: missed ? "missed" : "soft", role: "status" }, missed ?? t("found", styles.length))),
      h("div", { class: "scroller stack wide" },
        whole.length > 0 && list(whole),
        rest.length > 0 && h("section", { key: "nearly", class: "stack tight" }, h("h2", { class: "label" }, t("nearly")), list(rest)),
        answer && !styles.length && h("div", { class: "nothing" }, h("h2", null, t("nothing")), h("p", { class: "soft" }, t("nothingText"))))),
    h("div", { class: "lower" }, box),
  ];
}

function find(answer, style, openStyle) {
  const shown = wayShown(answer, style);
  const { gtin, price } = variantShown(answer, shown) ?? {};
  const here = onHand(shown);
  const without = lacks(answer, style);
  return h("li", { key: style.style },
    h("button", {
      class: `find ${here ? "" : "none"}`, type: "button", "data-style": style.style, "data-colourway": shown.id,
      onclick: () => openStyle(style, shown, gtin),
    },
      photo({ ...shown, name: style.name }, { lazy: true }),
      h("span", { class: "find-words" },
        h("strong", null, say(style.name)),
        h("span", { class: "soft small" }, [money(price), t("colours", style.colourways.length)].filter(Boolean).join(" · ")),
        without && h("span", { class: "small faint" }, without),
        h("span", { class: `small ${here ? "accent" : "faint"}` }, t("here", here)))));
}

export const onHand = (way) => way.variants.reduce((sum, variant) => sum + variant.available, 0);
