/** Garments like this one that are in the store now: two in a row, photo first. */
import { h } from "../kit/dom.js";
import { colourDot, colourName, photo, priceOf } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { garmentPath, go } from "./route.js";
import { t } from "./words.js";

export function similarCards(app, page) {
  const slate = similarTo(app, page);
  if (!slate.cards) return null;
  return h("section", { class: "similar stack", "aria-label": t("similar") },
    h("h2", null, t("similar")),
    slate.cards.length ? cardGrid(app, slate) : h("p", { class: "soft" }, t("similarNone")));
}

/** Asked for once for each colour and size that is looked at. */
function similarTo(app, page) {
  if (page.similar) return page.similar;
  const slate = (page.similar = { cards: null });
  const variant = page.style.colourways.flatMap((each) => each.variants).find((each) => each.gtin === page.gtin);
  const query = new URLSearchParams({ n: "8", colourway: page.colourway });
  if (variant?.size) query.set("size", variant.size.label);
  app.api.get(`/styles/${encodeURIComponent(page.style.style)}/similar?${query}`).then((answer) => Object.assign(slate, answer))
    .catch(() => { slate.cards = []; }).finally(app.paint);
  return slate;
}

export const cardGrid = (app, slate) => h("ul", { class: "grid" }, slate.cards.map((card) => item(app, slate, card)));

function item(app, slate, card) {
  const gtin = card.gtin ?? card.sizes[0]?.gtin;
  const noted = () => ({ slate: slate.slate, position: card.position, style: card.style, visit: app.visit.id });
  const open = (event) => {
    event.preventDefault();
    app.notes.note("tap", { ...noted(), gtin });
    app.from.set(gtin, { slate: slate.slate, position: card.position });
    go.garment(gtin);
  };
  const marks = { "data-style": card.style, "data-slate": slate.slate, "data-position": card.position };
  return h("li", { key: `${slate.slate}:${card.style}`, ...marks, mount: (element) => app.notes.watch(element, noted) },
    h("a", { class: "tile", href: garmentPath(gtin) + location.search, onclick: open },
      photo(card, { lazy: true }),
      h("span", { class: "name" }, say(card.name)),
      h("span", { class: "row between small" },
        h("span", { class: "number" }, priceOf(card)),
        h("span", { class: "soft" }, colourDot(card.colour), h("span", { class: "unseen" }, colourName(card.colour))))));
}
