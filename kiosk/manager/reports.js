/** Reports: what days came to. One is chosen, with its days and by what; a chart, its table, and a file to keep. */
import { h } from "../kit/dom.js";
import { count, language, money, percent, problem, say } from "../kit/i18n.js";
import { attempt } from "../kit/toast.js";
import { length, short } from "./figures.js";
import { save, textOf } from "./files.js";
import { t } from "./reportWords.js";

const DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;
const UNMEASURED = "–";

/** A page that asks by itself for what it shows; `draw` is called when an answer is there. */
export function reportsPage({ api, token, draw }) {
  const state = { list: null, choice: null, wanted: null, report: null, chart: null, error: null };

  const query = (form) => new URLSearchParams({ from: state.choice.from, to: state.choice.to, by: state.choice.by, lang: language(), format: form });
  const path = (form) => `/reports/${state.choice.name}?${query(form)}`;

  async function begin() {
    state.wanted = "the list";
    try {
      const { today, reports } = await api.get("/reports");
      state.list = reports;
      const from = new Date(Date.parse(`${today}T00:00:00Z`) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
      state.choice = { name: reports[0].name, by: reports[0].by[0].name, from, to: today };
    } catch (error) {
      state.error = error;
    }
    draw();
  }

  /** Ask for what is chosen, unless it is there or on its way; an answer that comes late is dropped. */
  async function load() {
    const wanted = path("svg");
    if (state.wanted === wanted) return;
    state.wanted = wanted;
    try {
      const [report, svg] = [await api.get(path("json")), await textOf(api.base + wanted, token)];
      if (state.wanted !== wanted) return;
      if (state.chart) URL.revokeObjectURL(state.chart);
      Object.assign(state, { report, error: null, chart: URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })), shown: wanted });
    } catch (error) {
      if (state.wanted !== wanted) return;
      Object.assign(state, { report: null, error, shown: wanted });
    }
    draw();
  }

  function choose(changes) {
    Object.assign(state.choice, changes);
    draw();
  }

  const keep = (event) => attempt(async () => save(await textOf(api.base + path("csv"), token), `${state.choice.name}.csv`, "text/csv"), event.currentTarget);

  return {
    view() {
      if (!state.list) {
        if (!state.wanted) begin();
        return h("div", { class: "part", key: "reports" }, state.error ? trouble(state.error) : waiting());
      }
      load();
      const busy = state.shown !== state.wanted;
      return [
        form({ ...state, choose, keep }),
        h("div", { class: "part stack", key: "report", "aria-busy": String(busy), "data-report": busy ? "" : state.choice.name, "data-by": state.choice.by },
          busy && !state.report ? waiting() : state.error ? trouble(state.error) : shown(state, busy)),
      ];
    },
  };
}

const waiting = () => h("p", { class: "soft", role: "status" }, t("making"));
const trouble = (error) => h("p", { class: "card", role: "alert", "data-problem": error.code ?? "" }, problem(error));

function form({ list, choice, report, error, choose, keep }) {
  const spec = list.find((one) => one.name === choice.name);
  const field = (name, control) => h("label", { class: "stack tight", key: name }, h("span", { class: "small soft" }, t(name)), control);
  const day = (name) => field(name, h("input", {
    class: "field", type: "date", name, value: choice[name], required: true,
    onchange: (event) => event.target.value && choose({ [name]: event.target.value }),
  }));
  const select = (name, options, onchange) => h("select", { class: "field", name, onchange }, options.map((one) => h("option", {
    key: one.name, value: one.name, selected: one.name === choice[name] }, say(one.title))));
  return h("form", { class: "part report-form", key: "form", onsubmit: (event) => event.preventDefault() },
    field("name", select("name", list, (event) => {
      const next = list.find((one) => one.name === event.target.value);
      choose({ name: next.name, by: next.by[0].name });
    })),
    h("div", { class: "by", key: `by-${choice.name}` }, field("by", select("by", spec.by, (event) => choose({ by: event.target.value })))),
    day("from"), day("to"),
    h("button", { class: "button line", type: "button", "data-do": "csv", disabled: !report || Boolean(error), onclick: keep }, t("csv")));
}

function shown({ report, chart }, busy) {
  const extra = (row, sign) => (row ? [{ ...row, key: sign, whole: sign }] : []);
  const rows = [...report.rows, ...extra(report.total, "whole"), ...extra(report.average, "average")];
  const withheld = report.withheld_rows > 0 || rows.some((row) => row.withheld.length > 0);
  return [
    h("p", { class: "lead", key: "about", role: "status" }, busy ? t("making") : say(report.about)),
    h("figure", { key: "chart" }, h("img", { class: "report-chart", src: chart, alt: t("chartOf", say(report.title)) })),
    rows.length > 0 && h("div", { class: "card scroll", key: "table", tabindex: "0", role: "region", "aria-label": t("tableOf", say(report.title)) }, table(report, rows)),
    h("ul", { class: "plain-list small soft", key: "notes" },
      report.notes.map((note, i) => h("li", { key: i }, say(note))),
      withheld && h("li", { key: "withheld", "data-withheld": report.withheld_rows }, t("withheld", count(report.withheld_rows), report.k))),
  ];
}

const table = (report, rows) => h("table", { class: "number" },
  h("thead", null, h("tr", null,
    h("th", { key: "key", scope: "col" }, say(report.by_title)),
    report.columns.map((column) => h("th", { key: column.name, scope: "col" }, say(column.title))),
    h("th", { key: "visits", scope: "col" }, t("visits")))),
  h("tbody", null, rows.map((row) => h("tr", { key: row.whole ?? `row ${row.key}`, class: row.whole ? "strong" : null, "data-row": row.whole ?? row.key },
    h("th", { scope: "row" }, say(row.label)),
    report.columns.map((column) => h("td", { key: column.name }, told(row.cells[column.name], column.unit, report.currency))),
    h("td", { key: "visits" }, row.whole === "average" ? UNMEASURED : count(row.visits))))));

/** A cell as people read it; a dash where nothing was measured, or too few stand behind it. */
function told(value, unit, currency) {
  if (value == null) return UNMEASURED;
  if (unit === "share") return percent(value);
  if (unit === "seconds") return value < 0 ? `−${short(value)}` : value < 120 ? short(value) : length(value);
  if (unit === "money") return money({ minor: value, currency });
  return typeof value === "number" ? count(value) : value;
}
