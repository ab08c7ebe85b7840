/**
 * Clearing a room: a checklist of what was brought there. All that should hang there is confirmed with one
 * tap; a piece that does not is a question for everybody and no accusation of anybody.
 */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { openSheet } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { readTag } from "../kit/tags.js";
import { whoGets } from "./goBacks.js";
import { t } from "./words.js";

/** A room in which nothing should hang is cleared at once. */
export function clearRoom({ room, act }) {
  const pieces = room.checklist;
  if (!expected(pieces).length) return act.clearRoom(room, {});
  const state = { missing: new Set(), found: [] };
  return openSheet({ label: () => t("clearing", say(room.name)), view: (sheet) => checklist({ room, pieces, state, act, sheet }) });
}

/** What was left hangs there until it is cleared; the rest of the list says what became of it. */
const isLeft = (piece) => piece.became === "left";
const expected = (pieces) => pieces.filter(isLeft);

function checklist({ room, pieces, state, act, sheet }) {
  const here = expected(pieces).length - state.missing.size;
  const done = () => {
    sheet.close();
    act.clearRoom(room, { missing: [...state.missing], found: state.found.map((one) => one.gtin) });
  };
  return h("div", { class: "stack", "data-checklist": room.id },
    h("p", { class: "soft" }, t("clearingText")),
    h("ul", { class: "checklist" }, pieces.map((piece) => line({ piece, state, sheet }))),
    state.missing.size > 0 && h("p", { class: "small soft", role: "status" }, t("missingText")),
    extra({ state, act, sheet }),
    h("button", { class: "button accent wide big", type: "button", "data-do": "cleared", onclick: done },
      icon("check"), state.missing.size ? t("clearedBut", here, state.missing.size) : t("clearedAll", here)));
}

function line({ piece, state, sheet }) {
  const gone = state.missing.has(piece.id);
  const toggle = () => {
    if (!state.missing.delete(piece.id)) state.missing.add(piece.id);
    sheet.update();
  };
  return h("li", { class: "check-line", key: piece.id, "data-piece": piece.id, "data-became": piece.became },
    photo(piece.garment, { lazy: true }),
    h("div", { class: "grow" },
      h("p", { class: "strong" }, say(piece.garment.name)),
      h("p", { class: "small soft" }, variantLine(piece.garment)),
      piece.promised_to && h("p", { class: "small accent" }, t("promisedTo", whoGets(piece.promised_to))),
      !isLeft(piece) && h("p", { class: "small soft" }, t(`became_${piece.became}`))),
    isLeft(piece) && h("button", {
      class: "chip", type: "button", "data-do": "missing", "aria-pressed": gone,
      "aria-label": `${t("notHere")}: ${say(piece.garment.name)}`, onclick: toggle,
    }, t("notHere")));
}

/** Something hangs there that nobody expected: its tag is scanned, or its number typed. */
function extra({ state, act, sheet }) {
  const add = async (event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.tag;
    const gtin = readTag(field.value) ?? field.value.trim();
    const known = gtin && (await attempt(() => act.look(`/garments/${encodeURIComponent(gtin)}`), event.submitter));
    if (!known) return;
    state.found.push({ gtin: known.gtin, name: known.style.name });
    field.value = "";
    sheet.update();
  };
  return h("section", { class: "stack tight" },
    state.found.map((one, i) => h("p", { class: "small", key: `${one.gtin}-${i}` }, icon("plus"), " ", say(one.name))),
    h("form", { class: "row", onsubmit: add },
      h("input", { class: "field grow", name: "tag", inputmode: "numeric", autocomplete: "off", placeholder: t("extraTag"), "aria-label": t("extraTag") }),
      h("button", { class: "button quiet small", type: "submit", "data-do": "extra" }, t("extraAdd"))));
}
