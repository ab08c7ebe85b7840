/** Another garment in place of one that comes late: what is like it and here now, one tap, in the same place of the queue. */
import { h } from "../kit/dom.js";
import { photo, priceOf, variantLine } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { attempt, tell } from "../kit/toast.js";
import { t } from "./words.js";

const MOST = 6;

export async function openAnother(app, id) {
  const request = app.visit.view.requests.find((each) => each.id === id);
  const query = new URLSearchParams({ n: MOST, colourway: request.colourway });
  if (request.size) query.set("size", request.size.label);
  const slate = await app.api.get(`/styles/${encodeURIComponent(request.style)}/similar?${query}`);
  openSheet({ label: () => t("another", say(request.name)), view: (sheet) => choices(app, request, slate, sheet) });
}

function choices(app, request, slate, sheet) {
  if (!slate.cards.length) return h("p", { class: "soft" }, t("similarNone"));
  const choose = (card) => async (event) => {
    if (!(await attempt(() => app.visit.replace(request, card.gtin, { ...card, slate: slate.slate }), event.currentTarget))) return;
    sheet.close();
    tell(t("added", say(card.name)));
  };
  return h("div", { class: "stack" }, h("p", { class: "soft small" }, t("anotherHelp")),
    h("ul", { class: "grid" }, slate.cards.filter((card) => card.gtin).map((card) => h("li", { key: card.gtin }, h("button", {
      class: "tile instead-card", type: "button", "data-gtin": card.gtin, onclick: choose(card),
    },
      photo(card),
      h("span", { class: "name" }, say(card.name)),
      h("span", { class: "small soft" }, variantLine({ ...card, size: card.sizes.find((each) => each.gtin === card.gtin)?.size })),
      h("span", { class: "small number" }, priceOf(card)))))));
}
