// Jamo tapped one after another -> Korean syllables (the two-set keyboard's rules). Pure.
// `type(text, jamo)` and `erase(text)` treat the last character of the text as still open.

const LEADS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const VOWELS = [..."ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"];
const TAILS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];
const VOWEL_PAIRS = { ㅗㅏ: "ㅘ", ㅗㅐ: "ㅙ", ㅗㅣ: "ㅚ", ㅜㅓ: "ㅝ", ㅜㅔ: "ㅞ", ㅜㅣ: "ㅟ", ㅡㅣ: "ㅢ" };
const TAIL_PAIRS = {
  ㄱㅅ: "ㄳ", ㄴㅈ: "ㄵ", ㄴㅎ: "ㄶ", ㄹㄱ: "ㄺ", ㄹㅁ: "ㄻ", ㄹㅂ: "ㄼ", ㄹㅅ: "ㄽ", ㄹㅌ: "ㄾ",
  ㄹㅍ: "ㄿ", ㄹㅎ: "ㅀ", ㅂㅅ: "ㅄ",
};
const BASE = 0xac00;

const split = (pairs, joined) => Object.keys(pairs).find((pair) => pairs[pair] === joined) ?? null;

function open(character) {
  const index = character ? character.codePointAt(0) - BASE : -1;
  if (index < 0 || index >= 11172) return null;
  const vowels = VOWELS.length * TAILS.length;
  return {
    lead: LEADS[Math.floor(index / vowels)],
    vowel: VOWELS[Math.floor((index % vowels) / TAILS.length)],
    tail: TAILS[index % TAILS.length],
  };
}

const close = ({ lead, vowel, tail }) =>
  String.fromCodePoint(
    BASE + (LEADS.indexOf(lead) * VOWELS.length + VOWELS.indexOf(vowel)) * TAILS.length + TAILS.indexOf(tail),
  );

function addVowel(last, syllable, vowel) {
  if (syllable && !syllable.tail) {
    const joined = VOWEL_PAIRS[syllable.vowel + vowel];
    return joined ? close({ ...syllable, vowel: joined }) : last + vowel;
  }
  if (syllable) {
    // The tail, or its second half, moves over to lead the new syllable.
    const pair = split(TAIL_PAIRS, syllable.tail);
    const lead = pair ? pair[1] : syllable.tail;
    if (!LEADS.includes(lead)) return last + vowel;
    return close({ ...syllable, tail: pair ? pair[0] : "" }) + close({ lead, vowel, tail: "" });
  }
  if (LEADS.includes(last)) return close({ lead: last, vowel, tail: "" });
  return VOWEL_PAIRS[last + vowel] ?? last + vowel;
}

function addConsonant(last, syllable, consonant) {
  if (!syllable) return last + consonant;
  if (!syllable.tail && TAILS.includes(consonant)) return close({ ...syllable, tail: consonant });
  const joined = TAIL_PAIRS[syllable.tail + consonant];
  return joined ? close({ ...syllable, tail: joined }) : last + consonant;
}

/** `text` after tapping `key`: a jamo joins the last syllable, anything else is appended. */
export function type(text, key) {
  const letters = [...text];
  const last = letters.pop() ?? "";
  const head = letters.join("");
  if (VOWELS.includes(key)) return head + addVowel(last, open(last), key);
  if (LEADS.includes(key)) return head + addConsonant(last, open(last), key);
  return text + key;
}

/** `text` after a backspace: the last syllable loses one jamo at a time, as people expect. */
export function erase(text) {
  const letters = [...text];
  const last = letters.pop() ?? "";
  const head = letters.join("");
  const syllable = open(last);
  if (!syllable) return head;
  if (syllable.tail) {
    const pair = split(TAIL_PAIRS, syllable.tail);
    return head + close({ ...syllable, tail: pair ? pair[0] : "" });
  }
  const vowels = split(VOWEL_PAIRS, syllable.vowel);
  return head + (vowels ? close({ ...syllable, vowel: vowels[0] }) : syllable.lead);
}
