/** The team: its walks, what nobody took in time, who is on the floor; and whether single people are timed. */
import { h } from "../kit/dom.js";
import { count } from "../kit/i18n.js";
import { ask } from "../kit/sheet.js";
import { figure, length, quantity } from "./figures.js";
import { part } from "./part.js";
import { t } from "./words.js";

const STEPS = ["team", "lead", "manager"];
const one = (value) => count(Math.round(value * 10) / 10);

export const team = ({ today, staff, act }) => [
  h("div", { class: "left", key: "left" },
    part("walking", walking(today.team)),
    part("escalations", escalations(today.team)),
    part("timing", timing(today.individual_timing, act))),
  h("div", { class: "right", key: "right" },
    part("onFloor", onFloor(staff.team))),
];

const walking = (of) => h("dl", { class: "figures big" },
  figure("walks", of.walks),
  quantity("metres", of.metres_per_piece === null ? null : t("m", one(of.metres_per_piece))),
  quantity("perWalk", of.pieces_per_walk === null ? null : one(of.pieces_per_walk)),
  quantity("walkTime", of.walk_median_s === null ? null : length(of.walk_median_s)));

/** How often the next one had to be told of what nobody took or answered. */
const escalations = ({ escalated: times }) => h("div", { class: "card stack tight" },
  h("dl", { class: "figures" }, STEPS.map((step) => figure(`step_${step}`, times[step]))),
  h("p", { class: "small soft" }, t("escalationsText")));

const onFloor = (people) => (people.length
  ? h("ul", { class: "plain-list" }, people.map((person) => h("li", { key: person.id, class: "row", "data-runner": person.id },
    h("strong", { class: "grow" }, person.name),
    person.lead && h("span", { class: "pill" }, t("leads")))))
  : h("p", { class: "soft" }, t("nobody")));

/** Off unless the store wants it; what it means is said on both sides of the switch. */
function timing(of, act) {
  const { on } = of;
  const change = async (event) => {
    const button = event.currentTarget;
    if (on || (await ask({ title: t("timingAsk"), text: t("timingMeans"), yes: t("timingYes") }))) act.setTiming(!on, button);
  };
  return h("div", { class: "card row timing", "data-timing": on ? "on" : "off" },
    h("div", { class: "grow" },
      h("p", { class: "strong" }, t(on ? "timingOn" : "timingOff")),
      h("p", { class: "small soft" }, t(on ? "timingOnText" : "timingOffText"))),
    h("button", { class: "button line small", type: "button", "aria-pressed": String(on), "data-do": "timing", onclick: change }, t(on ? "turnOff" : "turnOn")));
}
