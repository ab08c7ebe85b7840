/** Where the on-screen keyboard is: under the search field when wanted, always under the code field. */
import { keyboard } from "./keyboard.js";

export function boards({ draw }) {
  let shown = false;
  const set = (on) => {
    if (shown === on) return;
    shown = on;
    draw();
  };
  const search = keyboard({ field: () => document.querySelector("#q"), draw, hide: () => set(false) });

  return {
    get shown() { return shown; },
    hide: () => { shown = false; },
    view: () => (shown ? search() : null),
    toggle() {
      set(!shown);
      document.querySelector("#q")?.focus();
    },
    /** A finger on the field means there may be no keyboard of keys. */
    touched: (event) => { if (event.pointerType === "touch") set(true); },
    forCode: (redraw) => keyboard({ field: () => document.querySelector("#code"), draw: redraw, hide: null, script: "latin" }),
  };
}
