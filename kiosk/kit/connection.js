/**
 * Being offline is a state, not an error: a small banner says so and disappears by itself.
 * Pass `showConnection` to `follow` as `onState`.
 */
import { build, h } from "./dom.js";
import { speaker } from "./i18n.js";

const GRACE_MS = 1500; // a line that is back within this was never worth a word
const t = speaker({
  en: { lost: "Connection lost - trying again" },
  ko: { lost: "연결이 끊겼습니다. 다시 연결하는 중입니다" },
});

let banner = null;
let timer = null;

export function showConnection(state) {
  document.body.dataset.connection = state;
  clearTimeout(timer);
  if (state === "live") hide();
  else if (!banner) timer = setTimeout(show, GRACE_MS);
}

function show() {
  // An empty status region first, then its words: that is what screen readers announce.
  banner = build(h("div", { class: "connection", role: "status" }));
  document.body.append(banner);
  banner.textContent = t("lost");
}

function hide() {
  banner?.remove();
  banner = null;
}
