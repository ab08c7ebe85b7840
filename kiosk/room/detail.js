/** A closer look at one garment: every colour and size that is on hand; a tap on a size has it brought. */
import { sizeButtons } from "../kit/change.js";
import { h } from "../kit/dom.js";
import { colourName, photo, swatches } from "../kit/garment.js";
import { money, say } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { bring, cardList } from "./cards.js";
import { t } from "./words.js";

export function detailSheet(app, card) {
  let style = null;
  let colourway = card.colourway;
  const stop = app.notes.dwell({ style: card.style, slate: card.slate, position: card.position, visit: app.view.visit.id });
  const sheet = openSheet({
    label: () => say(card.name), kind: "detail", onclose: stop,
    view: () => {
      const chosen = style?.colourways.find((each) => each.id === colourway);
      const variants = chosen?.variants ?? card.sizes;
      const asked = app.view?.visit?.requests.find((request) => variants.some((each) => each.gtin === request.gtin) && request.state !== "cancelled");
      const pick = (choice) => {
        colourway = choice.id;
        sheet.update();
      };
      const request = async (variant, button) => (await bring(app, card, variant.gtin, variant.size, button)) && sheet.close();
      return h("div", { class: "detail-body" },
        photo({ ...card, ...(chosen ?? {}) }, { large: true, named: true }),
        h("div", { class: "stack" },
          h("p", { class: "price number" }, money(variants[0]?.price ?? card.price)),
          style?.promise && h("p", { class: "soft" }, t("promise", style.promise.seconds)),
          style?.colourways.length > 1 && h("section", { class: "stack tight" },
            h("h3", { class: "label" }, t("colour"), " ", h("span", { class: "soft" }, colourName(chosen?.colour))),
            swatches({ choices: style.colourways, chosen: colourway, choose: pick, label: t("colour") })),
          h("section", { class: "stack tight" }, h("h3", { class: "label" }, t("size")),
            h("p", { class: "small soft" }, t("pickSize")),
            sizeButtons(variants, asked?.gtin, request, (words) => `${t("bringNamed", say(card.name), null)}: ${words}`))));
    },
  });
  app.api.get(`/styles/${encodeURIComponent(card.style)}`).then((known) => {
    style = known;
    if (sheet.element.open) sheet.update();
  }).catch(() => {}); // the card itself says enough
}

/** What is like a garment that could not be found. */
export function similarSheet(app, request) {
  let cards = null;
  const asked = () => app.view?.visit?.requests.length ?? 0;
  const before = asked();
  const onclose = () => {
    if (asked() > before) app.slate.answer(request);
    app.paint();
  };
  const sheet = openSheet({
    label: () => t("similar"), kind: "detail", onclose,
    view: () => (cards === null ? h("div", { class: "skeleton" }) : cards.length ? cardList(app, cards) : h("p", { class: "soft" }, t("none"))),
  });
  const query = new URLSearchParams({ n: "6", colourway: request.colourway });
  if (request.size) query.set("size", request.size.label);
  app.api.get(`/styles/${encodeURIComponent(request.style)}/similar?${query}`)
    .then((slate) => { cards = slate.cards.map((card) => ({ ...card, slate: slate.slate })); })
    .catch(() => { cards = []; })
    .finally(() => sheet.element.open && sheet.update());
}
