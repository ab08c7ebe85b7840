/**
 * The table of a report. Its headings sort it, both ways, with what was not measured last; of a long one the first rows
 * are shown, or those that are searched for, or all. What was chosen stays while the page is open. The whole store
 * comes first, so that it is always in sight.
 */
import { h } from "../kit/dom.js";
import { count, language, say } from "../kit/i18n.js";
import { teller, UNMEASURED } from "./cells.js";
import { t } from "./reportWords.js";

const FIRST = 30; // rows that are read at a sitting

/** `draw` is called when something was chosen. */
export function reportTable(draw) {
  const chosen = new Map();

  return (report) => {
    const name = `${report.name} by ${report.by}`;
    const view = chosen.get(name) ?? { by: null, down: false, all: false, words: "" };
    const choose = (changes) => {
      chosen.set(name, { ...view, ...changes });
      draw();
    };
    const found = searched(sorted(report, view), view.words);
    const long = report.rows.length > FIRST;
    const more = found.length > FIRST;
    const title = t("tableOf", say(report.title));
    return [
      long && search(view, found.length, report.rows.length, choose),
      h("div", { class: "card scroll", key: `table ${name}`, tabindex: "0", role: "region", "aria-label": title },
        table(report, view.all ? found : found.slice(0, FIRST), view, choose)),
      more && h("button", { class: "button line all-rows", key: "all", type: "button", "data-do": "all-rows", "aria-expanded": String(view.all), onclick: () => choose({ all: !view.all }) },
        view.all ? t("showFirst", FIRST) : t("showAll", count(found.length))),
    ];
  };
}

const search = ({ words }, found, of, choose) => h("div", { class: "row wrap search-rows", key: "search" },
  h("label", { class: "stack tight" }, h("span", { class: "small soft" }, t("search")),
    h("input", { class: "field", type: "search", name: "words", value: words, autocomplete: "off", oninput: (event) => choose({ words: event.target.value }) })),
  h("p", { class: "small soft", role: "status" }, words && t("found", count(found), count(of))));

const plain = (text) => text.normalize("NFKC").toLocaleLowerCase();

function searched(rows, words) {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return rows.filter((row) => wanted.every((word) => plain(say(row.label)).includes(word)));
}

const cell = (row, by) => (by === "key" ? say(row.label) : by === "visits" ? row.visits : row.cells[by]);

/** In the report's own order until a heading was tapped, and of equals still. */
function sorted({ rows }, { by, down }) {
  if (!by) return rows;
  const { compare } = new Intl.Collator(language(), { numeric: true });
  const order = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : compare(one, other));
  return [...rows].sort((one, other) => {
    const [a, b] = [cell(one, by), cell(other, by)];
    if (a == null || b == null) return (a == null) - (b == null);
    return down ? order(b, a) : order(a, b);
  });
}

function table(report, rows, view, choose) {
  const wholes = [["whole", report.total], ["average", report.average]].filter(([, row]) => row);
  const everything = [...report.rows, ...wholes.map(([, row]) => row)];
  const columns = report.columns.map((column) => [column, teller(column, everything.map((row) => row.cells[column.name]), report.currency)]);
  const line = (row, whole) => h("tr", { key: whole ?? `row ${row.key}`, "data-row": whole ?? row.key },
    h("th", { scope: "row" }, say(row.label)),
    columns.map(([column, tell]) => h("td", { key: column.name }, tell(row.cells[column.name]))),
    h("td", { key: "visits" }, whole === "average" ? UNMEASURED : count(row.visits)));
  const head = (by, title, numbers) => heading({ by, title, numbers, view, choose });
  return h("table", { class: "number report" },
    h("thead", null, h("tr", null,
      head("key", say(report.by_title), false),
      report.columns.map((column) => head(column.name, say(column.title), column.unit !== "text")),
      head("visits", t("visits"), true))),
    wholes.length > 0 && h("tbody", { key: "wholes", class: "strong" }, wholes.map(([whole, row]) => line(row, whole))),
    h("tbody", { key: "rows" }, rows.map((row) => line(row))));
}

/** The first tap on numbers brings the largest up, on names the first; the next one turns it round. */
function heading({ by, title, numbers, view, choose }) {
  const mine = view.by === by;
  return h("th", { key: by, scope: "col", "aria-sort": mine ? (view.down ? "descending" : "ascending") : null },
    h("button", { class: "sort", type: "button", "data-sort": by, onclick: () => choose({ by, down: mine ? !view.down : numbers }) }, title.replace(/(\d|−) /g, "$1\u00a0")));
}
