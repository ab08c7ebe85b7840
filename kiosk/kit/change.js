/** Another size or colour of a garment that was asked for, with what is on hand of each. One tap does it. */
import { h } from "./dom.js";
import { fitLines, isSuggested } from "./fit.js";
import { colourName, mark, onHand, sizeLabel, swatches } from "./garment.js";
import { say, speaker } from "./i18n.js";
import { coloursOf } from "./request.js";
import { openSheet } from "./sheet.js";
import { attempt, tell } from "./toast.js";

const t = speaker({
  en: {
    title: "Change size or colour", colour: "Colour", size: "Size",
    changed: (what) => `Changed to ${what}`, also: (what) => `${what} is coming too`,
  },
  ko: {
    title: "사이즈·색상 변경", colour: "색상", size: "사이즈",
    changed: (what) => `${what}(으)로 변경했습니다`, also: (what) => `${what}도 가져다 드립니다`,
  },
});

/**
 * `change(variant)` sends it and resolves to {request}; `current()` is the request as it is now, or null. What the
 * `api` says of how the style fits comes when it comes: sizes can be tapped before.
 */
export function changeSheet({ current, change, api }) {
  let colourway = current()?.colourway;
  let style = null;
  const choose = async (variant, sheet, button) => {
    if (await attempt(() => changeTo({ current, change }, variant), button)) sheet.close();
  };
  const opened = openSheet({
    label: () => t("title"),
    view: (sheet) => {
      const now = current();
      if (!now) return null;
      const colours = coloursOf(now);
      const chosen = colours.find((each) => each.id === colourway) ?? colours[0];
      const pick = (choice) => {
        colourway = choice.id;
        sheet.update();
      };
      return h("div", { class: "stack" },
        h("p", { class: "soft" }, say(now.name)),
        colours.length > 1 && h("section", { class: "stack tight" },
          h("h3", { class: "label" }, t("colour"), " ", h("span", { class: "soft" }, colourName(chosen.colour))),
          swatches({ choices: colours, chosen: chosen.id, label: t("colour"), choose: pick })),
        h("section", { class: "stack tight" }, h("h3", { class: "label" }, t("size")),
          sizeButtons(chosen.variants, now.gtin, (variant, button) => choose(variant, sheet, button), { suggested: (variant) => isSuggested(style, variant) }),
          fitLines(style)));
    },
  });
  api.get(`/styles/${encodeURIComponent(current()?.style)}`).then((known) => {
    style = known;
    if (opened.element.open) opened.update();
  }).catch(() => {}); // the sizes themselves say enough
}

/** Changes it and says what happened: the same garment in another size, or one more that is coming. */
export async function changeTo({ current, change }, variant) {
  const before = current().id;
  const done = await change(variant);
  const what = [colourName(variant.colour), sizeLabel(variant.size)].filter(Boolean).join(" · ");
  tell(t(done?.request && done.request !== before ? "also" : "changed", what));
  return done ?? {};
}

/** A tap acts at once, so these are buttons and not a choice; the present one cannot be tapped. */
export const sizeButtons = (variants, present, choose, { describe = (words) => words, suggested = () => false } = {}) => {
  const one = (variant) => h("button", {
    key: variant.gtin, type: "button", class: `chip ${variant.available > 0 ? "" : "none"} ${mark(suggested(variant)).class}`, "data-gtin": variant.gtin,
    disabled: variant.gtin === present || variant.available < 1, "aria-pressed": variant.gtin === present,
    "aria-label": describe(`${sizeLabel(variant.size)}, ${onHand(variant.available)}${mark(suggested(variant)).words}`),
    onclick: (event) => choose(variant, event.currentTarget),
  }, sizeLabel(variant.size), h("small", null, variant.gtin === present ? "✓" : onHand(variant.available)));
  return h("div", { class: "chips" }, variants.map(one));
};
