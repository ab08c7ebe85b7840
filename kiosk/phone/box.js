/**
 * The box around a garment in a picture: drawn with a finger, moved, or pulled at its corners; by keys,
 * each corner moves with the arrows. `part` is in fractions of the picture and is the whole of it at first.
 */
import { h } from "../kit/dom.js";
import { isWhole } from "./picture.js";
import { t } from "./words.js";

const LEAST_PX = 96; // two corners fit beside each other
const LEAST = 0.1; // of a side, on however large a picture
const STEP = 0.04; // of a side, for one press of an arrow key
const CORNERS = [["left", "top"], ["right", "top"], ["left", "bottom"], ["right", "bottom"]];
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

const within = (value, least, most) => Math.min(most, Math.max(least, value));

/** @param ratio of the picture, width to height; `change` is told the new part while it is drawn */
export function boxedPicture({ url, ratio, part, change }) {
  const percent = (fraction) => `${fraction * 100}%`;
  const place = { left: percent(part.left), top: percent(part.top), right: percent(1 - part.right), bottom: percent(1 - part.bottom) };
  return h("div", { class: "boxed", style: { "--ratio": ratio }, onpointerdown: (event) => drag(event, part, change) },
    h("img", { src: url, alt: t("yourPicture"), draggable: "false" }),
    h("div", { class: `box ${isWhole(part) ? "whole" : ""}`, style: place },
      CORNERS.map(([x, y]) => h("button", {
        key: `${x} ${y}`, class: `corner at-${x} at-${y}`, type: "button", "data-corner": `${x} ${y}`, "aria-label": t("corner", x, y),
        onkeydown: (event) => nudge(event, part, [x, y], change),
      }))));
}

function nudge(event, part, [x, y], change) {
  const step = ARROWS[event.key];
  if (!step) return;
  event.preventDefault();
  change(pulled(part, [x, y], { x: part[x] + step[0], y: part[y] + step[1] }, [LEAST, LEAST]));
}

/** The part with one corner at a point; the opposite corner stays, and the box stays a box. */
function pulled(part, [x, y], point, [leastX, leastY]) {
  const next = { ...part };
  next[x] = x === "left" ? within(point.x, 0, part.right - leastX) : within(point.x, part.left + leastX, 1);
  next[y] = y === "top" ? within(point.y, 0, part.bottom - leastY) : within(point.y, part.top + leastY, 1);
  return next;
}

function moved(part, dx, dy) {
  const [x, y] = [within(dx, -part.left, 1 - part.right), within(dy, -part.top, 1 - part.bottom)];
  return { left: part.left + x, right: part.right + x, top: part.top + y, bottom: part.bottom + y };
}

/** From where the finger went down to where it is; a box smaller than the least was no box. */
function spanned(from, to) {
  return { left: Math.min(from.x, to.x), right: Math.max(from.x, to.x), top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) };
}

/** Over half of the picture: a corner of the whole of it is not pulled that far, so a box is drawn from there. */
const isFar = (from, to) => Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) > 0.5;

function drag(event, before, change) {
  if (event.button !== 0 || !event.isPrimary) return;
  const stage = event.currentTarget;
  const frame = stage.getBoundingClientRect();
  const at = ({ clientX, clientY }) => ({ x: within((clientX - frame.left) / frame.width, 0, 1), y: within((clientY - frame.top) / frame.height, 0, 1) });
  const least = [within(LEAST_PX / frame.width, LEAST, 1), within(LEAST_PX / frame.height, LEAST, 1)];
  const from = at(event);
  const corner = event.target.dataset?.corner?.split(" ");
  const inside = from.x > before.left && from.x < before.right && from.y > before.top && from.y < before.bottom;
  stage.setPointerCapture(event.pointerId);
  const move = (next) => {
    const to = at(next);
    if (corner && !(isWhole(before) && isFar(from, to))) change(pulled(before, corner, { x: before[corner[0]] + to.x - from.x, y: before[corner[1]] + to.y - from.y }, least));
    else if (inside && !isWhole(before)) change(moved(before, to.x - from.x, to.y - from.y));
    else {
      const drawn = spanned(from, to);
      const enough = drawn.right - drawn.left >= least[0] && drawn.bottom - drawn.top >= least[1];
      change(enough ? drawn : before);
    }
  };
  const over = new AbortController();
  stage.addEventListener("pointermove", move, { signal: over.signal });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) stage.addEventListener(end, () => over.abort(), { signal: over.signal });
}
