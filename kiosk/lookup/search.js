/** The search field and what it finds. Typing searches by itself after a breath. */
import { h } from "../kit/dom.js";
import { photo } from "../kit/garment.js";
import { money, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { t } from "./words.js";

const BREATH_MS = 300;
let timer = 0;

/** @param typed what the field holds; `type` is told of every change, `search` after a breath and on Enter */
export function searchBox({ typed, type, search, board }) {
  const changed = (event) => {
    type(event.target.value);
    const value = event.target.value.trim();
    clearTimeout(timer);
    timer = setTimeout(() => value && search(value), BREATH_MS);
  };
  const submit = (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const value = new FormData(event.target).get("q").trim();
    if (value) search(value);
  };
  return h("form", { class: "search", role: "search", key: "search", onsubmit: submit },
    h("label", { class: "unseen", for: "q" }, t("search")),
    icon("search"),
    h("input", {
      id: "q", name: "q", class: "field", type: "text", placeholder: t("search"), autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", enterkeyhint: "search", inputmode: board.shown ? "none" : null, maxlength: "80",
      mount: (input) => { input.value = typed; }, oninput: changed, onpointerdown: board.touched,
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

export function results({ words, styles, box, openStyle }) {
  return [
    h("div", { class: "upper" },
      h("div", { class: "page-head" },
        h("h1", { tabindex: "-1" }, t("results", words)),
        h("p", { class: "soft", role: "status" }, styles && t("found", styles.length))),
      h("div", { class: "scroller" }, styles?.length
        ? h("ul", { class: "finds" }, styles.map((style) => find(style, openStyle)))
        : styles && h("div", { class: "nothing" }, h("h2", null, t("nothing")), h("p", { class: "soft" }, t("nothingText"))))),
    h("div", { class: "lower" }, box),
  ];
}

function find(style, openStyle) {
  const shown = style.colourways.find((way) => onHand(way) > 0) ?? style.colourways[0];
  const all = style.colourways.reduce((sum, way) => sum + onHand(way), 0);
  const name = say(style.name);
  return h("li", { key: style.style },
    h("button", { class: `find ${all ? "" : "none"}`, type: "button", "data-style": style.style, onclick: () => openStyle(style, shown) },
      photo({ ...shown, name: style.name }, { lazy: true }),
      h("span", { class: "find-words" },
        h("strong", null, name),
        h("span", { class: "soft small" }, [money(shown?.variants[0]?.price), t("colours", style.colourways.length)].filter(Boolean).join(" · ")),
        h("span", { class: `small ${all ? "accent" : "faint"}` }, t("here", all)))));
}

export const onHand = (way) => way.variants.reduce((sum, variant) => sum + variant.available, 0);
