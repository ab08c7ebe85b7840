/**
 * Hour by hour: what was asked for (outline), how much of it was brought (filled), and visits (line).
 * Shapes differ, not only colours; the same figures are there as a table.
 */
import { h } from "../kit/dom.js";
import { count } from "../kit/i18n.js";
import { tableOf } from "./part.js";
import { t } from "./words.js";

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 36;
const FOOT = 26;
const HEAD = 10;
const SLOTS_AT_LEAST = 8; // a morning with one hour is not one wall-wide bar

/** A round number at or above the highest value, that four grid lines divide evenly. */
export function ceiling(highest) {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000].find((size) => size * 4 >= highest);
  return (step ?? Math.ceil(highest / 4)) * 4;
}

/** Every hour from the first to the last, with zeros where nothing happened. */
export function everyHour(hours) {
  if (!hours.length) return [];
  const byHour = new Map(hours.map((entry) => [entry.hour, entry]));
  const all = [...byHour.keys()];
  const last = Math.max(...all, Math.min(23, Math.min(...all) + SLOTS_AT_LEAST - 1));
  const result = [];
  for (let hour = Math.min(...all); hour <= last; hour += 1) {
    result.push(byHour.get(hour) ?? { hour, visits: 0, requests: 0, delivered: 0 });
  }
  return result;
}

const label = (hour) => `${String(hour).padStart(2, "0")}:00`;

export function chart(hours) {
  const slots = everyHour(hours);
  const top = ceiling(Math.max(1, ...slots.flatMap((slot) => [slot.requests, slot.visits, slot.delivered])));
  const y = (value) => HEAD + (HEIGHT - HEAD - FOOT) * (1 - value / top);
  const step = (WIDTH - LEFT) / slots.length;
  const x = (i) => LEFT + step * i;
  const wide = Math.min(step * 0.62, 44);
  const bar = (kind, i, value) => h("rect", {
    class: kind, x: x(i) + (step - wide) / 2, y: y(value), width: wide, height: Math.max(0, y(0) - y(value)), rx: 3,
  });
  const drawn = slots.filter((slot) => slot.hour <= Math.max(...hours.map((entry) => entry.hour)));
  const points = drawn.map((slot, i) => [x(i) + step / 2, y(slot.visits)]);
  return h("svg", { class: "hours", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": summary(hours) },
    [0, 0.25, 0.5, 0.75, 1].map((part) => h("g", { key: part, class: "grid" },
      h("line", { x1: LEFT, x2: WIDTH, y1: y(top * part), y2: y(top * part) }),
      h("text", { x: LEFT - 8, y: y(top * part) + 4, "text-anchor": "end" }, count(top * part)))),
    slots.map((slot, i) => h("g", { key: slot.hour },
      bar("asked", i, slot.requests),
      bar("brought", i, slot.delivered),
      h("text", { x: x(i) + step / 2, y: HEIGHT - 8, "text-anchor": "middle" }, slot.hour))),
    h("polyline", { class: "visits", points: points.map((point) => point.join(",")).join(" ") }),
    points.map(([cx, cy], i) => h("circle", { class: "visits", key: i, cx, cy, r: 4 })));
}

export function summary(hours) {
  const peak = hours.reduce((best, entry) => (entry.requests > best.requests ? entry : best), hours[0]);
  return peak ? t("hoursSummary", label(peak.hour), peak.requests) : t("hoursEmpty");
}

/** What each mark means, with what it counts so far today. */
export const legend = (today) => h("dl", { class: "legend" },
  COLUMNS.map((kind) => h("div", { key: kind, "data-figure": kind },
    h("dt", { class: "small soft" }, h("span", { class: `key ${kind}`, "aria-hidden": "true" }), t(kind)),
    h("dd", { class: "number strong" }, count(today[kind])))));

const COLUMNS = ["visits", "requests", "delivered"];

export const table = (hours) => tableOf(["hour", ...COLUMNS], hours.map((entry) => [label(entry.hour), ...COLUMNS.map((name) => count(entry[name]))]));
