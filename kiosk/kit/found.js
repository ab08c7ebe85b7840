/**
 * What a search answers, in words: how it was read, what was typed otherwise, what nothing here has; and
 * which colour of a style to show first.
 */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { language, say, speaker } from "./i18n.js";

/** A word with the Korean particle that fits its last syllable. */
export function withParticle(word, closed, open) {
  const bare = [...word.replace(/[^\p{L}\p{N}]+$/u, "")].pop() ?? "";
  const code = bare.codePointAt(0) - 0xac00;
  const ends = code >= 0 && code < 11172 ? code % 28 !== 0 : /[lmnr136780]/i.test(bare);
  return word + (ends ? closed : open);
}

const t = speaker({
  en: {
    read: "Understood as", corrected: (meant, said) => `Showing “${meant}” for “${said}”.`, gone: "Not here:",
    missed: (words, rest) => `No ${words} here just now. Shown instead: ${rest}.`, missedAll: (words) => `No ${words} here.`,
    without: (words) => `not ${words}`, or: " or ", join: " ",
  },
  ko: {
    read: "이렇게 이해했습니다", corrected: (meant, said) => `“${said}” 대신 “${meant}” 검색 결과입니다.`, gone: "없음:",
    missed: (words, rest) => `지금 ${withParticle(words, "은", "는")} 없습니다. 대신 ${withParticle(rest, "을", "를")} 보여 드립니다.`, missedAll: (words) => `“${words}” 검색 결과가 없습니다.`,
    without: (words) => `${words} 아님`, or: "·", join: " ",
  },
});

/** What a word is called on this screen: lower-case in an English sentence, unless it is as typed. */
const called = (word) => (language() === "en" && word.means.en ? say(word.means).toLowerCase() : say(word.means) || word.said);
const all = (words, joint) => words.map(called).join(t(joint));
const same = (one) => (other) => one.kind === other.kind && one.said === other.said;

/** The words as they were read, each with whether anything here meets it; and what was put right. */
export function readAs(answer) {
  const { understood, missed, corrected } = answer;
  const strangers = missed.filter((word) => !understood.some(same(word)));
  const words = [...understood, ...strangers];
  return words.length > 0 && h("div", { class: "read-as" },
    h("ul", { class: "read-words", "aria-label": t("read") }, words.map((word) => {
      const gone = missed.some(same(word));
      return h("li", { class: `pill ${gone ? "gone" : "accent"}`, "data-kind": word.kind },
        icon(gone ? "close" : "check"), gone && h("span", { class: "unseen" }, t("gone")), say(word.means) || word.said);
    })),
    corrected.map((word) => h("p", { class: "small soft corrected" }, t("corrected", called(word), word.said))));
}

/** "No linen here just now. Shown instead: black dress.", or null where every word is met. */
export function missedWords({ understood, missed, styles }) {
  if (!missed.length || !styles.length) return null;
  const met = understood.filter((word) => !missed.some(same(word)));
  return met.length ? t("missed", all(missed, "or"), all(met, "join")) : t("missedAll", all(missed, "or"));
}

/** What this one lacks of what the best one here has: "not blue"; empty for those that have it all. */
export function lacks(answer, style) {
  const more = style.missed.filter((word) => !answer.missed.some(same(word)));
  return more.length ? t("without", all(more, "or")) : "";
}

const pieces = (way) => way.variants.reduce((sum, variant) => sum + variant.available, 0);

/** The colourway to show: the one that was meant where a colour was said, else one that is on hand. */
export function wayShown(answer, style) {
  const meant = style.colourways.find((way) => way.id === style.colourway) ?? style.colourways[0];
  const colourSaid = answer.understood.some((word) => word.kind === "colour");
  return colourSaid || pieces(meant) > 0 ? meant : (style.colourways.find((way) => pieces(way) > 0) ?? meant);
}

/** The variant to open: in the size that was said, else the first that is on hand. */
export function variantShown(answer, way) {
  const sizes = answer.understood.filter((word) => word.kind === "size").map((word) => word.said.toLowerCase());
  const inSize = way.variants.find((variant) => sizes.includes(variant.size?.label.toLowerCase()));
  return inSize ?? way.variants.find((variant) => variant.available > 0) ?? way.variants[0];
}
