/** What goes back to the floor, those first that somebody waits for; then fixtures that want counting. */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { ago, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { countsBoard } from "./counts.js";
import { empty } from "./list.js";
import { t } from "./words.js";

export function goBacksBoard({ view, act }) {
  const { counts } = view;
  if (!view.go_backs.length && !counts.length) return empty("noGoBacks", "noGoBacksText");
  return h("div", { class: "stack wide" },
    view.go_backs.length > 0 && h("ul", { class: "groups" }, view.go_backs.map((back) => goBackCard(back, act))),
    counts.length > 0 && countsBoard({ counts, act }));
}

/** The room of whoever a piece is promised to, or their call sign while they have none. */
export const whoGets = (promised) => (promised.room ? say(promised.room.name) : promised.call_sign);

/** Why this one comes first: somebody it is promised to, or how many wait for one. */
function demand(back) {
  if (back.promised_to) return h("p", { class: "pill accent" }, t("promisedTo", whoGets(back.promised_to)));
  return back.wanted > 0 && h("p", { class: "pill accent" }, t("wantedBy", back.wanted));
}

function goBackCard(back, act) {
  const { garment } = back;
  const where = [back.zone, back.fixture].filter(Boolean).map((one) => say(one.name)).join(" · ");
  const button = (words, look, found) => h("button", {
    key: words, class: `button grow ${look}`, type: "button", "data-do": words,
    "aria-label": `${t(words)}: ${say(garment.name)}, ${variantLine(garment)}`,
    "aria-busy": act.busy(back.id) ? "true" : null, onclick: () => act.recover(back, found),
  }, t(words));
  return h("li", { class: "card go-back", key: back.id, "data-go-back": back.id, "data-state": back.state, "data-gtin": garment.gtin },
    h("div", { class: "task-what" },
      photo(garment, { lazy: true }),
      h("div", { class: "task-words" },
        demand(back),
        h("h2", null, say(garment.name)),
        h("p", { class: "small" }, variantLine(garment)),
        h("p", { class: "small soft" }, back.state === "in_room" && back.room ? t("inRoom", say(back.room.name)) : back.held_by ? t("heldBy", back.held_by) : t("collected"),
          " · ", ago(back.since)),
        h("p", { class: "small" }, icon("pin"), h("span", null, `${t("backTo")} `, h("strong", null, where || t("unknownPlace")))))),
    h("div", { class: "row" }, button("notThere", "plain", false), button("recovered", "line", true)));
}
