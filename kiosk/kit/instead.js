/**
 * A garment that was not found, closed with its shopper: why, which sizes hang there after all, and up to
 * three garments like it that are here in that size now. One tap brings one of them, in the same place of
 * the queue.
 */
import { sizeButtons } from "./change.js";
import { h } from "./dom.js";
import { withParticle } from "./found.js";
import { photo, priceOf, variantLine } from "./garment.js";
import { say, speaker } from "./i18n.js";
import { whyMissing } from "./request.js";
import { attempt, tell } from "./toast.js";

const t = speaker({
  en: {
    like: (size) => (size ? `Like it, here in ${size} now` : "Like it, here now"), keeps: "One tap, and it comes instead. Your place in the queue stays.",
    none: "Nothing like it is here in this size just now.", bring: "Bring this one", bringNamed: (what) => `Bring ${what} instead`,
    seen: "These sizes of it hang there:", seenNamed: (name, words) => `${name}: ${words}`, coming: (what) => `${what} is coming instead`,
    more: "More like it", moreNamed: (name) => `More like ${name}`, dismiss: "No, thank you", dismissNamed: (name) => `Nothing instead of ${name}`,
  },
  ko: {
    like: (size) => (size ? `지금 ${size} 사이즈로 있는 비슷한 옷` : "지금 있는 비슷한 옷"), keeps: "한 번만 누르면 대신 가져다 드립니다. 순서는 그대로입니다.",
    none: "지금은 이 사이즈로 비슷한 옷이 없습니다.", bring: "이 옷으로", bringNamed: (what) => `대신 ${what} 가져다 주세요`,
    seen: "이 옷의 다른 사이즈는 있습니다:", seenNamed: (name, words) => `${name}: ${words}`, coming: (what) => `대신 가져다 드립니다: ${what}`,
    more: "더 보기", moreNamed: (name) => `${withParticle(name, "과", "와")} 비슷한 옷 더 보기`, dismiss: "괜찮아요", dismissNamed: (name) => `${name} 대신할 옷이 필요 없어요`,
  },
});

/**
 * @param request  as its shopper sees it; `instead` are its look-alikes, null until they are found
 * @param replace  (gtin, card) sends it; `card` is null for another size of the same
 * @param more, dismiss  what else a screen offers, or null
 */
export function insteadOf(request, { replace, more = null, dismiss = null }) {
  const name = say(request.name);
  const bring = async (garment, card, button) => {
    const what = [say(garment.name ?? request.name), garment.size?.label].filter(Boolean).join(" · ");
    if (await attempt(() => replace(garment.gtin, card), button)) tell(t("coming", what));
  };
  const cards = request.instead ?? [];
  const quiet = (word, run) => run && h("button", {
    key: word, class: "button quiet small", type: "button", "data-do": word, "aria-label": t(`${word}Named`, name), onclick: run,
  }, t(word));
  return h("div", { class: "instead", key: "instead", "data-instead-of": request.id },
    h("div", { class: "stack" }, h("p", { role: "status" }, whyMissing(request)), otherSizes(request, bring)),
    h("div", { class: "stack" },
      cards.length > 0
        ? [h("div", null, h("p", { class: "strong" }, t("like", request.size?.label)), h("p", { class: "small soft" }, t("keeps"))),
          h("ul", { class: "instead-list" }, cards.map((card) => lookAlike(card, bring)))]
        : h("p", { class: "soft" }, t("none")),
      (more || dismiss) && h("div", { class: "row wrap" }, quiet("more", more), quiet("dismiss", dismiss))));
}

/** Sizes that the runner saw in its place: said first, as they are the same garment. */
function otherSizes(request, bring) {
  const seen = request.variants.filter((variant) => request.seen?.includes(variant.gtin) && variant.available > 0);
  return seen.length > 0 && h("div", { class: "stack tight" }, h("p", { class: "strong" }, t("seen")),
    sizeButtons(seen, null, (variant, button) => bring(variant, null, button), { describe: (words) => t("seenNamed", say(request.name), words) }));
}

function lookAlike(card, bring) {
  const what = [say(card.name), variantLine(card)].filter(Boolean).join(", ");
  return h("li", { key: card.gtin }, h("button", {
    class: "instead-card", type: "button", "data-gtin": card.gtin, "data-style": card.style, "aria-label": t("bringNamed", what),
    onclick: (event) => bring(card, card, event.currentTarget),
  },
    photo(card),
    h("span", { class: "instead-words" },
      h("span", { class: "strong small" }, say(card.name)),
      h("span", { class: "small soft" }, variantLine(card)),
      h("span", { class: "small number" }, priceOf(card)),
      h("span", { class: "small accent strong" }, t("bring")))));
}
