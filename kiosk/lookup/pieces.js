/** The garments of the visit that this kiosk helps with: first those that need a word, then all the others. */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { insteadOf } from "../kit/instead.js";
import { escalatedWords, isSlipping, lateCard } from "../kit/late.js";
import { isMissing, stateTone, stateWords, whenWords } from "../kit/request.js";
import { stopWishing, wishWords } from "../kit/wish.js";
import { t } from "./words.js";

const OPEN = new Set(["requested", "claimed", "carried"]);

const needsWord = (request) => (isMissing(request) && !request.replaced_by) || (isSlipping(request) && !request.late.accepted);

export function pieces(visit, act) {
  const shown = visit.requests.filter((request) => request.state !== "cancelled" && !request.replaced_by);
  if (!shown.length && !visit.wishes.length) return h("p", { class: "soft" }, t("emptyList"));
  const first = shown.filter(needsWord);
  const rest = shown.filter((request) => !needsWord(request));
  return [
    first.length > 0 && h("ul", { class: "told-list", key: "told" }, first.map((request) => told(request, act))),
    h("ul", { class: "pieces", key: "pieces" }, rest.map((request) => piece(request, visit, act)), visit.wishes.map((wish) => wished(wish, act))),
  ];
}

const marks = (request) => ({ key: request.id, "data-request": request.id, "data-state": request.state });

const told = (request, act) => h("li", { class: "told card", ...marks(request) },
  h("div", { class: "row" }, h("div", { class: "told-photo" }, photo(request)),
    h("div", { class: "grow" },
      h("h3", null, say(request.name)), h("p", { class: "small soft" }, variantLine(request)),
      isMissing(request) && h("span", { class: "pill caution" }, stateWords(request)),
      escalatedWords(request) && h("p", { class: "small caution", "data-escalated": request.escalated }, escalatedWords(request)))),
  isMissing(request) ? insteadOf(request, { replace: (gtin, card) => act.replace(request, gtin, card) })
    : lateCard(request, {
      wait: () => act.wait(request), carry: () => act.carryInstead(request), another: () => act.like(request), cancel: () => act.cancel(request),
    }));

const wished = (wish, act) => h("li", { class: "piece card", key: wish.id, "data-wish": wish.id },
  photo(wish),
  h("div", { class: "piece-words" },
    h("strong", { class: "small" }, say(wish.name)),
    h("span", { class: "small soft" }, variantLine(wish)),
    h("span", { class: "pill" }, t("wishing")),
    h("span", { class: "tiny soft" }, wishWords(wish)),
    h("div", { class: "row" }, stopWishing(wish, act.stopWanting))));

function piece(request, visit, act) {
  const name = say(request.name);
  const when = whenWords(request, { hasRoom: visit.state === "in_room" });
  return h("li", { class: "piece card", ...marks(request) },
    photo(request),
    h("div", { class: "piece-words" },
      h("strong", { class: "small" }, name),
      h("span", { class: "small soft" }, variantLine(request)),
      h("span", { class: `pill ${stateTone(request)}` }, stateWords(request)),
      when && h("span", { class: "tiny soft" }, when),
      lateCard(request, {}),
      h("div", { class: "row wrap" },
        request.state === "carried" && !request.outcome && h("button", {
          class: "button quiet small", type: "button", "aria-label": t("whereOf", name), "data-do": "where", onclick: () => act.where(request),
        }, t("where")),
        OPEN.has(request.state) && !request.outcome && h("button", {
          class: "button quiet small", type: "button", "aria-label": t("cancelOf", name), "data-do": "cancel",
          onclick: (event) => act.cancel(request, event.currentTarget),
        }, t("cancel")))));
}
