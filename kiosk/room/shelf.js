/**
 * Cards in their places. A slate that is offered is shown whole, when every new photo of it is decoded, and
 * only while nothing is being reached for; cards that are still right stay where they are.
 */
import { arePainted, whenPainted } from "../kit/pictures.js";

/**
 * @param name      of the performance marks `<name>-heard` and `<name>-shown`
 * @param mayChange whether cards may change places now
 * @param stays     whether the card of a style keeps its place for the time being, whatever the slate says
 * @param changed   called when other cards are shown
 */
export function shelf({ name, mayChange, stays, changed }) {
  let cards = null;
  let current = null; // the slate that is shown
  let latest = null; // the one that is to be
  let ready = false;

  /** Takes the slate that is to be shown next; the same one again brings only what is on hand now. */
  function offer(slate) {
    if (latest?.slate !== slate.slate) mark("heard", slate);
    latest = slate;
    const photos = slate.cards.map((card) => card.photo_small ?? card.photo);
    ready = arePainted(photos);
    if (ready) return settle();
    whenPainted(photos).then(() => {
      if (latest !== slate) return;
      ready = true;
      settle();
    });
    return undefined;
  }

  /** Shows what waits, if it may be shown now. */
  function settle() {
    if (!latest || !ready || (cards !== null && !mayChange())) return;
    const before = cards;
    cards = merge(before ?? [], latest, stays);
    current = latest;
    if (sameCards(before, cards)) return;
    changed();
    mark("shown", latest);
  }

  function mark(what, { slate }) {
    performance.clearMarks(`${name}-${what}`); // the page stays open for weeks
    performance.mark(`${name}-${what}`, { detail: { slate } });
  }

  return {
    offer,
    settle,
    get cards() { return cards; },
    get slate() { return current; },
    clear() { [cards, current, latest, ready] = [null, null, null, false]; },
  };
}

const shown = (card) => `${card.style} ${card.colourway} ${card.gtin} ${card.sizes.map((size) => size.gtin)} ${card.reason.code}`;
const sameCards = (one, two) => one !== null && one.length === two.length && one.every((card, i) => shown(card) === shown(two[i]));

/**
 * Cards that are in both stay in their places, with what is on hand now; the others give way to new ones.
 * Where there are fewer than before, the last ones fill the gaps.
 */
export function merge(before, slate, stays = () => false) {
  const fresh = new Map(slate.cards.map((card) => [card.style, { ...card, slate: slate.slate }]));
  const places = before.map((old) => {
    const now = fresh.get(old.style);
    fresh.delete(old.style);
    // It was shown as part of its own slate, and stays counted there.
    if (now) return { ...now, slate: old.slate, position: old.position };
    return stays(old.style) ? old : null;
  });
  const open = Math.max(0, slate.cards.length - places.filter(Boolean).length);
  const newcomers = [...fresh.values()].slice(0, open);
  const filled = places.map((card) => card ?? newcomers.shift() ?? null).concat(newcomers);
  for (let hole = filled.indexOf(null); hole >= 0; hole = filled.indexOf(null)) {
    const last = filled.pop();
    if (hole < filled.length) filled[hole] = last;
  }
  return filled;
}
