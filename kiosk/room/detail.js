/** A closer look at one garment: every colour and size that is on hand, brought or fetched; a tap on a size does it. */
import { sizeButtons } from "../kit/change.js";
import { h } from "../kit/dom.js";
import { fitLines, isSuggested } from "../kit/fit.js";
import { colourName, photo, swatches } from "../kit/garment.js";
import { money, say } from "../kit/i18n.js";
import { arePainted, whenPainted } from "../kit/pictures.js";
import { openSheet } from "../kit/sheet.js";
import { mayWish, wishButton } from "../kit/wish.js";
import { bring } from "./cards.js";
import { carry, waysOf } from "./carrying.js";
import { goesWithSheet } from "./offers.js";
import { t } from "./words.js";

export function detailSheet(app, card) {
  let style = null;
  let way = app.view.visit.carry_first && !card.place ? "carry" : "bring";
  let colourway = card.colourway;
  const largeOf = largePhotos(() => sheet.element.open && sheet.update());
  const stop = app.notes.dwell({ style: card.style, slate: card.slate, position: card.position, visit: app.view.visit.id });
  const onclose = () => {
    stop();
    app.settle();
  };
  const sheet = openSheet({
    label: () => say(card.name), kind: "detail", onclose,
    view: () => {
      const chosen = style?.colourways.find((each) => each.id === colourway);
      const variants = chosen?.variants ?? card.sizes;
      const asked = app.view?.visit?.requests.find((request) => variants.some((each) => each.gtin === request.gtin) && request.state !== "cancelled");
      const pick = (choice) => {
        colourway = choice.id;
        sheet.update();
      };
      const choose = (name) => {
        way = name;
        sheet.update();
      };
      const request = async (variant, button) => {
        const done = way === "carry" ? await carry(app, card, variant.gtin, button) : await bring(app, card, variant.gtin, variant.size, button);
        if (done) sheet.close();
      };
      return h("div", { class: "detail-body" },
        largeOf({ ...card, ...(chosen ?? {}) }),
        h("div", { class: "stack" },
          h("p", { class: "accent" }, say(card.reason.text)),
          h("p", { class: "price number" }, money(variants[0]?.price ?? card.price)),
          style && !card.place && waysOf(style, way, choose),
          style?.colourways.length > 1 && h("section", { class: "stack tight" },
            h("h3", { class: "label" }, t("colour"), " ", h("span", { class: "soft" }, colourName(chosen?.colour))),
            swatches({ choices: style.colourways, chosen: colourway, choose: pick, label: t("colour") })),
          h("section", { class: "stack tight" }, h("h3", { class: "label" }, t("size")),
            style?.suggested ? null : likelySize(card, colourway), h("p", { class: "small soft" }, t(way === "carry" ? "pickSizeCarry" : "pickSize")),
            sizeButtons(variants, asked?.gtin, request, {
              describe: (words) => `${t(way === "carry" ? "carryNamed" : "bringNamed", say(card.name), null)}: ${words}`,
              suggested: (variant) => isSuggested(style, variant),
            }),
            fitLines(style)),
          app.view?.visit && variants.filter((variant) => mayWish(variant, app.view.visit)).map((variant) => wishButton(variant, say(card.name), app.visit.want)),
          h("button", { class: "button line", type: "button", onclick: () => goesWithSheet(app, { ...card, colourway }) }, t("goesWithShort"))));
    },
  });
  app.api.get(`/styles/${encodeURIComponent(card.style)}`).then((known) => {
    style = known;
    if (sheet.element.open) sheet.update();
  }).catch(() => {}); // the card itself says enough
}

/** The small photo, which is there already, until the large one is. */
function largePhotos(changed) {
  const wanted = new Set();
  return (garment) => {
    if (!wanted.has(garment.photo)) whenPainted([garment.photo]).then(changed);
    wanted.add(garment.photo);
    return photo(garment, { large: arePainted([garment.photo]), named: true, atOnce: true });
  };
}

/** What "likely" means, in plain words. It speaks of the colour that the card is in. */
function likelySize(card, colourway) {
  const size = card.sizes.find((each) => each.gtin === card.gtin)?.size;
  if (card.in_size !== "likely" || !size || colourway !== card.colourway) return null;
  return h("p", { class: "small" }, t("likelyMeans", size.label));
}
