/** Garments that are in the store now: like this one, to go with it, like a photo. Photo first, and why. */
import { busyWords, whyBusy } from "../kit/busy.js";
import { h } from "../kit/dom.js";
import { colourDot, colourName, photo, priceOf } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { garmentPath, go } from "./route.js";
import { hasWord, t } from "./words.js";

const SLATES = { similar: { path: "similar", n: 8 }, goesWith: { path: "goes-with", n: 6 } };

/** A row of cards below a garment; `name` is "similar" or "goesWith". Where there are none, why not. */
export function slateRow(app, page, name) {
  const asked = slateOf(app, page, name);
  const slate = asked.cards === null ? (page.earlier?.[name] ?? asked) : asked; // another size: no hole meanwhile
  const title = `${name}-title`;
  if (slate.load?.level === "overloaded") return name === "similar" && tooBusy(slate.load);
  const nearFirst = name === "similar" && slate.load && slate.load.level !== "calm";
  return h("section", { class: "alike stack tight", key: name, "aria-labelledby": title, "data-slate-of": name },
    h("h2", { id: title }, t(name)),
    slate.cards?.length > 0 && nearFirst && h("p", { class: "soft small" }, busyWords({ level: "busy" })),
    slate.cards === null ? waiting()
      : slate.cards.length ? h("ul", { class: "strip" }, slate.cards.map((card) => item(app, slate, card, { lazy: false })))
        : h("p", { class: "soft small", "data-why": slate.why ?? "" }, t(whyNone(name, slate.why))));
}

/** Nothing is suggested while the store cannot bring what is asked for already; said once, with the numbers. */
const tooBusy = (load) => h("section", { class: "alike", key: "busy", "data-load": load.level }, h("p", { class: "soft small" }, busyWords(load), " ", whyBusy(load)));

/** What is said of a slate without cards. */
const whyNone = (name, why) => [`${name}_${why}`, `none_${why}`].find(hasWord) ?? `${name}None`;

const waiting = () => h("ul", { class: "strip", "aria-busy": "true" },
  [0, 1, 2].map((each) => h("li", { key: each }, h("div", { class: "photo skeleton" }))));

/** Asked for once for each colour and size that is looked at. */
function slateOf(app, page, name) {
  page.slates ??= {};
  if (page.slates[name]) return page.slates[name];
  const slate = (page.slates[name] = { cards: null });
  const variant = page.style.colourways.flatMap((each) => each.variants).find((each) => each.gtin === page.gtin);
  const query = new URLSearchParams({ n: SLATES[name].n, colourway: page.colourway });
  if (variant?.size) query.set("size", variant.size.label);
  app.api.get(`/styles/${encodeURIComponent(page.style.style)}/${SLATES[name].path}?${query}`).then((answer) => Object.assign(slate, answer))
    .catch(() => { slate.cards = []; }).finally(app.paint);
  return slate;
}

/** Two in a row. `plain` leaves out why each is there, where the page has said it of all. */
export const cardGrid = (app, slate, { plain = false } = {}) =>
  h("ul", { class: "grid" }, slate.cards.map((card) => item(app, slate, card, { plain })));

function item(app, slate, card, { plain = false, lazy = true } = {}) {
  const gtin = card.gtin ?? card.sizes[0]?.gtin;
  const noted = () => ({ slate: slate.slate, position: card.position, style: card.style, visit: app.visit.id });
  const opened = () => {
    app.notes.note("tap", { ...noted(), gtin });
    app.from.set(gtin, { slate: slate.slate, position: card.position });
  };
  const marks = { "data-style": card.style, "data-slate": slate.slate, "data-position": card.position };
  return h("li", { key: `${slate.slate}:${card.style}`, ...marks, mount: (element) => app.notes.watch(element, noted) },
    tile({ garment: card, gtin, opened, lazy, line: !plain && card.reason && say(card.reason.text) }));
}

/** A garment in a list of them: a link to its page. `line` says one thing more of it. */
export function tile({ garment, gtin, opened = () => {}, line = null, tone = "accent", lazy = true }) {
  const open = (event) => {
    event.preventDefault();
    opened();
    go.garment(gtin);
  };
  return h("a", { class: "tile", href: garmentPath(gtin) + location.search, onclick: open },
    photo(garment, { lazy }),
    h("span", { class: "name" }, say(garment.name)),
    line && h("span", { class: `tiny ${tone} line` }, line),
    h("span", { class: "row between small" },
      h("span", { class: "number" }, priceOf(garment)),
      h("span", { class: "soft" }, colourDot(garment.colour), h("span", { class: "unseen" }, colourName(garment.colour)))));
}
