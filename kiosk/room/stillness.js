/**
 * Whether the page may change under the shopper's hand. It may not while a finger is down, while something
 * is being scrolled, and for a moment after a touch on the slate: who has just tapped one card is
 * often on the way to the next. What waits is told by `onStill` when it may.
 */
const BETWEEN_TAPS_MS = 600; // from one card to the next, at leisure
const CLICK_MS = 60; // a tap ends a little before its click arrives; the button must still be there
const LONGEST_MS = 60_000; // a hand that leans on the glass

export function stillness({ onStill }) {
  const down = new Set();
  let until = 0;
  let timer = null;
  let since = 0;

  const onSlate = (target) => Boolean(target.closest?.(".slate"));
  const wait = (ms) => {
    until = Math.max(until, performance.now() + ms);
    clearTimeout(timer);
    timer = setTimeout(look, until - performance.now());
  };
  const resting = () => down.size > 0 && performance.now() - since < LONGEST_MS;
  const isStill = () => !resting() && performance.now() >= until;
  function look() {
    clearTimeout(timer);
    if (isStill()) onStill();
    else timer = setTimeout(look, Math.max(20, until - performance.now()));
  }

  const begin = (event) => {
    if (!down.size) since = performance.now();
    down.add(event.pointerId);
    if (onSlate(event.target)) wait(BETWEEN_TAPS_MS);
  };
  const end = (event) => {
    if (down.delete(event.pointerId)) wait(onSlate(event.target) ? BETWEEN_TAPS_MS : CLICK_MS);
  };
  const capture = { capture: true, passive: true };
  document.addEventListener("pointerdown", begin, capture);
  document.addEventListener("pointerup", end, capture);
  document.addEventListener("pointercancel", end, capture);
  document.addEventListener("scroll", () => wait(BETWEEN_TAPS_MS), capture);
  return { get now() { return isStill(); } };
}
