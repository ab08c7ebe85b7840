/** The tab bar at the thumb's edge. Counts say how much needs somebody. */
import { h } from "../kit/dom.js";
import { t } from "./words.js";

export function tabBar({ tabs, current, numbers, choose }) {
  const names = Object.keys(tabs);
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = names[(names.indexOf(current) + step + names.length) % names.length];
    choose(next);
    document.querySelector(`#tab-${next}`).focus();
  };
  return h("nav", { class: "tabs" }, h("div", { role: "tablist", "aria-label": t("tabs") }, names.map((name) => h("button", {
    key: name, id: `tab-${name}`, class: "tab", type: "button", role: "tab", "aria-selected": name === current,
    "aria-controls": "panel", tabindex: name === current ? "0" : "-1", "data-tab": name, onclick: () => choose(name), onkeydown: move,
  },
    tabs[name].sign(),
    h("span", null, t(name)),
    numbers[name] > 0 && h("span", { class: `count ${name === "help" ? "urgent" : ""}` }, numbers[name])))));
}
