/**
 * Signals: what was scanned, seen and touched. They wait in localStorage until the service has
 * acknowledged them, so a lost connection or a closed page loses none; the id each one carries makes
 * sending it twice harmless.
 */
import { uuid } from "./ids.js";
import { drop, keep, recall } from "./memory.js";

const FLUSH_MS = 4000;
const BATCH = 100; // keepalive requests may carry 64 KiB; a signal is about 300 bytes
const WAITING_AT_MOST = 2000;
const SEEN_PART = 0.5; // an impression: at least half of it ...
const SEEN_MS = 1000; // ... for at least a second, in a page that is in front

/**
 * @param box    name of the localStorage entry, one for each screen
 * @param post   () => {url, token} of where to send now, or null while there is no access
 */
export function signals({ box, post }) {
  let waiting = recall(box) ?? [];
  let sending = false;
  const seen = new Set();
  const timers = new WeakMap();

  /** kind: scan | view | dwell | impression | tap | like | dislike; empty fields are left out. */
  function note(kind, fields = {}) {
    const known = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
    waiting.push({ id: uuid(), kind, at: new Date().toISOString(), ...Object.fromEntries(known) });
    waiting = waiting.slice(-WAITING_AT_MOST);
    keep(box, waiting);
  }

  async function flush({ keepalive = false } = {}) {
    const target = post();
    if (!target || !waiting.length || (sending && !keepalive)) return;
    const batch = waiting.slice(0, BATCH);
    sending = true;
    try {
      const answer = await fetch(target.url, {
        method: "POST", keepalive, body: JSON.stringify({ signals: batch }),
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${target.token}` },
      });
      // Refused ones are named in a 202 and would be refused again: what was answered is done.
      if (answer.ok || answer.status === 400 || answer.status === 422) acknowledge(batch);
    } catch {
      /* Not sent: they wait. */
    } finally {
      sending = false;
    }
  }

  function acknowledge(batch) {
    const done = new Set(batch.map((signal) => signal.id));
    waiting = waiting.filter((signal) => !done.has(signal.id));
    if (waiting.length) keep(box, waiting);
    else drop(box);
  }

  const observer = new IntersectionObserver((entries) => {
    for (const { target, intersectionRatio } of entries) {
      clearTimeout(timers.get(target));
      if (intersectionRatio >= SEEN_PART) timers.set(target, setTimeout(() => impression(target), SEEN_MS));
    }
  }, { threshold: [0, SEEN_PART] });

  function impression(card) {
    const { fields } = watched.get(card) ?? {};
    const now = typeof fields === "function" ? fields() : fields;
    if (!now || !card.isConnected || document.visibilityState !== "visible") return;
    const once = `${now.slate}:${now.style}`;
    if (seen.has(once)) return;
    seen.add(once);
    note("impression", now);
  }

  const watched = new WeakMap();
  /** `mount` of a card: notes one impression for each slate in which it was really seen. */
  function watch(card, fields) {
    watched.set(card, { fields });
    observer.observe(card);
  }

  /** Starts a dwell; call what it returns when the shopper looks away. Under a second is no dwell. */
  function dwell(fields) {
    const since = performance.now();
    let over = false;
    return () => {
      const ms = Math.round(performance.now() - since);
      if (!over && ms >= SEEN_MS) note("dwell", { ...fields, dwell_ms: ms });
      over = true;
    };
  }

  /** Drops what waits, for a shopper who asked to be forgotten. */
  function forget() {
    waiting = [];
    seen.clear();
    drop(box);
  }

  setInterval(flush, FLUSH_MS);
  addEventListener("pagehide", () => flush({ keepalive: true }));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush({ keepalive: true });
  });
  return { note, watch, dwell, flush, forget };
}
