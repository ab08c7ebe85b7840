/**
 * How a style fits, in words: what many said of it, and the size that this visit's own words speak for.
 * The service sends data (`fit` and `suggested` of a style); every screen says it with these words.
 */
import { h } from "./dom.js";
import { sizeLabel } from "./garment.js";
import { say, speaker } from "./i18n.js";

const t = speaker({
  en: {
    smallShort: "Runs small", largeShort: "Runs large", trueShort: "True to size", suggestedShort: (size) => `Likely ${size}`,
    small: (n) => `Runs small. Of 10 who kept it or told us of its size, about ${n} found theirs too small.`,
    large: (n) => `Runs large. Of 10 who kept it or told us of its size, about ${n} found theirs too large.`,
    true: (n) => `True to size. Of 10 who kept it or told us of its size, it fitted about ${n}.`,
    smallAll: "Runs small. Nearly all who told us of its size found theirs too small.",
    largeAll: "Runs large. Nearly all who told us of its size found theirs too large.",
    trueAll: "True to size. It fitted nearly all who kept it or told us of its size.",
    too_small: (size, tried, name) => `${size} more likely fits you: ${tried} was too small in ${name}.`,
    too_large: (size, tried, name) => `${size} more likely fits you: ${tried} was too large in ${name}.`,
    own_too_small: (size, tried) => `${size} more likely fits you: ${tried} was too small.`,
    own_too_large: (size, tried) => `${size} more likely fits you: ${tried} was too large.`,
    fits: (size, tried, name) => `${size} is likely your size: you kept ${name} in ${tried}.`,
    others: (size) => `${size} most likely fits you, from your choices and from how garments fitted others.`,
  },
  ko: {
    smallShort: "작게 나옴", largeShort: "크게 나옴", trueShort: "정사이즈", suggestedShort: (size) => `${size} 추천`,
    small: (n) => `작게 나온 옷이에요. 구매하기로 했거나 사이즈를 말해 준 10명 중 약 ${n}명이 작다고 했어요.`,
    large: (n) => `크게 나온 옷이에요. 구매하기로 했거나 사이즈를 말해 준 10명 중 약 ${n}명이 크다고 했어요.`,
    true: (n) => `정사이즈예요. 구매하기로 했거나 사이즈를 말해 준 10명 중 약 ${n}명에게 맞았어요.`,
    smallAll: "작게 나온 옷이에요. 사이즈를 말해 준 거의 모든 분이 작다고 했어요.",
    largeAll: "크게 나온 옷이에요. 사이즈를 말해 준 거의 모든 분이 크다고 했어요.",
    trueAll: "정사이즈예요. 구매하기로 했거나 사이즈를 말해 준 거의 모든 분에게 맞았어요.",
    too_small: (size, tried, name) => `${size} 사이즈가 더 잘 맞을 듯해요. ${name} ${tried} 사이즈가 작다고 하셨어요.`,
    too_large: (size, tried, name) => `${size} 사이즈가 더 잘 맞을 듯해요. ${name} ${tried} 사이즈가 크다고 하셨어요.`,
    own_too_small: (size, tried) => `${size} 사이즈가 더 잘 맞을 듯해요. ${tried} 사이즈가 작다고 하셨어요.`,
    own_too_large: (size, tried) => `${size} 사이즈가 더 잘 맞을 듯해요. ${tried} 사이즈가 크다고 하셨어요.`,
    fits: (size, tried, name) => `${size} 사이즈가 맞을 듯해요. ${name} ${tried} 사이즈를 구매하기로 하셨어요.`,
    others: (size) => `${size} 사이즈가 가장 잘 맞을 듯해요. 고객님의 선택과 다른 분들의 착용 결과로 계산했어요.`,
  },
});

const ALL = 10; // of ten, rounded

/** "Runs small. ...", or nothing where too few spoke or it is not sure. */
export const runsWords = (fit) => (fit ? (fit.share >= ALL ? t(`${fit.runs}All`) : t(fit.runs, fit.share)) : "");

/** "L more likely fits you: M was too small in Linen Shirt." */
export function suggestedWords({ style, suggested }) {
  if (!suggested) return "";
  const { size, why, tried } = suggested;
  const own = tried?.style === style && why !== "fits";
  return t(own ? `own_${why}` : why, sizeLabel(size), tried && sizeLabel(tried.size), tried && say(tried.name));
}

/** Both, below a choice of sizes; nothing where there is nothing to tell. */
export const fitLines = (style) => style && (style.fit || style.suggested) && h("div", { class: "fit-lines", key: "fit" },
  style.suggested && h("p", { class: "small accent", "data-fit": "suggested" }, suggestedWords(style)),
  style.fit && h("p", { class: "small soft", "data-fit": style.fit.runs }, runsWords(style.fit)));

/** The same in two or three words each, for beside the heading where the lines may be out of sight. */
export const fitPills = (style) => style && [
  style.suggested && h("span", { class: "pill accent", key: "suggested" }, t("suggestedShort", sizeLabel(style.suggested.size))),
  style.fit && h("span", { class: "pill", key: "runs" }, t(`${style.fit.runs}Short`)),
];

/** Whether a variant is in the size that is suggested. */
export const isSuggested = (style, variant) => Boolean(style?.suggested && variant.size && variant.size.label === style.suggested.size.label);
