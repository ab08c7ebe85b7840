/**
 * A shared screen forgets. After a minute without a touch, a key or a scan it starts over; the last
 * 20 seconds ask first, in words and with one big button.
 */
const IDLE_MS = 60_000;
export const WARNING_S = 20; // WCAG 2.2.1: at least this long to say "I am still here"
const TICK_MS = 250;

/**
 * @param active   () => whether there is anything to forget
 * @param tick     (secondsLeft, warning) on every change of the second
 * @param over     called once when the minute has passed
 */
export function idle({ active, tick, over }) {
  let touched = Date.now();
  let told = null;

  function stir() {
    touched = Date.now();
    look();
  }

  function look() {
    if (!active()) {
      touched = Date.now();
      return tell(null, false);
    }
    const left = IDLE_MS - (Date.now() - touched);
    if (left > 0) return tell(Math.ceil(left / 1000), left <= WARNING_S * 1000);
    touched = Date.now();
    told = null;
    return over();
  }

  function tell(seconds, warning) {
    if (told === seconds) return;
    told = seconds;
    tick(seconds, warning);
  }

  for (const event of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    addEventListener(event, stir, { capture: true, passive: true });
  }
  setInterval(look, TICK_MS);
  return { stir };
}
