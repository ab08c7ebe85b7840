/** The form that plans an experiment: what would matter, and how long it takes to see that. */
import { h } from "../kit/dom.js";
import { t } from "./displayWords.js";
import { field, fixtureChoice, submit, words } from "./displayFields.js";

const WEEKS = [4, 6, 8, 12];
const DESIGNS = ["switch_back", "before_after"];
const SMALLEST = 25; // percent: what a change of a display is often hoped to bring
const LONG_WEEKS = 12; // what the service says would be found, where a plan takes longer

/** `view(displays)` is the form; it asks the service how long, whenever what it follows from changes. */
export function planForm({ api, draw, send }) {
  const state = { proposal: null, failed: false, asked: null };

  async function propose({ fixture, design, smallest }, select) {
    const share = Number(smallest) / 100;
    if (!fixture || !(share > 0 && share <= 5)) return;
    const path = `/experiments/proposal?${new URLSearchParams({ fixture, design, smallest: share })}`;
    Object.assign(state, { asked: path, proposal: null, failed: false });
    draw();
    const found = await api.get(path).catch(() => null);
    if (state.asked !== path) return; // something else was asked meanwhile
    Object.assign(state, { proposal: found, failed: !found });
    draw();
    const chosen = select();
    if (found?.enough && chosen) chosen.value = String(found.days / 7);
  }

  const of = (form) => propose(Object.fromEntries(new FormData(form)), () => form.elements.weeks);

  return {
    view: ({ fixtures, today }) => h("form", {
      class: "card stack", "data-form": "plan",
      mount: of,
      onchange: (event) => event.target.matches("[name=fixture], [name=design], [name=smallest]") && of(event.currentTarget),
      onsubmit: submit("/experiments", ({ weeks, smallest, ...said }) => ({ ...said, days: 7 * Number(weeks), smallest: Number(smallest) / 100 }), send),
    },
      words("tryWhat"), field("fixture", fixtureChoice("fixture", fixtures)),
      field("design", h("select", { class: "field", name: "design" }, DESIGNS.map((one) => h("option", { key: one, value: one }, t(one))))),
      field("smallest", h("input", { class: "field", type: "number", name: "smallest", min: "1", max: "500", value: String(SMALLEST), required: true })),
      h("div", { class: "stack tight", role: "status", "data-proposal": state.proposal ? state.proposal.days : "" }, proposed(state)),
      field("starts", h("input", { class: "field", type: "date", name: "starts", value: today, required: true })),
      field("weeks", h("select", { class: "field", name: "weeks" }, weeks(state.proposal).map((n) => h("option", { key: n, value: n }, t("nWeeks", n))))),
      h("p", { class: "small soft" }, t("planText")),
      h("button", { class: "button line wide", type: "submit", "data-do": "plan" }, t("planIt"))),
  };
}

const weeks = (proposal) => [...new Set([...WEEKS, ...(proposal?.enough ? [proposal.days / 7] : [])])].sort((a, b) => a - b);
const percent = (share) => Math.round(100 * share);

/** What is proposed, what that rests on, and a warning where it is unreasonably long. */
function proposed({ proposal, failed }) {
  if (failed) return h("p", { class: "small soft" }, t("notProposed"));
  if (!proposal) return h("p", { class: "small soft" }, t("proposing"));
  const { design, days, enough, long, measured, smallest, sd, in_long: inLong } = proposal;
  const apart = percent(Math.exp(sd) - 1);
  return [
    enough && h("p", { class: "strong", key: "days" }, t("proposed", days / 7, days)),
    enough && h("p", { class: "small", key: "found" }, t("foundIn", percent(smallest))),
    h("p", { class: "small soft", key: "why" }, t(`${measured ? "measured" : "assumed"}_${design}`, apart)),
    long && h("p", { class: "small long", key: "long", "data-long": "" }, [
      t(enough ? "long" : "notEnough"),
      inLong && t("inLong", LONG_WEEKS, percent(inLong)),
      design === "before_after" && t("changeBack"),
    ].filter(Boolean).join(" ")),
  ];
}
