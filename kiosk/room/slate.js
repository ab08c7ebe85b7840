/**
 * The slate of recommendations. It is asked for again when the list or the opinions change, and cards that
 * are still right stay where they are: a shopper who reaches for one must not find another in its place.
 */
const SIZE = 8;
const SETTLE_MS = 300; // several changes at once are one question
const STALE_MS = 45_000; // what is on hand changes by others' hands too
const RETRY_MS = 5000;

export function recommendations(app) {
  let cards = null;
  let answer = {};
  let asked = null;
  let visit = null;
  let timer = null;
  const answered = new Set();

  /** What the slate depends on. */
  const ended = (request) => (["cancelled", "not_found"].includes(request.state) ? request.state : request.outcome);
  const meaning = (view) => JSON.stringify([view.id, view.requests.map((request) => [request.gtin, ended(request)]), view.opinions]);

  function follow(view) {
    const now = meaning(view);
    if (now === asked) return;
    asked = now;
    visit = view.id;
    plan(cards === null ? 0 : SETTLE_MS);
  }

  function plan(ms) {
    clearTimeout(timer);
    timer = setTimeout(ask, ms);
  }

  async function ask() {
    const mine = visit;
    try {
      const slate = await app.visit.slate(SIZE);
      if (mine !== visit) return; // the shopper it was for has left
      answer = slate;
      cards = merge(cards ?? [], slate);
      plan(STALE_MS);
      app.paint();
    } catch {
      if (mine === visit && visit) plan(RETRY_MS);
    }
  }

  return {
    follow,
    get cards() { return cards; },
    get fallback() { return answer.fallback; },
    /** A garment that was not found is dealt with once something like it was asked for. */
    isAnswered: (request) => answered.has(request.id),
    answer: (request) => answered.add(request.id),
    clear() {
      clearTimeout(timer);
      [cards, answer, asked, visit] = [null, {}, null, null];
      answered.clear();
    },
  };
}

/** Cards that are in both stay in their places, with what is on hand now; the others give way to new ones. */
export function merge(before, slate) {
  const fresh = new Map(slate.cards.map((card) => [card.style, { ...card, slate: slate.slate }]));
  const newcomers = [...fresh.values()].filter((card) => !before.some((old) => old.style === card.style));
  const places = before.slice(0, slate.cards.length).map((old) => {
    const now = fresh.get(old.style);
    // It was shown as part of its own slate, and stays counted there.
    return now ? { ...now, slate: old.slate, position: old.position } : newcomers.shift();
  });
  const moved = [...fresh.values()].filter((card) => !places.some((placed) => placed?.style === card.style) && !newcomers.includes(card));
  return [...places, ...newcomers, ...moved].filter(Boolean);
}
