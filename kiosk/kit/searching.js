/**
 * Searching while somebody types: after a breath, never for half a Korean syllable, and only the newest
 * question counts - an older one is cut off when the text changes.
 *
 *   searcher({ address, changed })   `address(words)` is what to ask; `changed()` when `found` did
 *   .type(value)                     the field changed   .submit(value)   Enter: at once
 *   .found                           {words, answer, error, busy}; `answer` stays until the next one is here
 */
import { Refusal, Unreachable } from "./api.js";

const BREATH_MS = 220;
const SYLLABLE_MS = 420; // its last consonant may still move over to the next syllable: 핏 -> 피스
const PATIENCE_MS = 8000;

const ENDS_IN_HANGUL = /[\u3131-\u318e\uac00-\ud7a3]$/;
/** A letter that waits for its vowel: 원ㅍ. Several in a row are meant so: ㅇㅍㅅ finds 원피스. */
const HALF = /(?:^|[^\u3131-\u314e])[\u3131-\u318e]$/;

/** Whether the text ends in half a syllable, whatever put it together: an IME or keys on the screen. */
export const isHalf = (value) => HALF.test(value);

export function searcher({ address, changed }) {
  const found = { words: "", answer: null, error: null, busy: false };
  let timer = 0;
  let running = null;
  let last = null;

  function stop() {
    clearTimeout(timer);
    running?.abort();
    running = null;
    found.busy = false;
  }

  function type(value) {
    const words = value.trim();
    if (words === last && !found.error) return; // a space more asks nothing new
    stop();
    last = null;
    if (isHalf(value)) return;
    timer = setTimeout(() => ask(words), ENDS_IN_HANGUL.test(value) ? SYLLABLE_MS : BREATH_MS);
  }

  function submit(value) {
    const words = value.trim();
    if (words === last && (found.busy || !found.error)) return;
    stop();
    ask(words);
  }

  async function ask(words) {
    const mine = (running = new AbortController());
    const late = setTimeout(() => mine.abort(), PATIENCE_MS);
    last = words;
    found.busy = true;
    changed();
    try {
      const answer = await read(address(words), mine.signal);
      if (mine === running) Object.assign(found, { words, answer, error: null });
    } catch (error) {
      if (mine === running) Object.assign(found, { words, error: error instanceof Refusal ? error : new Unreachable() });
    } finally {
      clearTimeout(late);
    }
    if (mine !== running) return; // something else was typed meanwhile
    found.busy = false;
    changed();
  }

  function clear() {
    stop();
    last = null;
    Object.assign(found, { words: "", answer: null, error: null });
  }

  return { found, type, submit, stop, clear };
}

async function read(url, signal) {
  const answer = await fetch(url, { signal, cache: "no-store", headers: { Accept: "application/json" } });
  const said = await answer.json();
  if (!answer.ok) throw new Refusal(answer.status, said, null);
  return said;
}
