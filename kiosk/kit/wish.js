/** A garment of which every piece is with somebody: it is brought when one comes back, first come first served. */
import { h } from "./dom.js";
import { sizeLabel } from "./garment.js";
import { icon } from "./icons.js";
import { say, speaker } from "./i18n.js";
import { attempt, tell } from "./toast.js";

const t = speaker({
  en: {
    wish: "Bring it when one comes back", wishIn: (size) => `Bring ${size} when one comes back`, wishNamed: (name, size) => `Bring ${name} in ${size} when one comes back`,
    with: (n) => (n === 1 ? "Somebody else has asked for the last one." : "Others have asked for all of them."), wished: "We bring it as soon as one comes back",
    next: "You are the first who gets one", ahead: (n) => (n === 1 ? "One person gets one before you" : `${n} people get one before you`),
    inVain: "There is none left in the store that could come back.", stop: "Not needed", stopNamed: (name) => `Do not wait for ${name}`,
  },
  ko: {
    wish: "돌아오면 가져다 주세요", wishIn: (size) => `${size} 돌아오면 가져다 주세요`, wishNamed: (name, size) => `${name} ${size} 돌아오면 가져다 주세요`,
    with: (n) => (n === 1 ? "마지막 한 벌은 다른 고객님이 먼저 고르셨습니다." : "모두 다른 고객님들이 먼저 고르셨습니다."), wished: "돌아오는 대로 가져다 드립니다",
    next: "가장 먼저 받으실 수 있습니다", ahead: (n) => `앞에 ${n}분이 기다리고 있습니다`,
    inVain: "매장에 돌아올 옷이 더 이상 없습니다.", stop: "괜찮아요", stopNamed: (name) => `${name} 기다리지 않기`,
  },
});

/** Whether it could come back, and this visit does not wait for it yet. */
export const mayWish = (variant, visit) =>
  variant.available < 1 && variant.in_rooms > 0 && !visit?.wishes.some((wish) => wish.gtin === variant.gtin);

/** Why it cannot be brought now, and the tap that has it brought later. `want(gtin)` sends it. */
export function wishButton(variant, name, want, { kind = "line" } = {}) {
  const send = async (event) => {
    if (await attempt(() => want(variant.gtin), event.currentTarget)) tell(t("wished"));
  };
  return h("div", { class: "stack tight wish", key: `wish ${variant.gtin}` },
    h("p", { class: "small soft" }, t("with", variant.in_rooms)),
    h("button", {
      class: `button ${kind}`, type: "button", "data-do": "wish", "data-gtin": variant.gtin, "aria-label": t("wishNamed", name, sizeLabel(variant.size)), onclick: send,
    }, icon("clock"), variant.size ? t("wishIn", variant.size.label) : t("wish")));
}

/** How a wish stands: who is before it, or that nothing will come. */
export const wishWords = (wish) => (wish.in_vain ? t("inVain") : wish.ahead > 0 ? t("ahead", wish.ahead) : t("next"));

/** `stop(wish)` takes it back. */
export const stopWishing = (wish, stop) => h("button", {
  class: "button quiet small", type: "button", "data-do": "stopWish", "aria-label": t("stopNamed", say(wish.name)), onclick: (event) => attempt(() => stop(wish), event.currentTarget),
}, t("stop"));
