/** Displays: record what was changed, plan an experiment, and see what stands where today. */
import { h } from "../kit/dom.js";
import { ago, language, problem, say } from "../kit/i18n.js";
import { ask } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { field, fixtureChoice, submit, words } from "./displayFields.js";
import { t } from "./displayWords.js";
import { planForm } from "./planForm.js";
import { lately, reportLoader } from "./reportLoader.js";

const LATEST = 8; // changes that are listed; the reports know of all

/** A page that asks by itself for what it shows; `draw` is called when an answer is there. */
export function displaysPage({ api, token, draw, openReport }) {
  const drawn = reportLoader({ api, token, draw });
  const state = { view: null, error: null, asked: false, harmful: [] };
  const plan = planForm({ api, draw, send });

  async function load() {
    state.asked = true;
    try {
      Object.assign(state, { view: await api.get("/displays"), error: null });
    } catch (error) {
      state.error = error;
    }
    draw();
    watch();
  }

  /** Whether a change that goes on does serious harm: the one thing that is said before the end. */
  async function watch() {
    if (!state.view || !running(state.view)) return;
    state.harmful = await api.get("/experiments/harm").catch(() => []);
    draw();
  }

  /** Send a form or a word, and show what is so afterwards; what was said is gone from the form if it was taken. */
  async function send(path, body, button, form = null) {
    const view = await attempt(() => api.post(path, body), button);
    if (!view) return;
    state.view = view;
    for (const said of form?.querySelectorAll("[name=words], [name=from_fixture]") ?? []) said.value = "";
    draw();
    watch();
  }

  return {
    view(today) {
      if (!state.asked) load();
      if (!state.view) return h("div", { class: "part", key: "displays" }, state.error ? h("p", { class: "card", role: "alert" }, problem(state.error)) : h("p", { class: "soft", role: "status" }, t("loading")));
      return [
        h("div", { class: "left", key: "left" },
          part("experiments", experiments(state.view, state.harmful, send)),
          !running(state.view) && part("draws", draws(drawn, today, openReport)),
          part("changes", changes(state.view.changes))),
        h("div", { class: "right", key: "right" },
          part("record", recordForm(state.view, send)),
          part("plan", plan.view(state.view))),
      ];
    },
  };
}

const part = (name, ...content) => h("section", { key: name, "aria-labelledby": `h-${name}`, class: "part", "data-part": name },
  h("h2", { id: `h-${name}`, class: "eyebrow" }, t(name)), content);

const running = ({ experiments: known }) => known.some((one) => one.state === "running");

/** What the fixtures drew lately: where to try something out. While an experiment runs its fixtures differ by plan. */
function draws(loader, today, openReport) {
  loader.load({ name: "displays", by: "fixture", ...lately(today) });
  const { report, chart, error } = loader.state;
  if (!report) return h("p", { class: "soft", role: "status", "data-problem": error?.code ?? "" }, error ? problem(error) : t("makingDraws"));
  return h("div", { class: "stack tight" },
    h("p", { class: "small soft" }, say(report.about)),
    h("figure", null, h("img", { class: "report-chart", src: chart, alt: t("drawsChart") })),
    h("p", null, h("a", { class: "button quiet small", href: "#reports", "data-do": "draws", onclick: () => openReport("displays") }, t("drawsReport"))));
}

const day = (text) => new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
const place = (fixture) => (fixture ? say(fixture.name) : "");

function experiments({ experiments: known }, harmful, send) {
  if (!known.length) return h("p", { class: "soft" }, t("noExperiments"));
  return h("ul", { class: "plain-list" }, known.map((one) => h("li", { key: one.id, class: "stack tight", "data-experiment": one.id, "data-state": one.state },
    h("p", { class: "strong" }, `${one.words} · ${place(one.fixture)}`),
    h("p", { class: "small soft" }, [t(`state_${one.state}`, one.day, one.days), `${day(one.starts)} – ${day(one.ends)}`, t(one.design)].join(" · ")),
    one.today && h("p", { "data-today": one.today }, standing(one)),
    one.state === "running" && harmful.includes(one.id) && h("p", { class: "strong harm", "data-harm": one.id }, t("harmful")),
    one.state !== "over" && one.state !== "stopped" && h("div", { class: "row" }, h("button", {
      class: "button line small", type: "button", "data-do": "stop", "aria-label": `${t("stop")}: ${one.words}`,
      onclick: async (event) => {
        const button = event.currentTarget;
        if (await ask({ title: t("stopAsk"), text: t("stopMeans"), yes: t("stopYes") })) send(`/experiments/${one.id}/stop`, {}, button);
      },
    }, t("stop"))))));
}

/** What stands there today, by halves where the day has two, and what to do for tomorrow. */
function standing({ today, tomorrow, boundary_h: boundary }) {
  const halves = today.length === 2 && today[0] !== today[1];
  const now = halves ? t("halves", t(`arm_${today[0]}`), boundary, t(`arm_${today[1]}`)) : t("todayIs", t(`arm_${today[0]}`));
  const next = tomorrow && tomorrow[0] !== today[today.length - 1];
  return next ? `${now} ${t("changeFor", t(`arm_${tomorrow[0]}`))}` : now;
}

const changes = (known) => (known.length
  ? h("ul", { class: "plain-list small" }, known.slice(0, LATEST).map((one, i) => h("li", { key: `${one.at}-${i}`, class: "row between" },
    h("span", null, [one.words, place(one.from_fixture) && `${place(one.from_fixture)} → ${place(one.fixture)}`].filter(Boolean).join(" · ") || one.words, !one.from_fixture && ` · ${place(one.fixture)}`),
    h("time", { class: "faint", datetime: one.at }, ago(one.at)))))
  : h("p", { class: "soft" }, t("noChanges")));

const recordForm = ({ fixtures: known }, send) => h("form", {
  class: "card stack", "data-form": "record",
  onsubmit: submit("/display-changes", (said) => ({ ...said, from_fixture: said.from_fixture || null }), send),
},
  words("changedWhat"), field("fixture", fixtureChoice("fixture", known)), field("from", fixtureChoice("from_fixture", known, "nowhere")),
  h("button", { class: "button accent wide", type: "submit", "data-do": "record" }, t("recordIt")));
