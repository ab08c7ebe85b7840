/** One garment: its photo above, and below, within reach: colour, size, bring it, what is like it and what goes with it. */
import { busyLine } from "../kit/busy.js";
import { h } from "../kit/dom.js";
import { fitLines, isSuggested } from "../kit/fit.js";
import { colourName, photo, priceOf, sizeChips, swatches } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { placeWords } from "../kit/map.js";
import { promiseWords, whyLong } from "../kit/promise.js";
import { stateWords } from "../kit/request.js";
import { mayWish, wishButton, wishWords } from "../kit/wish.js";
import { hasWord, t } from "./words.js";

const ACTIVE = new Set(["requested", "claimed", "picked", "delivered", "carried"]);

const isListed = (request) => ACTIVE.has(request.state) && request.outcome === null;

/** The colourway and variant that are looked at: as chosen, else the size that is suggested, else what is on hand, else the first. */
export function chosenOf({ style, colourway, gtin }) {
  const way = style.colourways.find((one) => one.id === colourway) ?? style.colourways[0];
  const here = way.variants.filter((one) => one.available > 0);
  const variant = way.variants.find((one) => one.gtin === gtin) ?? here.find((one) => isSuggested(style, one)) ?? here[0] ?? way.variants[0];
  return { way, variant };
}

/** The same size in another colour, where there is one. */
export function inColour(style, colourway, size) {
  const way = style.colourways.find((one) => one.id === colourway);
  return way.variants.find((one) => one.size?.label === size?.label)?.gtin ?? null;
}

export function garmentPage({ look, visit, slates, beside, showBeside, choose, ask, want, showWhere, replacing, replaceNothing, openCard, watch }) {
  const { style } = look;
  const { way, variant } = chosenOf(look);
  return [
    h("div", { class: "upper garment-top" },
      photo({ ...way, name: style.name }, { large: true, named: true, key: way.id }),
      h("div", { class: "garment-words" },
        style.brand && h("p", { class: "eyebrow" }, style.brand),
        h("h1", { tabindex: "-1" }, say(style.name)),
        h("p", { class: "price number" }, priceOf(variant)),
        whereabouts(style, showWhere),
        promised(style.promise))),
    h("div", { class: "lower" },
      replacing && h("div", { class: "row between replacing", key: "replacing", role: "status" },
        h("p", { class: "grow" }, t("insteadOf", say(replacing.name))),
        h("button", { class: "button plain small", type: "button", "data-do": "replaceNothing", onclick: replaceNothing }, t("replaceNothing"))),
      h("div", { class: "choices" },
        style.colourways.length > 1 && h("div", { class: "stack tight" },
          h("p", { class: "small soft" }, colourName(way.colour)),
          swatches({
            choices: style.colourways, chosen: way.id,
            choose: ({ id }) => choose({ colourway: id, gtin: inColour(style, id, variant.size) }),
          })),
        sizeChips({ choices: way.variants, chosen: variant.gtin, mine: (visit?.requests ?? []).filter(isListed).map((request) => request.gtin), suggested: (choice) => isSuggested(style, choice), choose: ({ gtin }) => choose({ colourway: way.id, gtin }) }),
        fitLines(style)),
      style.carry_first && !replacing && busyLine(style.load),
      actions({ style, variant, visit, ask, want, replacing }),
      besides({ slates, beside, showBeside, openCard, watch })),
  ];
}

/** Zone and rail, and the map of both. */
function whereabouts(style, showWhere) {
  const place = placeWords(style);
  return place && h("button", { class: "whereabouts", type: "button", "data-do": "where", onclick: showWhere },
    icon("pin"), h("span", null, h("span", { class: "unseen" }, t("whereabouts")), " ", place));
}

/** How long bringing takes, before the tap; with the reason when it is long. */
const promised = (promise) => h("div", { class: "promised row" }, icon("clock"),
  h("div", null, h("p", null, t("promise", promiseWords(promise))), whyLong(promise) && h("p", { class: "small caution" }, whyLong(promise))));

function actions({ style, variant, visit, ask, want, replacing }) {
  const listed = visit?.requests.find((request) => request.gtin === variant.gtin && isListed(request));
  if (listed) {
    return h("p", { class: "listed", role: "status", "data-request": listed.id, "data-state": listed.state },
      icon("check"), h("strong", null, t("onList")), h("span", { class: "soft" }, stateWords(listed)));
  }
  const wish = visit?.wishes.find((one) => one.gtin === variant.gtin);
  if (wish) {
    return h("p", { class: "listed", role: "status", "data-wish": wish.id }, icon("clock"), h("strong", null, t("wished")), h("span", { class: "soft" }, wishWords(wish)));
  }
  if (mayWish(variant, visit)) return h("div", { class: "actions" }, wishButton(variant, say(style.name), want, { kind: "accent big wide" }));
  const here = variant.available > 0;
  const carryFirst = style.carry_first && !replacing;
  const bring = h("button", {
    key: "bring", class: `button big grow ${carryFirst ? "line" : "accent"}`, type: "button", "data-do": "bring", "aria-disabled": here ? null : "true",
    onclick: here ? () => ask({ gtin: variant.gtin, carry: false }) : null,
  }, icon("door"), here ? t("bring") : t(isAnywhere(style) ? "chooseSize" : "noneHere"));
  const carry = !replacing && h("button", {
    key: "carry", class: `button big ${carryFirst ? "accent grow" : "line"}`, type: "button", "data-do": "carry", onclick: () => ask({ gtin: variant.gtin, carry: true }),
  }, icon("walk"), t("carry"));
  return h("div", { class: "actions" }, carryFirst ? [carry, bring] : [bring, carry]);
}

const isAnywhere = (style) => style.colourways.some((way) => way.variants.some((one) => one.available > 0));

/** Two strips in the room of one: what is like it, and what goes with it. */
function besides({ slates, beside, showBeside, openCard, watch }) {
  const slate = slates[beside];
  return h("section", { class: "alike", "aria-label": t(beside), "data-slate-of": beside },
    h("div", { class: "sides" }, ["similar", "goesWith"].map((name) => h("button", {
      key: name, class: "side", type: "button", "aria-pressed": name === beside, "data-do": name, onclick: () => showBeside(name),
    }, t(name)))),
    !slate ? h("ul", { class: "strip", "aria-busy": "true" }, [0, 1, 2].map((each) => h("li", { key: each }, h("div", { class: "photo skeleton" }))))
      : slate.cards.length ? h("ul", { class: "strip", key: slate.slate }, slate.cards.map((card) => besideCard(slate, card, { openCard, watch })))
        : h("p", { class: "soft none-beside", role: "status", "data-why": slate.why ?? "" }, t(whyNone(beside, slate.why))));
}

const whyNone = (beside, why) => [`${beside}_${why}`, `none_${why}`].find(hasWord) ?? `${beside}None`;

const besideCard = (slate, card, { openCard, watch }) => h("li", {
  key: `${slate.slate} ${card.style}`,
  mount: (element) => watch(element, { slate: slate.slate, position: card.position, style: card.style }),
},
  h("button", {
    class: "find", type: "button", "data-style": card.style, "aria-label": t("openGarment", say(card.name), say(card.reason?.text)), onclick: () => openCard(card),
  },
    photo(card),
    h("span", { class: "find-words" },
      h("strong", { class: "small" }, say(card.name)),
      h("span", { class: "tiny accent reason" }, say(card.reason?.text)),
      h("span", { class: "small soft number" }, priceOf(card)))));
