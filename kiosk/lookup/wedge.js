// A scanner that types ("keyboard wedge"). Promises: every scan is heard whole, wherever the focus
// is, whatever input method is on; ordinary typing is left alone.
//
// - Keys are read by KeyboardEvent.code, the place of the key: a Korean input method turns the
//   letters of a link into jamo and reports keyCode 229, but the places stay those of a US board,
//   which is what scanners type.
// - Time is the event's own time stamp: a busy page that handles keys late does not split a scan.
// - Nothing is thrown away on a time-out. A scan is the longest run at the end of the recent keys
//   that reads as a tag, so a slow first character is kept and a stray one before it is skipped.

import { readTag } from "./tag.js";

const SILENCE_MS = 100; // a scanner without an Enter suffix has finished after this
const PAUSE_MS = 100; // longest gap inside one scan: 20 times what scanners need
const FIRST_PAUSE_MS = 600; // ... but some wake slowly after their first character
const STRAY_MS = 30; // a key that came this long before the next was pressed by a person
const MEMORY_MS = 4000; // keys older than this belong to nothing
const LATE_ENTER_MS = 700; // an Enter that follows a scan already taken is the scanner's

const SIGNS = {
  Digit1: "1!", Digit2: "2@", Digit3: "3#", Digit4: "4$", Digit5: "5%", Digit6: "6^", Digit7: "7&", Digit8: "8*", Digit9: "9(", Digit0: "0)",
  Minus: "-_", Equal: "=+", BracketLeft: "[{", BracketRight: "]}", Backslash: "\\|", Semicolon: ";:", Quote: "'\"", Backquote: "`~",
  Comma: ",<", Period: ".>", Slash: "/?", Space: "  ", NumpadDecimal: "..", NumpadDivide: "//", NumpadSubtract: "--", NumpadAdd: "++",
};

/** The character a US keyboard gives for this key event, or null. Independent of input methods. */
export function characterOf({ code, key, shiftKey, ctrlKey, altKey, metaKey }) {
  if (ctrlKey && code === "BracketRight") return "\u001d";
  if (ctrlKey || altKey || metaKey) return null;
  if (/^Numpad\d$/.test(code)) return code[6];
  const signs = /^Key[A-Z]$/.test(code) ? code[3].toLowerCase() + code[3] : SIGNS[code];
  if (!signs) return null;
  // Some scanners (and remote desktops) send the shifted sign without the shift key.
  return shiftKey || key === signs[1] ? signs[1] : signs[0];
}

/** Keys -> tag, without a browser: what `listen` and the tests share. Times in milliseconds. */
export class Keys {
  #keys = [];

  press(character, at) {
    this.#keys = this.#keys.filter((key) => at - key.at < MEMORY_MS);
    this.#keys.push({ character, at });
  }

  /** The tag the recent keys end with and how many keys it took; the keys are then used up. */
  finish() {
    for (const pause of [PAUSE_MS, FIRST_PAUSE_MS]) {
      const run = this.#run(pause);
      for (let from = 0; from < run.length; from += 1) {
        if (from > 0 && run[from].at - run[from - 1].at < STRAY_MS) continue; // half a scan is none
        const tag = readTag(run.slice(from).map((key) => key.character).join(""));
        if (tag) {
          const first = run[from];
          this.#keys = [];
          return { tag, keys: run.length - from, at: first.at };
        }
      }
    }
    return null;
  }

  get empty() {
    return this.#keys.length === 0;
  }

  #run(pause) {
    let from = this.#keys.length - 1;
    while (from > 0 && this.#keys[from].at - this.#keys[from - 1].at <= pause) from -= 1;
    return this.#keys.slice(Math.max(from, 0));
  }
}

const editable = (node) => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;

/**
 * Hears scans on the whole page.
 * @param {(tag: object) => void} onTag
 * @returns {() => void} stops listening
 */
export function listen(onTag) {
  const keys = new Keys();
  const typed = []; // what the focused field held before each recent key: {field, value, at}
  let timer = 0;
  let takenAt = -Infinity;

  function take(found, now) {
    takenAt = now;
    const before = typed.find((entry) => entry.at >= found.at);
    if (before?.field.isConnected) {
      before.field.blur(); // ends a composition, which would write its jamo back
      before.field.value = before.value;
      before.field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    typed.length = 0;
    onTag(found.tag);
  }

  function silent() {
    const found = keys.finish();
    if (found) take(found, performance.now());
  }

  function onKey(event) {
    clearTimeout(timer);
    const at = event.timeStamp;
    if (event.code === "Enter" || event.code === "NumpadEnter") {
      const found = keys.finish();
      if (found || (at - takenAt < LATE_ENTER_MS && keys.empty)) swallow(event);
      if (found) take(found, at);
      return;
    }
    const character = characterOf(event);
    if (character === null) return;
    keys.press(character, at);
    const field = event.target;
    if (editable(field)) typed.push({ field, value: field.value, at });
    else if (character === "/" || character === "'") event.preventDefault(); // Firefox quick find
    if (typed.length > 120) typed.shift();
    timer = setTimeout(silent, SILENCE_MS);
  }

  function swallow(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  document.addEventListener("keydown", onKey, { capture: true });
  return () => {
    clearTimeout(timer);
    document.removeEventListener("keydown", onKey, { capture: true });
  };
}
