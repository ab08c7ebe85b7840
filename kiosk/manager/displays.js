/** Displays: record what was changed, plan an experiment, and see what stands where today. */
import { h } from "../kit/dom.js";
import { ago, language, problem, say } from "../kit/i18n.js";
import { ask } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { t } from "./displayWords.js";

const WEEKS = [4, 6, 8, 12];
const LATEST = 8; // changes that are listed; the reports know of all
const DESIGNS = ["switch_back", "before_after"];

/** A page that asks by itself for what it shows; `draw` is called when an answer is there. */
export function displaysPage({ api, draw }) {
  const state = { view: null, error: null, asked: false };

  async function load() {
    state.asked = true;
    try {
      Object.assign(state, { view: await api.get("/displays"), error: null });
    } catch (error) {
      state.error = error;
    }
    draw();
  }

  /** Send a form or a word, and show what is so afterwards; what was said is gone from the form if it was taken. */
  async function send(path, body, button, form = null) {
    const view = await attempt(() => api.post(path, body), button);
    if (!view) return;
    state.view = view;
    for (const said of form?.querySelectorAll("[name=words], [name=from_fixture]") ?? []) said.value = "";
    draw();
  }

  return {
    view() {
      if (!state.asked) load();
      if (!state.view) return h("div", { class: "part", key: "displays" }, state.error ? h("p", { class: "card", role: "alert" }, problem(state.error)) : h("p", { class: "soft", role: "status" }, t("loading")));
      return [
        h("div", { class: "left", key: "left" },
          part("experiments", experiments(state.view, send)),
          part("changes", changes(state.view.changes))),
        h("div", { class: "right", key: "right" },
          part("record", recordForm(state.view, send)),
          part("plan", planForm(state.view, send))),
      ];
    },
  };
}

const part = (name, ...content) => h("section", { key: name, "aria-labelledby": `h-${name}`, class: "part", "data-part": name },
  h("h2", { id: `h-${name}`, class: "eyebrow" }, t(name)), content);

const day = (text) => new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
const place = (fixture) => (fixture ? say(fixture.name) : "");

function experiments({ experiments: known }, send) {
  if (!known.length) return h("p", { class: "soft" }, t("noExperiments"));
  return h("ul", { class: "plain-list" }, known.map((one) => h("li", { key: one.id, class: "stack tight", "data-experiment": one.id, "data-state": one.state },
    h("p", { class: "strong" }, `${one.words} · ${place(one.fixture)}`),
    h("p", { class: "small soft" }, [t(`state_${one.state}`, one.day, one.days), `${day(one.starts)} – ${day(one.ends)}`, t(one.design)].join(" · ")),
    one.today && h("p", { "data-today": one.today }, standing(one)),
    one.state !== "over" && one.state !== "stopped" && h("button", {
      class: "button line small", type: "button", "data-do": "stop", "aria-label": `${t("stop")}: ${one.words}`,
      onclick: async (event) => {
        const button = event.currentTarget;
        if (await ask({ title: t("stopAsk"), text: t("stopMeans"), yes: t("stopYes") })) send(`/experiments/${one.id}/stop`, {}, button);
      },
    }, t("stop")))));
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

const field = (name, control) => h("label", { class: "stack tight", key: name }, h("span", { class: "small soft" }, t(name)), control);
const fixtures = (name, known, none) => h("select", { class: "field", name, required: !none },
  none && h("option", { key: "", value: "" }, t(none)),
  known.map((one) => h("option", { key: one.id, value: one.id }, say(one.name))));
const words = (label) => field(label, h("input", { class: "field", name: "words", required: true, maxlength: "200", autocomplete: "off" }));

/** Sends a form as `body` makes it of its fields. */
const submit = (path, body, send) => (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  send(path, body(Object.fromEntries(new FormData(form))), form.querySelector("[type=submit]"), form);
};

const recordForm = ({ fixtures: known }, send) => h("form", {
  class: "card stack", "data-form": "record",
  onsubmit: submit("/display-changes", (said) => ({ ...said, from_fixture: said.from_fixture || null }), send),
},
  words("changedWhat"), field("fixture", fixtures("fixture", known)), field("from", fixtures("from_fixture", known, "nowhere")),
  h("button", { class: "button accent wide", type: "submit", "data-do": "record" }, t("recordIt")));

const planForm = ({ fixtures: known, today }, send) => h("form", {
  class: "card stack", "data-form": "plan",
  onsubmit: submit("/experiments", ({ weeks, smallest, ...said }) => ({ ...said, days: 7 * Number(weeks), smallest: Number(smallest) / 100 }), send),
},
  words("tryWhat"), field("fixture", fixtures("fixture", known)),
  field("design", h("select", { class: "field", name: "design" }, DESIGNS.map((one) => h("option", { key: one, value: one }, t(one))))),
  field("starts", h("input", { class: "field", type: "date", name: "starts", value: today, required: true })),
  field("weeks", h("select", { class: "field", name: "weeks" }, WEEKS.map((n) => h("option", { key: n, value: n }, t("nWeeks", n))))),
  field("smallest", h("input", { class: "field", type: "number", name: "smallest", min: "1", max: "500", value: "25", required: true })),
  h("p", { class: "small soft" }, t("planText")),
  h("button", { class: "button line wide", type: "submit", "data-do": "plan" }, t("planIt")));
