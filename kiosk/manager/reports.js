/** Reports: what days came to. One is chosen, with its days and by what; a chart, its table, and a file to keep. */
import { h } from "../kit/dom.js";
import { count, problem, say } from "../kit/i18n.js";
import { attempt } from "../kit/toast.js";
import { save } from "./files.js";
import { lately, reportLoader } from "./reportLoader.js";
import { reportTable } from "./reportTable.js";
import { t } from "./reportWords.js";

/** A page that asks by itself for what it shows; `draw` is called when an answer is there. */
export function reportsPage({ api, token, draw }) {
  const loader = reportLoader({ api, token, draw });
  const table = reportTable(draw);
  const state = { list: null, choice: null, asked: false, error: null };

  async function begin() {
    state.asked = true;
    try {
      const { today, reports } = await api.get("/reports");
      const spec = named(reports, state.choice?.name) ?? reports[0];
      Object.assign(state, { list: reports, choice: { name: spec.name, by: spec.by[0].name, ...lately(today) } });
    } catch (error) {
      state.error = error;
    }
    draw();
  }

  function choose(changes) {
    Object.assign(state.choice, changes);
    draw();
  }

  const keep = (event) => attempt(async () => save(await loader.text(state.choice, "csv"), `${state.choice.name}.csv`, "text/csv"), event.currentTarget);

  return {
    /** The report `name` is what is shown, as it is first told. */
    open(name) {
      if (state.list) choose({ name, by: named(state.list, name).by[0].name });
      else state.choice = { name };
    },
    view() {
      if (!state.list) {
        if (!state.asked) begin();
        return h("div", { class: "part", key: "reports" }, state.error ? trouble(state.error) : waiting());
      }
      loader.load(state.choice);
      const { report, chart, error } = loader.state;
      const busy = loader.busy();
      return [
        form({ ...state, report, error, choose, keep }),
        h("div", { class: "part stack", key: "report", "aria-busy": String(busy), "data-report": busy ? "" : state.choice.name, "data-by": state.choice.by },
          busy && !report ? waiting() : error ? trouble(error) : shown({ report, chart, table }, busy)),
      ];
    },
  };
}

const named = (list, name) => list.find((one) => one.name === name);
const waiting = () => h("p", { class: "soft", role: "status" }, t("making"));
const trouble = (error) => h("p", { class: "card", role: "alert", "data-problem": error.code ?? "" }, problem(error));

function form({ list, choice, report, error, choose, keep }) {
  const field = (name, control) => h("label", { class: "stack tight", key: name }, h("span", { class: "small soft" }, t(name)), control);
  const day = (name) => field(name, h("input", {
    class: "field", type: "date", name, value: choice[name], required: true,
    onchange: (event) => event.target.value && choose({ [name]: event.target.value }),
  }));
  const select = (name, options, onchange) => h("select", { class: "field", name, value: choice[name], onchange }, options.map((one) => h("option", {
    key: one.name, value: one.name, selected: one.name === choice[name] }, say(one.title))));
  return h("form", { class: "part report-form", key: "form", onsubmit: (event) => event.preventDefault() },
    h("div", { class: "which", key: "name" }, field("name", select("name", list, (event) => {
      choose({ name: event.target.value, by: named(list, event.target.value).by[0].name });
    }))),
    h("div", { class: "by", key: `by-${choice.name}` }, field("by", select("by", named(list, choice.name).by, (event) => choose({ by: event.target.value })))),
    day("from"), day("to"),
    h("button", { class: "button line", type: "button", "data-do": "csv", disabled: !report || Boolean(error), onclick: keep }, t("csv")));
}

function shown({ report, chart, table }, busy) {
  const told = [...report.rows, report.total, report.average].filter(Boolean);
  const withheld = report.withheld_rows > 0 || told.some((row) => row.withheld.length > 0);
  return [
    h("p", { class: "lead", key: "about", role: "status" }, busy ? t("making") : say(report.about)),
    h("figure", { key: "chart" }, h("img", { class: "report-chart", src: chart, alt: t("chartOf", say(report.title)) })),
    told.length > 0 && table(report),
    h("ul", { class: "plain-list small soft", key: "notes" },
      report.notes.map((note, i) => h("li", { key: i }, say(note))),
      withheld && h("li", { key: "withheld", "data-withheld": report.withheld_rows }, t("withheld", report.withheld_rows, report.k))),
  ];
}
