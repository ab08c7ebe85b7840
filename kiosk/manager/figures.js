/** Figures with what they stand on: counts, rates with their denominator, times with how often measured. */
import { h } from "../kit/dom.js";
import { count, percent } from "../kit/i18n.js";
import { t } from "./words.js";

/** One number and what it counts. */
export const figure = (name, value, { of = null, tone = "" } = {}) => h("div", { class: `figure ${tone}`, key: name, "data-figure": name },
  h("dt", null, t(name)),
  h("dd", { class: "number" }, count(value), of !== null && h("small", null, " ", t("ofRooms", count(of)))));

/** A rate is shown only where its denominator is measured, and never without it. */
export function rate(name, text, measured) {
  const known = measured !== null && measured.of > 0;
  return h("div", { class: "rate card", "data-rate": name, "data-measured": String(known) },
    h("h3", null, t(name)),
    known ? h("p", { class: "big number" }, percent(measured.value)) : h("p", { class: "unmeasured" }, t("notMeasured")),
    h("div", { class: "bar", "aria-hidden": "true" }, known && h("span", { style: { width: `${measured.value * 100}%` } })),
    h("p", { class: "small soft" }, known ? t(text, measured.of) : t("notMeasuredText")));
}

/** Median and 90th percentile, in minutes as people plan with them. */
export function times(name, measured) {
  const known = measured !== null && measured.n > 0;
  return h("div", { class: "rate card", "data-time": name, "data-measured": String(known) },
    h("h3", null, t(name)),
    known
      ? h("dl", { class: "pair" },
        h("div", null, h("dd", { class: "big number" }, length(measured.median_s)), h("dt", null, t("median"))),
        h("div", null, h("dd", { class: "big number soft" }, length(measured.p90_s)), h("dt", null, t("p90"))))
      : h("p", { class: "unmeasured" }, t("notMeasured")),
    h("p", { class: "small soft" }, known ? t("measured", measured.n) : t("notMeasuredText")));
}

/** Seconds -> "3 min"; half minutes below ten, so that 3:25 is not told as 3. */
export function length(seconds) {
  const minutes = seconds / 60;
  if (minutes < 1) return t("underMinute");
  return t("minutes", count(minutes < 10 ? Math.round(minutes * 2) / 2 : Math.round(minutes)));
}
