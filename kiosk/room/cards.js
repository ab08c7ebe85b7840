/** Cards: one garment like those the shopper likes. Photo first, one tap to have it brought. */
import { h } from "../kit/dom.js";
import { photo, priceOf, sizeLabel } from "../kit/garment.js";
import { iconButton } from "../kit/icons.js";
import { say } from "../kit/i18n.js";
import { attempt, tell } from "../kit/toast.js";
import { t } from "./words.js";

export function slatePart(app) {
  const { cards } = app.slate;
  const started = app.view.visit.requests.length > 0 || Object.keys(app.view.visit.opinions).length > 0;
  return h("section", { class: "slate stack", key: "slate", "aria-labelledby": "slate-title", "data-fallback": app.slate.fallback },
    h("h2", { id: "slate-title" }, t(started ? "forYou" : "forYouPlain")),
    cards === null ? waiting() : cards.length ? cardList(app, cards) : h("p", { class: "soft" }, t("none")));
}

const waiting = () => h("ul", { class: "cards", "aria-busy": "true" },
  [0, 1, 2, 3].map((i) => h("li", { key: i }, h("div", { class: "photo skeleton" }))));

export const cardList = (app, cards) => h("ul", { class: "cards" }, cards.map((card) => cardItem(app, card)));

/** Where a tap came from: the slate and the place in it. */
const noted = (app, card) => ({ slate: card.slate, position: card.position, style: card.style, visit: app.view?.visit?.id });

/** The element may show another card later, so what is noted is read from it when it is seen. */
const watched = (app) => (element) => app.notes.watch(element, () => {
  const { style, slate, position } = element.dataset;
  return noted(app, { style, slate, position: Number(position) });
});

function cardItem(app, card) {
  const name = say(card.name);
  const sizes = card.sizes.filter((each) => each.available > 0);
  const open = () => {
    app.notes.note("tap", { ...noted(app, card), gtin: card.gtin });
    app.lookAt(card);
  };
  const marks = { "data-style": card.style, "data-slate": card.slate, "data-position": card.position };
  return h("li", { class: "tile", key: card.style, ...marks, mount: watched(app) },
    h("div", { class: "tile-photo" },
      h("button", { class: "tile-open", type: "button", "aria-label": t("details", name), onclick: open }, photo(card)),
      opinions(app, card, name)),
    h("p", { class: "because tiny accent" }, reason(app, card)),
    h("h3", null, name),
    h("p", { class: "row between small" }, h("span", { class: "number" }, priceOf(card)),
      h("span", { class: "soft clip" }, sizes.map((each) => sizeLabel(each.size)).join(" "))),
    askButton(app, card, sizes, name, open));
}

/** In the wanted size, or the only one there is, one tap is enough; otherwise the size is chosen first. */
function askButton(app, card, sizes, name, open) {
  const choice = sizes.find((each) => each.gtin === card.gtin) ?? (sizes.length === 1 ? sizes[0] : null);
  if (!choice) return h("button", { class: "button line small wide", type: "button", "aria-label": t("chooseNamed", name), onclick: open }, t("choose"));
  const { gtin, size } = choice;
  return h("button", {
    class: "button small wide", type: "button", "aria-label": t("bringNamed", name, size?.label),
    onclick: (event) => bring(app, card, gtin, size, event.currentTarget),
  }, size ? t("bringIn", size.label) : t("bring"));
}

/** Why it is here. Only what the shopper said they like is called so. */
function reason(app, { because }) {
  if (!because) return "";
  return t(app.view?.visit?.opinions[because.style] === "like" ? "because" : "likeness", say(because.name));
}

/** One tap: it is asked for. */
export async function bring(app, card, gtin, size, button) {
  const from = card.slate ? { slate: card.slate, position: card.position } : {};
  app.notes.note("tap", { ...noted(app, card), gtin });
  const done = await attempt(() => app.visit.request(gtin, from), button);
  if (done) tell(t("added", [say(card.name), size?.label].filter(Boolean).join(" · ")));
  return done;
}

function opinions(app, card, name) {
  const now = app.view.visit.opinions[card.style] ?? null;
  const button = (opinion, label) => iconButton(opinion, label, async (event) => {
    const next = now === opinion ? null : opinion;
    if (next) app.notes.note(next, noted(app, card));
    await attempt(() => app.visit.opine(card.style, next), event.currentTarget);
  }, { kind: `opinion ${opinion}`, "aria-pressed": now === opinion });
  return h("div", { class: "opinions" }, button("dislike", t("dislike", name)), button("like", t("like", name)));
}
