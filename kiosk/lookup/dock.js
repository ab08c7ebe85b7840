/** The bar at the bottom, within everybody's reach: where to go, and how the screen should be. */
import { h } from "../kit/dom.js";
import { largeText, lowReach, setLargeText, setLowReach } from "../kit/comfort.js";
import { otherLanguage, setLanguage } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { highContrast, setHighContrast } from "./contrast.js";
import { t } from "./words.js";

export function dock({ page, visit, left, canGoBack, back, startOver, go, draw }) {
  const away = page !== "home";
  return h("nav", { class: "dock", "aria-label": t("tools") },
    h("div", { class: "dock-where" },
      away && canGoBack && item("back", "back", back),
      away && item("startOver", "close", startOver, { note: left === null ? null : t("clearsIn", left) }),
      visit && page !== "visit" && h("button", {
        key: "mine", class: "dock-sign", type: "button", "data-do": "visit", "aria-label": `${t("myVisit")} ${visit.call_sign}`,
        onclick: () => go({ page: "visit" }),
      },
        h("span", { class: "small" }, t("myVisit")), h("strong", null, visit.call_sign))),
    h("div", { class: "dock-how" },
      toggle("large", "text", largeText(), () => setLargeText(!largeText(), { remember: false }), draw),
      toggle("contrast", "eye", highContrast(), () => setHighContrast(!highContrast()), draw),
      toggle("low", "reach", lowReach(), () => setLowReach(!lowReach(), { remember: false }), draw),
      h("button", {
        key: "language", class: "dock-item", type: "button", "data-do": "language", lang: otherLanguage(),
        onclick: () => setLanguage(otherLanguage(), { remember: false }),
      },
        icon("globe"), h("span", null, t("language")))));
}

const item = (name, sign, run, { note = null } = {}) => h("button", { key: name, class: "dock-item", type: "button", "data-do": name, onclick: run },
  icon(sign), h("span", null, t(name)), note && h("small", { class: "number", "aria-hidden": "true" }, note));

const toggle = (name, sign, on, change, draw) => h("button", {
  key: name, class: "dock-item", type: "button", "aria-pressed": on, "data-do": name,
  onclick: () => {
    change();
    draw();
  },
}, icon(sign), h("span", null, t(name)));
