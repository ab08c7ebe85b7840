/** Fixtures at which too much was not found: somebody counts what is in doubt there, and the stock is right again. */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { t } from "./words.js";

export const countsBoard = ({ counts, act }) => h("section", { class: "stack tight", "aria-labelledby": "counts-title" },
  h("h2", { id: "counts-title", class: "eyebrow" }, t("toCount")),
  h("ul", { class: "groups" }, counts.map((count) => card(count, act))));

const whereOf = (count) => [count.zone, count.fixture].filter(Boolean).map((one) => say(one.name)).join(" · ");

const card = (count, act) => h("li", { class: "card stack tight", key: count.fixture.id, "data-count": count.fixture.id },
  h("h3", null, whereOf(count)),
  h("p", { class: "small soft" }, t("countWhy", count.garments.length)),
  count.owner && !count.mine
    ? h("p", { class: "pill" }, t("takenBy", count.owner.name))
    : h("button", { class: "button line wide", type: "button", "data-do": "count", onclick: () => openCount(count, act) }, t("count")));

/** A number for every variant in doubt; what is left empty was not counted and stays as it is. */
function openCount(count, act) {
  if (!count.mine) act.claimCount(count);
  const said = new Map();
  openSheet({
    label: () => whereOf(count),
    view: (sheet) => h("form", { class: "stack", onsubmit: (event) => {
      event.preventDefault();
      sheet.close();
      act.finishCount(count, Object.fromEntries(said));
    } },
      h("p", { class: "soft" }, t("countText")),
      h("ul", { class: "checklist" }, count.garments.map((garment) => h("li", { class: "check-line", key: garment.gtin },
        photo(garment, { lazy: true }),
        h("div", { class: "grow" }, h("p", { class: "strong" }, say(garment.name)), h("p", { class: "small soft" }, variantLine(garment))),
        h("input", {
          class: "field count-field", type: "number", min: "0", max: "999", inputmode: "numeric", "data-gtin": garment.gtin,
          "aria-label": t("howMany", `${say(garment.name)}, ${variantLine(garment)}`),
          oninput: (event) => {
            if (event.target.value === "") said.delete(garment.gtin);
            else said.set(garment.gtin, Number(event.target.value));
            sheet.update();
          },
        })))),
      h("button", { class: "button accent wide big", type: "submit", "data-do": "counted", disabled: !said.size }, t("counted"))),
  });
}
