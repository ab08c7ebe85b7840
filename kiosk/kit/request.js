/** How a request is told to its shopper: where it stands, when it comes, and what else it could be. */
import { h } from "./dom.js";
import { about, clock, speaker } from "./i18n.js";

const t = speaker({
  en: {
    requested: "Asked for", claimed: "A runner is fetching it", picked: "On its way", delivered: "In the room",
    carried: "You carry it", fetching: "You are fetching it", not_found: "Not found", cancelled: "Cancelled", kept: "You keep it", left: "Left here",
    steps: (state) => `Progress: ${state}`,
    soon: (s) => `here in ${about(s)}`,
    late: (at) => `We said ${at}. It is taking longer - sorry.`,
    noRoom: "It comes as soon as you have a room",
    gone_missing: "We looked where it should hang, and it is not there. The stock is corrected.",
    gone_other_size_here: "We looked where it should hang. It is there in other sizes, but not in yours.",
    gone_damaged: "The one that was left is damaged, so we do not bring it.",
    gone_with_customer: "Another customer has the last one in hand just now.",
    gone: "We could not find it. The stock is corrected.",
  },
  ko: {
    requested: "요청됨", claimed: "직원이 가지러 갔어요", picked: "가져오는 중", delivered: "피팅룸에 있음",
    carried: "직접 들고 있음", fetching: "직접 가지러 가는 중", not_found: "찾지 못함", cancelled: "취소됨", kept: "구매 예정", left: "두고 가기",
    steps: (state) => `진행 상황: ${state}`,
    soon: (s) => `${about(s)} 후 도착`,
    late: (at) => `${at}까지 약속드렸는데 늦어지고 있어요. 죄송합니다.`,
    noRoom: "피팅룸이 배정되면 바로 가져다 드려요",
    gone_missing: "있어야 할 자리에서 찾지 못했습니다. 재고를 바로잡았습니다.",
    gone_other_size_here: "있어야 할 자리에 다른 사이즈만 있고 고르신 사이즈는 없습니다.",
    gone_damaged: "남은 상품에 하자가 있어 가져다 드리지 않았습니다.",
    gone_with_customer: "마지막 한 벌을 지금 다른 고객님이 보고 계십니다.",
    gone: "찾지 못했습니다. 재고를 바로잡았습니다.",
  },
});

const STEPS = ["requested", "claimed", "picked", "delivered"];

export const isComing = (request) => ["requested", "claimed", "picked"].includes(request.state);
/** Its shopper has gone out of the room for it: it is not here before they say so. */
export const isFetching = (request) => request.fetching;
export const isHere = (request) => ["delivered", "carried"].includes(request.state) && !request.outcome && !isFetching(request);
export const isMissing = (request) => request.state === "not_found";
export const isDecided = (request) => Boolean(request.outcome);

export const stateWords = (request) => t(request.outcome ?? (isFetching(request) ? "fetching" : request.in_room ? "delivered" : request.state));
const REASONS = { missing: "gone_missing", other_size_here: "gone_other_size_here", damaged: "gone_damaged", with_customer: "gone_with_customer" };
export const whyMissing = (request) => t(REASONS[request.reason] ?? "gone");
export const stateTone = (request) =>
  ({ not_found: "caution", delivered: "accent", carried: "accent", cancelled: "" })[request.state] ?? "";

/** When it comes, told honestly: a time to go, or that we are late. Empty when there is nothing to say. */
export function whenWords(request, { hasRoom, now = Date.now() }) {
  if (!isComing(request)) return "";
  if (!hasRoom) return t("noRoom");
  if (!request.promised_at) return "";
  const left = (Date.parse(request.promised_at) - now) / 1000;
  return left > 0 ? t("soon", left) : t("late", clock(request.promised_at));
}

export const isLate = (request, now = Date.now()) =>
  isComing(request) && Boolean(request.promised_at) && Date.parse(request.promised_at) <= now;

/** Four small steps from asked to here. */
export function progress(request) {
  const reached = STEPS.indexOf(request.state);
  return h("div", { class: "progress", role: "img", "aria-label": t("steps", stateWords(request)) },
    STEPS.map((step, i) => h("span", { key: step, class: i < reached ? "done" : i === reached ? "now" : "" })));
}

/** Every size of the same colour, from small to large. */
export const sizesOf = (request) => request.variants.filter((variant) => variant.colourway === request.colourway);

/** One of every colour, each in the wanted size where it is on hand, else in any that is. */
export function coloursOf(request) {
  const colourways = new Map();
  for (const variant of request.variants) {
    const known = colourways.get(variant.colourway) ?? { id: variant.colourway, colour: variant.colour, variants: [] };
    known.variants.push(variant);
    colourways.set(variant.colourway, known);
  }
  return [...colourways.values()];
}

/** The next sizes down and up that are on hand: what "too big" and "too small" would want. `without`: GTINs to leave out. */
export function nextSizes(request, without = []) {
  const sizes = sizesOf(request);
  const at = sizes.findIndex((variant) => variant.gtin === request.gtin);
  const free = (variant) => variant.available > 0 && !without.includes(variant.gtin);
  if (at < 0) return { smaller: null, larger: null };
  return {
    smaller: sizes.slice(0, at).reverse().find(free) ?? null,
    larger: sizes.slice(at + 1).find(free) ?? null,
  };
}
