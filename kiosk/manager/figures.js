/** Figures with what they stand on: counts, rates with their denominator, times with how often measured. */
import { h } from "../kit/dom.js";
import { count, percent } from "../kit/i18n.js";
import { t } from "./words.js";

const UNMEASURED = "–";

/** One number and what it counts. */
export const figure = (name, value, { of = null, tone = "" } = {}) => h("div", { class: `figure ${tone}`, key: name, "data-figure": name },
  h("dt", null, t(name)),
  h("dd", { class: "number" }, count(value), of !== null && h("small", null, " ", t("ofRooms", count(of)))));

/** Words or a measured quantity instead of a count; a dash where nothing was measured. */
export const quantity = (name, words) => h("div", { class: "figure", key: name, "data-figure": name, "data-measured": String(words !== null) },
  h("dt", null, t(name)), h("dd", { class: "number" }, words ?? UNMEASURED));

/** A rate is shown only where its denominator is measured, and never without it. The whole tile leads on. */
export function tile({ name, to, measured, text }) {
  const known = Boolean(measured && measured.of > 0);
  return h("a", { class: "tile card", href: `#${to}`, key: name, "data-rate": name, "data-measured": String(known) },
    h("span", { class: "tile-name" }, t(name)),
    known ? h("span", { class: "big number" }, percent(measured.value)) : h("span", { class: "unmeasured" }, t("notMeasured")),
    h("span", { class: "bar", "aria-hidden": "true" }, known && h("span", { style: { width: `${measured.value * 100}%` } })),
    h("span", { class: "small soft" }, known ? t(text, measured.of) : t("notMeasuredText")));
}

/** Median and 90th percentile, in minutes as people plan with them. */
export const times = (name, measured) => {
  const known = Boolean(measured && measured.n > 0);
  return h("div", { class: "times", key: name, "data-time": name, "data-measured": String(known) },
    h("h3", null, t(name)),
    known ? h("p", null, h("span", { class: "big number" }, length(measured.median_s)), " ", h("span", { class: "soft" }, t("median")), h("br"),
      h("span", { class: "small soft" }, t("p90", length(measured.p90_s)), " · ", t("measured", measured.n)))
      : h("p", { class: "unmeasured" }, t("notMeasured")));
};

/** Seconds -> "3 min"; half minutes below ten, so that 3:25 is not told as 3. */
export function length(seconds) {
  const minutes = seconds / 60;
  if (minutes < 1) return t("underMinute");
  return t("minutes", count(minutes < 10 ? Math.round(minutes * 2) / 2 : Math.round(minutes)));
}

/** A bias is small: seconds below two minutes. */
export const short = (seconds) => (Math.abs(seconds) < 120 ? t("seconds", count(Math.round(Math.abs(seconds)))) : length(Math.abs(seconds)));
