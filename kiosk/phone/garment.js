/** One garment: its photo, colours and sizes, when it can be in the room, what is like it and goes with it. */
import { h } from "../kit/dom.js";
import { fitLines, fitPills, isSuggested } from "../kit/fit.js";
import { photo, priceOf, sizeChips, sizeLabel, swatches, colourName } from "../kit/garment.js";
import { icon } from "../kit/icons.js";
import { money, problem, say } from "../kit/i18n.js";
import { placeWords } from "../kit/map.js";
import { suggesting, voteButtons } from "./alongside.js";
import { actions, requestFor } from "./asking.js";
import { slateRow } from "./cards.js";
import { opinionButtons, whyDisliked } from "./opinions.js";
import { keepShopFresh } from "./place.js";
import { go } from "./route.js";
import { openWhere } from "./where.js";
import { t } from "./words.js";

export function garmentPage(app, { gtin }) {
  keepShopFresh(app);
  const page = known(app, gtin);
  if (page.error) return unknown(page.error);
  if (!page.style) return skeleton();
  keepFresh(app, page);
  const colourway = page.style.colourways.find((each) => each.id === page.colourway) ?? page.style.colourways[0];
  const variant = colourway.variants.find((each) => each.gtin === page.gtin) ?? null;
  const asked = requestFor(app, page.gtin);
  return [
    h("article", { class: "garment", "data-style": page.style.style, mount: (element) => look(app, page, element) },
      h("div", { class: "hero" }, photo({ ...page.style, ...colourway }, { large: true, named: true, whole: true }), app.company ? voteButtons(app, page.style.style, say(page.style.name)) : opinionButtons(app, page)),
      h("div", { class: "facts stack" },
        whyDisliked(app, page), heading(page.style, colourway, variant), colours(app, page, colourway), sizes(app, page, colourway, asked), place(app, page.style))),
    h("div", { class: "slates stack wide", key: "slates" }, slateRow(app, page, "similar"), slateRow(app, page, "goesWith")),
    app.company ? suggesting(app, page, variant) : actions(app, page, { variant, request: asked }, () => refresh(app, page)),
  ];
}

/** What we know of a tag, asked for once. */
function known(app, gtin) {
  let page = app.garments.get(gtin);
  if (page) return page;
  page = { gtin };
  app.garments.set(gtin, page);
  app.api.get(`/garments/${gtin}`).then((garment) => {
    Object.assign(page, { at: Date.now(), style: garment.style, colourway: garment.colourway, gtin: garment.gtin });
    app.notes.note("view", { gtin: page.gtin, style: page.style.style, visit: app.visit.id });
  }).catch((error) => {
    page.error = error;
    if (!error.status) app.garments.delete(gtin); // not an answer: ask again next time
  }).finally(app.paint);
  return page;
}

function look(app, page, element) {
  const stop = app.notes.dwell({ gtin: page.gtin, style: page.style.style, visit: app.visit.id });
  const watch = new MutationObserver(() => element.isConnected || (stop(), watch.disconnect()));
  watch.observe(document.getElementById("app"), { childList: true, subtree: true });
  addEventListener("pagehide", stop, { once: true });
}

function heading(style, colourway, variant) {
  return h("div", { class: "stack tight" },
    h("p", { class: "eyebrow" }, [style.brand, say(style.category_name ?? style.category)].filter(Boolean).join(" · ")),
    h("div", { class: "row between title" },
      h("h1", null, say(style.name)),
      h("p", { class: "price number" }, variant ? priceOf(variant) : priceRange(colourway))));
}

/** Before a size is chosen: the one price they all have, or the least and the most. */
function priceRange(colourway) {
  const prices = colourway.variants.map((each) => each.price).filter(Boolean).sort((a, b) => a.minor - b.minor);
  if (!prices.length) return "";
  const [least, most] = [prices[0], prices.at(-1)];
  return least.minor === most.minor ? money(least) : `${money(least)} – ${money(most)}`;
}

function colours(app, page, colourway) {
  const { colourways } = page.style;
  if (colourways.length < 2 && !colourway.colour) return null;
  const size = page.style.colourways.flatMap((each) => each.variants).find((each) => each.gtin === page.gtin)?.size;
  const choose = (choice) => {
    const same = choice.variants.find((each) => each.size?.label === size?.label) ?? choice.variants[0];
    Object.assign(page, { colourway: choice.id, gtin: same?.gtin ?? null, slates: null, earlier: page.slates });
    app.paint();
  };
  return h("section", { class: "stack tight" },
    h("h2", { class: "label" }, t("colour"), h("span", { class: "soft" }, colourName(colourway.colour))),
    colourways.length > 1 && swatches({ choices: colourways, chosen: colourway.id, choose, label: t("colour") }));
}

function sizes(app, page, colourway, asked) {
  const choose = (choice) => {
    Object.assign(page, { gtin: choice.gtin, slates: null, earlier: page.slates });
    app.paint();
  };
  const chosen = colourway.variants.find((each) => each.gtin === page.gtin);
  return h("section", { class: "stack tight" },
    h("div", { class: "row wrap" }, h("h2", { class: "label" }, t("size"), h("span", { class: "soft" }, chosen ? sizeLabel(chosen.size) : "")), fitPills(page.style)),
    sizeChips({ choices: colourway.variants, chosen: page.gtin, choose, mine: colourway.variants.map((each) => each.gtin).filter((gtin) => requestFor(app, gtin)), suggested: (choice) => isSuggested(page.style, choice), label: t("size") }),
    fitLines(page.style),
    chosen && chosen.available < 1 && !chosen.in_rooms && !asked && h("p", { class: "small caution" }, t("noneHere")));
}

/** Where it hangs, in words; a tap shows it on the map. */
function place(app, style) {
  const where = placeWords(style);
  return where && h("button", { class: "button plain where", type: "button", "data-do": "where", onclick: () => openWhere(app, style) },
    icon("pin"), h("span", { class: "unseen" }, t("whereIs")), h("span", { class: "grow" }, where), icon("next"));
}

/** The time on the button is the promise that a tap gets: it is asked for again while it is looked at. */
const FRESH_MS = 15_000;
function keepFresh(app, page) {
  if (Date.now() - page.at > FRESH_MS) refresh(app, page);
}

/** Asks again what is on hand and how long it takes: this tap, or someone else's, has changed it. */
export async function refresh(app, page) {
  page.at = Date.now();
  const style = await app.api.get(`/styles/${encodeURIComponent(page.style.style)}`).catch(() => null);
  if (style) page.style = style;
  app.paint();
}

function unknown(error) {
  return h("div", { class: "page-message" },
    h("h1", null, t("unknownTag")), h("p", { class: "soft", role: "alert" }, problem(error)), h("p", { class: "soft" }, t("unknownTagHelp")),
    h("button", { class: "button", type: "button", onclick: () => go.to("scan") }, t("scanTitle")));
}

const skeleton = () => h("div", { class: "garment", "aria-busy": "true" },
  h("div", { class: "hero" }, h("div", { class: "photo skeleton" })),
  h("div", { class: "facts stack" }, h("div", { class: "skeleton line-a" }), h("div", { class: "skeleton line-b" })));
