/** My shift: on the floor or not, what shoppers may call me, and whether I lead. */
import { h } from "../kit/dom.js";
import { t } from "./words.js";

const MOST = 40; // a display name fits on a button

export const meOn = (view) => view.team.find((one) => one.id === view.me.id) ?? null;

/** What stands in the settings sheet. `said` keeps what is being typed while the floor goes on. */
export function shift({ view, act, said, update }) {
  const here = meOn(view);
  const start = (change = {}) => act.startShift({ called: said.called.trim() || null, lead: here?.lead ?? false, ...change });
  return h("section", { class: "stack", "aria-label": t("shift"), "data-shift": here ? "on" : "off" },
    h("div", { class: "row between" },
      h("p", null, h("strong", null, t(here ? "onFloor" : "offFloor")), h("br"), h("span", { class: "small soft" }, t(here ? "onFloorText" : "offFloorText"))),
      h("button", {
        class: `button ${here ? "line" : ""} small`, type: "button", "data-do": here ? "endShift" : "startShift",
        "aria-busy": act.busy("shift") ? "true" : null, onclick: () => (here ? act.endShift() : start()),
      }, t(here ? "leaveFloor" : "takeFloor"))),
    h("form", { class: "stack tight", onsubmit: (event) => {
      event.preventDefault();
      start();
    } },
      h("label", { class: "eyebrow", for: "called" }, t("called_")),
      h("div", { class: "row" },
        h("input", {
          id: "called", class: "field grow", maxlength: MOST, autocomplete: "off", value: said.called, placeholder: t("calledNothing"),
          oninput: (event) => {
            said.called = event.target.value;
            update();
          },
        }),
        h("button", { class: "button quiet small", type: "submit", disabled: said.called.trim() === (here?.called ?? "") }, t("save"))),
      h("p", { class: "small soft" }, said.called.trim() ? t("calledSo", said.called.trim()) : t("calledNobody"))),
    here && h("div", { class: "row between" },
      h("p", null, h("strong", null, t("lead")), h("br"), h("span", { class: "small soft" }, t("leadText"))),
      h("button", {
        class: "button line small", type: "button", "data-do": "lead", "aria-pressed": String(here.lead),
        "aria-label": t("lead"), onclick: () => start({ lead: !here.lead }),
      }, t(here.lead ? "yes" : "no"))));
}
