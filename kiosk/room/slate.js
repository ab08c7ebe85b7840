/**
 * The two slates of a room: what is like what the shopper chose, which comes with the room's view, and what
 * completes it, which is asked for beforehand, so that it is there whole when its tab is tapped.
 */
import { shelf } from "./shelf.js";

const SIZE = 8;
const SETTLE_MS = 300; // several changes at once are one question
const STALE_MS = 45_000; // what is on hand changes by others' hands too
const RETRY_MS = 5000;

export function recommendations(app) {
  const holds = { mayChange: () => app.still.now && !document.querySelector("dialog[open]"), stays: (style) => app.whys.isOpen(`style ${style}`), changed: () => app.paint() };
  const alike = shelf({ name: "slate", ...holds });
  const outfit = shelf({ name: "look", ...holds });
  let asked = null;
  let visit = null;
  let timer = null;
  const answered = new Set();

  /** What completes the look depends on what is worn, and on what is not for them. */
  const ended = (request) => (["cancelled", "not_found"].includes(request.state) ? request.state : request.outcome);
  const meaning = (view) => JSON.stringify([view.id, view.requests.map((request) => [request.gtin, ended(request)]), view.opinions]);
  const isWorn = (request) => !["cancelled", "not_found", "left"].includes(ended(request));

  function follow(view) {
    if (view.slate) alike.offer(view.slate);
    const now = meaning(view.visit);
    if (now === asked) return;
    asked = now;
    visit = view.visit.id;
    if (view.visit.requests.some(isWorn)) plan(outfit.cards === null ? 0 : SETTLE_MS);
    else nothingWorn();
  }

  /** That needs no question. */
  function nothingWorn() {
    clearTimeout(timer);
    outfit.offer({ slate: null, fallback: "empty", why: "nothing_told", cards: [] });
  }

  function plan(ms) {
    clearTimeout(timer);
    timer = setTimeout(ask, ms);
  }

  async function ask() {
    const [mine, meant] = [visit, asked];
    try {
      const slate = await app.visit.look(SIZE);
      if (mine !== visit || meant !== asked) return; // the shopper it was for has left, or has said more
      outfit.offer(slate);
      if (app.tab === "look") plan(STALE_MS);
    } catch {
      if (mine === visit && visit) plan(RETRY_MS);
    }
  }

  return {
    follow,
    alike,
    outfit,
    settle() {
      alike.settle();
      outfit.settle();
    },
    /** Its tab was opened: from now on it is kept fresh. */
    opened: () => outfit.slate?.cards.length > 0 && plan(STALE_MS),
    /** A garment that was not found is dealt with once its shopper wants nothing instead. */
    isAnswered: (request) => answered.has(request.id),
    answer: (request) => answered.add(request.id),
    clear() {
      clearTimeout(timer);
      [asked, visit] = [null, null];
      alike.clear();
      outfit.clear();
      answered.clear();
    },
  };
}
