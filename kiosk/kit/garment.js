/** How a garment looks on every screen: its photo, price, sizes, colours and how many are on hand. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { money, say, speaker } from "./i18n.js";

const t = speaker({
  en: {
    left: (n) => (n === 1 ? "last one" : `${n} here`), none: "none here", mine: "on your list", one: "As on the tag",
    photo: (name, colour) => (colour ? `${name}, ${colour}` : name),
    sizes: "Size", colours: "Colour", plain: "As shown", suggested: "suggested for you",
  },
  ko: {
    left: (n) => (n === 1 ? "마지막 1벌" : `${n}벌 있음`), none: "품절", mine: "내 목록", one: "태그 참고",
    photo: (name, colour) => (colour ? `${name}, ${colour}` : name),
    sizes: "사이즈", colours: "색상", plain: "사진과 같음", suggested: "추천 사이즈",
  },
});

export const sizeLabel = (size) => (size ? size.label : t("one"));
export const colourName = (colour) => (colour ? say(colour.name) : "");
export const onHand = (n) => (n > 0 ? t("left", n) : t("none"));
export const priceOf = (garment) => money(garment.price);
/** "Black · M", of what is known. */
export const variantLine = (garment) =>
  [colourName(garment.colour), garment.size ? garment.size.label : ""].filter(Boolean).join(" · ");

/**
 * The photo in its frame; a hanger where there is none or it does not load. Decorative beside its name.
 * `whole` shows all of it in a wider frame, its sides melting into the ground. `atOnce` is for pictures that
 * are decoded already (see pictures.js): they are painted in the frame in which they are put in.
 */
export function photo(garment, { large = false, named = false, lazy = false, whole = false, atOnce = false, key } = {}) {
  const src = large ? (garment.photo ?? garment.photo_small) : (garment.photo_small ?? garment.photo);
  const pixels = src === garment.photo_small ? garment.photo_small_size : null;
  const alt = named ? t("photo", say(garment.name), colourName(garment.colour)) : "";
  return h("div", { class: whole ? "photo whole" : "photo", key },
    icon("hanger"),
    src && h("img", {
      key: src, width: pixels?.width, height: pixels?.height,
      decoding: atOnce ? "sync" : "async", loading: lazy ? "lazy" : null, src, alt,
      onerror: (event) => { event.target.hidden = true; },
    }));
}

/** What marks a size that is suggested, and says so to who does not see it. */
export const mark = (suggested) => (suggested ? { class: "suggested", words: `, ${t("suggested")}` } : { class: "", words: "" });

/**
 * Chips of sizes: choices [{gtin, size, available}], the chosen gtin, what is `mine` already, and what to do with
 * another. `suggested(choice)` says which to mark.
 */
export function sizeChips({ choices, chosen, choose, mine = [], suggested = () => false, label = t("sizes") }) {
  const here = ({ gtin, available }) => (mine.includes(gtin) ? t("mine") : onHand(available));
  return h("div", { class: "chips", role: "radiogroup", "aria-label": label },
    choices.map((choice) => h("button", {
      key: choice.gtin, type: "button", role: "radio", "data-gtin": choice.gtin,
      class: `chip ${choice.available > 0 || mine.includes(choice.gtin) ? "" : "none"} ${mark(suggested(choice)).class}`,
      "aria-checked": choice.gtin === chosen, tabindex: roving(choices, chosen, choice, "gtin"),
      "aria-label": `${sizeLabel(choice.size)}, ${here(choice)}${mark(suggested(choice)).words}`,
      onclick: () => choose(choice), onkeydown: arrows,
    }, sizeLabel(choice.size), h("small", null, here(choice)))));
}

/** Swatches of colours: choices [{id, colour}]. A colour whose value is unknown shows its name. */
export function swatches({ choices, chosen, choose, label = t("colours") }) {
  return h("div", { class: "swatches", role: "radiogroup", "aria-label": label },
    choices.map((choice) => {
      const hex = choice.colour?.hex;
      return h("button", {
        key: choice.id, type: "button", role: "radio", class: hex ? "swatch" : "chip",
        style: hex ? { "--swatch": hex } : {}, "aria-checked": choice.id === chosen,
        tabindex: roving(choices, chosen, choice, "id"),
        "aria-label": colourName(choice.colour) || t("plain"),
        onclick: () => choose(choice), onkeydown: arrows,
      }, hex ? null : colourName(choice.colour) || t("plain"));
    }));
}

/** A dot of the colour, beside its name. */
export const colourDot = (colour) =>
  colour?.hex && h("span", { class: "swatch dot", style: { "--swatch": colour.hex }, "aria-hidden": "true" });

const roving = (choices, chosen, choice, field) => {
  const current = choices.some((other) => other[field] === chosen) ? chosen : choices[0]?.[field];
  return choice[field] === current ? "0" : "-1";
};

/** Arrow keys move through a radio group, as ARIA asks. */
function arrows(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.parentElement.querySelectorAll("[role=radio]")];
  const next = all[(all.indexOf(event.currentTarget) + step + all.length) % all.length];
  next.focus();
  next.click();
}
