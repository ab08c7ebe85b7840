/** Comfort that a person chooses: larger text, and controls within reach of someone who sits. */
import { drop, keep, recall } from "./memory.js";

const REMEMBERED = "fitroom:comfort";
const root = document.documentElement;

export const largeText = () => root.dataset.text === "large";
export const lowReach = () => root.dataset.reach === "low";

export function setLargeText(on, { remember = true } = {}) {
  set("text", on ? "large" : null, remember);
}

export function setLowReach(on, { remember = true } = {}) {
  set("reach", on ? "low" : null, remember);
}

/** Back to how the screen is for everyone; for screens that people share. */
export function resetComfort() {
  delete root.dataset.text;
  delete root.dataset.reach;
  drop(REMEMBERED);
}

function set(name, value, remember) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  if (remember) keep(REMEMBERED, { text: root.dataset.text, reach: root.dataset.reach });
}

const earlier = recall(REMEMBERED);
if (earlier?.text) root.dataset.text = earlier.text;
if (earlier?.reach) root.dataset.reach = earlier.reach;
