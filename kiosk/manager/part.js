/** A part of a section under its heading, and the switch between a chart and its table. */
import { h } from "../kit/dom.js";
import { t } from "./words.js";

export const part = (name, ...content) => h("section", { key: name, "aria-labelledby": `h-${name}`, class: `part part-${name}`, "data-part": name },
  h("h2", { id: `h-${name}`, class: "eyebrow" }, t(name)), content);

/** `figure` is what is seen, `table` says the same in numbers; one tap changes between them. */
export const charted = ({ name, tables, head, figure, table }) => h("div", { class: "card charted" },
  h("div", { class: "row between wrap" }, head,
    h("button", { class: "button plain small", type: "button", "aria-pressed": tables.has(name), "data-table": name, onclick: () => tables.toggle(name) }, t("asTable"))),
  tables.has(name)
    ? h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("asTable") }, table())
    : h("figure", { class: "chart" }, figure()));

/** Rows of cells; the first cell of a row is its name. */
export const tableOf = (columns, rows) => h("table", { class: "number" },
  h("thead", null, h("tr", null, columns.map((name) => h("th", { key: name, scope: "col" }, t(name))))),
  h("tbody", null, rows.map(([name, ...cells]) => h("tr", { key: name },
    h("th", { scope: "row" }, name), cells.map((cell, i) => h("td", { key: i }, cell))))));
