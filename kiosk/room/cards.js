/** Cards: one garment that can be brought now, and why it is shown. Photo first, one tap to have it brought. */
import { h } from "../kit/dom.js";
import { photo, priceOf, sizeLabel } from "../kit/garment.js";
import { icon, iconButton } from "../kit/icons.js";
import { say } from "../kit/i18n.js";
import { attempt, tell } from "../kit/toast.js";
import { carry } from "./carrying.js";
import { ofStyle, whyPanel } from "./why.js";
import { t } from "./words.js";

const SIZES_NAMED = 5; // more are a range: "24 – 30"

export const cardList = (app, cards) => h("ul", { class: "cards" }, cards.map((card) => cardItem(app, card)));

/** Frames of the same size while the first slate is on its way, so that nothing moves when it comes. */
export const frames = () => h("ul", { class: "cards", "aria-busy": "true" },
  [0, 1, 2, 3, 4, 5, 6, 7].map((i) => h("li", { key: i, class: "tile" }, h("div", { class: "photo skeleton" }))));

/** Where a tap came from: the slate and the place in it. */
const noted = (app, card) => ({ slate: card.slate, position: card.position, style: card.style, visit: app.view?.visit?.id });

/** The element may show another card later, so what is noted is read from it when it is seen. */
const watched = (app) => (element) => app.notes.watch(element, () => {
  const { style, slate, position } = element.dataset;
  return noted(app, { style, slate, position: Number(position) });
});

/** Who works with keys stays at the same place of a shelf when its card gives way to another. */
export function placeOfFocus() {
  const tile = document.activeElement?.closest(".tile");
  const list = tile?.parentElement;
  const at = list ? [...list.children].indexOf(tile) : -1;
  return () => {
    if (at >= 0 && document.activeElement === document.body) list.children[at]?.querySelector("button")?.focus({ preventScroll: true });
  };
}

function cardItem(app, card) {
  const name = say(card.name);
  const sizes = card.sizes.filter((each) => each.available > 0);
  const open = () => {
    app.notes.note("tap", { ...noted(app, card), gtin: card.gtin });
    app.lookAt(card);
  };
  const marks = { "data-style": card.style, "data-slate": card.slate, "data-position": card.position };
  const subject = ofStyle(app, card.style);
  const asking = app.whys.isShown(subject.id);
  return h("li", { class: "tile", key: card.style, ...marks, mount: watched(app) },
    h("div", { class: "tile-photo" },
      h("button", { class: "tile-open", type: "button", "aria-label": t("details", name), onclick: open }, photo(card, { atOnce: true })),
      opinions(app, card, name)),
    h("p", { class: "because accent" }, say(card.reason.text)),
    h("h3", null, name),
    h("p", { class: "tile-facts small" }, h("span", { class: "number" }, priceOf(card)), sizeWords(card, sizes)),
    askButton(app, card, sizes, name, open),
    asking && whyPanel(app, subject, { name, title: "whyNot", back: "bringBack" }));
}

/** The size that one tap brings, where one is known; else those that are here. */
function sizeWords(card, sizes) {
  const { size } = choiceOf(card, sizes) ?? {};
  if (card.in_size === "likely" && size) return h("span", { class: "pill accent" }, t("likely", size.label));
  if (size) return h("span", { class: "soft" }, t("inSize", size.label));
  const labels = sizes.map((each) => sizeLabel(each.size));
  return h("span", { class: "soft clip" }, labels.length > SIZES_NAMED ? `${labels[0]} – ${labels.at(-1)}` : labels.join(" "));
}

/** What one tap brings: the wanted or likely size, or the only one there is. */
const choiceOf = (card, sizes) => sizes.find((each) => each.gtin === card.gtin) ?? (sizes.length === 1 ? sizes[0] : null);

const isAskedFor = (app, sizes) => app.view.visit.requests.some((request) =>
  !["cancelled", "not_found"].includes(request.state) && !request.outcome && sizes.some((each) => each.gtin === request.gtin));

/** One tap is enough where the size is known; otherwise it is chosen first. When promises slip, fetching comes first. */
function askButton(app, card, sizes, name, open) {
  if (isAskedFor(app, card.sizes)) return h("p", { class: "asked accent strong small" }, icon("check"), t("asked"));
  const choice = choiceOf(card, sizes);
  if (!choice) return h("button", { class: "button line small wide", type: "button", "aria-label": t("chooseNamed", name), onclick: open }, t("choose"));
  const { gtin, size } = choice;
  if (app.view.visit.carry_first && !card.place) {
    return h("button", {
      class: "button small wide", type: "button", "aria-label": t("carryNamed", name, size?.label), "data-do": "carry",
      onclick: (event) => carry(app, card, gtin, event.currentTarget),
    }, icon("walk"), size ? t("carryIn", size.label) : t("carry"));
  }
  return h("button", {
    class: "button small wide", type: "button", "aria-label": t("bringNamed", name, size?.label),
    onclick: (event) => bring(app, card, gtin, size, event.currentTarget),
  }, size ? t("bringIn", size.label) : t("bring"));
}

/** One tap: it is asked for, in the place of another garment where the card stands for one. */
export async function bring(app, card, gtin, size, button) {
  const from = card.slate ? { slate: card.slate, position: card.position } : {};
  app.notes.note("tap", { ...noted(app, card), gtin });
  const ask = () => (card.place ? app.visit.replace(card.place.of, gtin, from) : app.visit.request(gtin, from));
  const done = await attempt(ask, button);
  if (done) tell(t("added", [say(card.name), size?.label].filter(Boolean).join(" · ")));
  if (done) card.place?.done();
  return done;
}

/** A tap shows at once; the service confirms it. "Not for me" asks why, in the card's own place. */
function opinions(app, card, name) {
  const now = app.meant.get(card.style) ?? app.view.visit.opinions[card.style] ?? "none";
  const give = async (opinion, button) => {
    const next = now === opinion ? null : opinion;
    if (next) app.notes.note(next, noted(app, card));
    const subject = ofStyle(app, card.style);
    app.garments.set(card.style, card);
    app.meant.set(card.style, next ?? "none");
    if (next === "dislike") app.whys.open(subject);
    app.paint();
    const done = await attempt(() => app.visit.opine(card.style, next), button);
    app.meant.delete(card.style);
    if (!done && next === "dislike") app.whys.close(subject);
    app.paint();
  };
  const button = (opinion, label) => iconButton(opinion, label, (event) => give(opinion, event.currentTarget),
    { kind: `opinion ${opinion}`, "aria-pressed": now === opinion });
  return h("div", { class: "opinions" }, button("dislike", t("dislike", name)), button("like", t("like", name)));
}
