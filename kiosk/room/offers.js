/** What else there is: garments like those that the shopper chose, and those that complete the look. */
import { busyLine, busyWords, whyBusy } from "../kit/busy.js";
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { say } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { cardList, frames } from "./cards.js";
import { saidSheet } from "./said.js";
import { t } from "./words.js";

const TABS = ["you", "look"];

export function offersPart(app) {
  const { alike, outfit } = app.slate;
  const held = app.tab === "look" ? outfit : alike;
  return h("section", { class: "slate stack", key: "slate", "data-fallback": held.slate?.fallback },
    h("div", { class: "tabs", role: "tablist", "aria-label": t("offers") }, TABS.map((tab) => tabButton(app, tab))),
    h("div", { class: "stack tight", key: app.tab, role: "tabpanel", id: "offers", "aria-labelledby": `tab-${app.tab}` },
      held.cards?.length !== 0 && busyLine(app.view.visit.load),
      held.cards === null ? frames() : held.cards.length ? [cardList(app, held.cards), note(held.slate)] : nothing(app, held.slate.why)));
}

function tabButton(app, tab) {
  const chosen = app.tab === tab;
  const open = () => {
    app.tab = tab;
    if (tab === "look") app.slate.opened();
    app.paint();
  };
  return h("button", {
    key: tab, id: `tab-${tab}`, class: "tab", type: "button", role: "tab", "data-tab": tab, tabindex: chosen ? "0" : "-1",
    "aria-selected": chosen, "aria-controls": "offers", onclick: open, onkeydown: arrows,
  }, t(tab === "look" ? "look" : app.slate.alike.slate?.why === "nothing_told" ? "forYouPlain" : "forYou"));
}

function arrows(event) {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const other = [...event.currentTarget.parentElement.children].find((tab) => tab !== event.currentTarget);
  other.focus();
  other.click();
}

/** Said below cards that are not all like what was chosen, where it moves none of them. */
const note = ({ fallback, why }) => (fallback !== "none" && ["few_alike", "no_vector"].includes(why)
  ? h("p", { class: "soft small" }, t(`note_${why}`)) : null);

/** Why there is nothing, and what can be done about it. */
const nothing = (app, why) => h("div", { class: "nothing row", "data-why-empty": why }, icon("hanger"),
  h("p", { class: "soft grow" }, whyEmpty(app, why)),
  why === "all_disliked" && h("button", { class: "button line small", type: "button", onclick: () => saidSheet(app) }, t("said")));

function whyEmpty(app, why) {
  const { load } = app.view.visit;
  if (why === "store_overloaded" && load.level === "overloaded") return `${busyWords(load)} ${whyBusy(load)}`;
  return t(`empty_${why}`) === `empty_${why}` ? t("none") : t(`empty_${why}`);
}

/** Cards of one question, in a sheet of their own. `instead` of a request: one tap brings a card in its place. */
function cardsSheet(app, { label, path, instead = null, onclose = () => {} }) {
  let slate = null;
  const place = instead && { of: instead, done: () => sheet.close() };
  const sheet = openSheet({
    label, kind: "detail wide", onclose,
    view: () => h("div", { class: "offered" }, slate === null ? frames()
      : slate.cards.length ? cardList(app, slate.cards.map((card) => ({ ...card, slate: slate.slate, place }))) : nothing(app, slate.why)),
  });
  app.api.get(path)
    .then((found) => { slate = found; })
    .catch(() => { slate = { cards: [], why: "unreachable" }; })
    .finally(() => sheet.element.open && sheet.update());
}

/** What is like a garment that was not found or takes too long; what is chosen comes in its place. */
export function similarSheet(app, request) {
  const query = new URLSearchParams({ n: "6", colourway: request.colourway });
  if (request.size) query.set("size", request.size.label);
  cardsSheet(app, {
    label: () => t("similar"), path: `/styles/${encodeURIComponent(request.style)}/similar?${query}`, instead: request, onclose: () => app.settle(),
  });
}

/** What goes with one garment: `size` is the one that it is worn in, where that is known. */
export function goesWithSheet(app, { style, name, colourway, size }) {
  const query = new URLSearchParams({ n: "6", colourway });
  if (size) query.set("size", size.label);
  cardsSheet(app, {
    label: () => t("goesWith", say(name)), path: `/styles/${encodeURIComponent(style)}/goes-with?${query}`, onclose: () => app.settle(),
  });
}
