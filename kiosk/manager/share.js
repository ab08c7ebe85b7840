/**
 * The share that was kept, hour by hour, as dots on a scale from none to all; the band is what is meant. A dot is
 * the larger the more it stands on, and the same figures are there as a table.
 */
import { h } from "../kit/dom.js";
import { percent } from "../kit/i18n.js";
import { t } from "./words.js";

const WIDTH = 640;
const HEIGHT = 190;
const LEFT = 44;
const FOOT = 26;
const HEAD = 8;
/** What a promise at the 80th percentile is meant to keep; beside it, it was too bold or too timid. */
export const MEANT = [0.75, 0.85];
const SLOTS_AT_LEAST = 8;

const y = (share) => HEAD + (HEIGHT - HEAD - FOOT) * (1 - share);

/** @param hours [{hour, value, of}], only those in which something was measured */
export function share(hours) {
  const first = hours[0].hour;
  const slots = Math.max(SLOTS_AT_LEAST, hours.at(-1).hour - first + 1);
  const step = (WIDTH - LEFT) / slots;
  const x = (hour) => LEFT + step * (hour - first + 0.5);
  const most = Math.max(...hours.map((entry) => entry.of));
  const radius = (of) => 4 + 4 * Math.sqrt(of / most);
  return h("svg", { class: "share", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": summary(hours) },
    h("rect", { class: "meant", x: LEFT, width: WIDTH - LEFT, y: y(MEANT[1]), height: y(MEANT[0]) - y(MEANT[1]) }),
    [0, 0.5, 1].map((part) => h("g", { key: part, class: "grid" },
      h("line", { x1: LEFT, x2: WIDTH, y1: y(part), y2: y(part) }),
      h("text", { x: LEFT - 8, y: y(part) + 4, "text-anchor": "end" }, percent(part)))),
    Array.from({ length: slots }, (_, i) => first + i).filter((hour) => hour < 24).map((hour) => h("text", {
      key: hour, x: x(hour), y: HEIGHT - 8, "text-anchor": "middle" }, hour)),
    h("polyline", { points: hours.map((entry) => `${x(entry.hour)},${y(entry.value)}`).join(" ") }),
    hours.map((entry) => h("circle", { key: entry.hour, class: inBand(entry.value) ? "in" : "out", cx: x(entry.hour), cy: y(entry.value), r: radius(entry.of) })));
}

const inBand = (value) => value >= MEANT[0] && value <= MEANT[1];

export function summary(hours) {
  const least = hours.reduce((low, entry) => (entry.value < low.value ? entry : low), hours[0]);
  return t("shareSummary", `${least.hour}:00`, percent(least.value), least.of);
}
