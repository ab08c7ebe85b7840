/** A short word about what just happened. It is announced, and goes away by itself. */
import { build, h } from "./dom.js";
import { problem } from "./i18n.js";

const SHOWN_MS = 3500;
const PROBLEM_SHOWN_MS = 8000; // long enough to read a reason twice

export function tell(text, { danger = false } = {}) {
  const toast = build(h("div", { class: `toast ${danger ? "danger" : ""}` }, text));
  // One good word at a time; a problem stays until it has been read.
  if (!danger) for (const earlier of document.querySelectorAll(".toast:not(.danger)")) earlier.remove();
  region(danger).append(toast);
  setTimeout(() => toast.remove(), danger ? PROBLEM_SHOWN_MS : SHOWN_MS);
}

export const tellProblem = (error) => tell(problem(error), { danger: true });

export function clearToasts() {
  for (const toast of document.querySelectorAll(".toast")) toast.remove();
}

/** The regions exist before their first word, in the top layer's own document order. */
function region(danger) {
  const role = danger ? "alert" : "status";
  // A modal sheet makes the rest of the page inert, so its toasts live inside it.
  const host = [...document.querySelectorAll("dialog[open]")].pop() ?? document.body;
  let found = host.querySelector(`:scope > .toasts[role=${role}]`);
  if (!found) {
    found = build(h("div", { class: "toasts", role }));
    host.append(found);
  }
  return found;
}

/** Runs a command for a button: busy while it runs, a toast when it is refused. Returns its answer or null. */
export async function attempt(work, button = null) {
  if (button?.getAttribute("aria-busy") === "true") return null;
  button?.setAttribute("aria-busy", "true");
  try {
    return (await work()) ?? {};
  } catch (error) {
    if (!error.code) console.error(error);
    tellProblem(error);
    return null;
  } finally {
    button?.removeAttribute("aria-busy");
  }
}
