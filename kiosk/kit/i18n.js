/**
 * Korean and English. Each screen brings its own words: `const t = speaker({en, ko})`, then
 * `t("key")`, or `t("key", value)` where the word is a function. The choice is remembered, is shown
 * in <html lang>, and `onLanguage` tells the screen to render again.
 */
import { keep, recall } from "./memory.js";
import { PROBLEMS } from "./problems.js";

const LANGUAGES = ["en", "ko"];
const REMEMBERED = "fitroom:language";
const listeners = new Set();
let current = recall(REMEMBERED) ?? deviceLanguage();
document.documentElement.lang = current;

export const language = () => current;
export const otherLanguage = () => (current === "ko" ? "en" : "ko");
export const languageName = (tag) => ({ ko: "한국어", en: "English" })[tag];

/** What this device speaks when nobody has chosen. */
export function deviceLanguage() {
  const spoken = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2));
  return spoken.find((tag) => LANGUAGES.includes(tag)) ?? "en";
}

/** `remember: false` is for screens that many people share: the next one starts afresh. */
export function setLanguage(tag, { remember = true } = {}) {
  if (!LANGUAGES.includes(tag)) return;
  if (remember) keep(REMEMBERED, tag);
  current = tag;
  document.documentElement.lang = tag;
  for (const listener of listeners) listener(tag);
}

export const onLanguage = (listener) => listeners.add(listener);

/** Words of one screen. A key that is missing is shown as it is, so that it is seen and mended. */
export function speaker(words) {
  return (key, ...values) => {
    const word = words[current]?.[key] ?? words.en[key] ?? key;
    return typeof word === "function" ? word(...values) : word;
  };
}

/** Text of the service ({"en": …, "ko": …} or only "und") in the language of the screen. */
export function say(text) {
  if (text == null) return "";
  if (typeof text === "string") return text;
  return text[current] ?? text.en ?? text.und ?? Object.values(text)[0] ?? "";
}

/** What to tell a person about a refusal or a failure. Unknown codes fall back on the service's words. */
export function problem(error) {
  const words = PROBLEMS[current];
  return words[error?.code] ?? (error?.status ? error.message : null) ?? words.unknown;
}

/** {minor, currency} as people write it. KRW has no minor unit; the exponent is the currency's own. */
export function money(amount) {
  if (!amount) return "";
  const format = new Intl.NumberFormat(current, {
    style: "currency", currency: amount.currency, currencyDisplay: "narrowSymbol",
  });
  const digits = format.resolvedOptions().maximumFractionDigits;
  const value = amount.minor / 10 ** digits;
  if (amount.currency === "KRW" && current === "ko") return `${new Intl.NumberFormat("ko").format(value)}원`;
  return format.format(value);
}

export const count = (n) => new Intl.NumberFormat(current).format(n);
export const percent = (ratio) => new Intl.NumberFormat(current, { style: "percent" }).format(ratio);

/** A time of day: 14:05. */
export function clock(iso) {
  return new Intl.DateTimeFormat(current, { hour: "numeric", minute: "2-digit", hourCycle: "h23" }).format(new Date(iso));
}

/**
 * A length of time as people say it: "about 4 min", "약 4분". Up to five minutes halves are told, as a
 * promise is made in them: what is shown is what is measured.
 */
export function about(seconds) {
  const halves = Math.round(seconds / 30);
  if (halves < 1) return current === "ko" ? "1분 이내" : "under a minute";
  if (halves < 10) return inHalves(Math.floor(halves / 2), halves % 2 === 1);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return current === "ko" ? `약 ${minutes}분` : `about ${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (current === "ko") return `약 ${hours}시간${rest ? ` ${rest}분` : ""}`;
  return `about ${hours} h${rest ? ` ${rest} min` : ""}`;
}

function inHalves(whole, half) {
  if (current === "ko") return `약 ${[whole && `${whole}분`, half && "30초"].filter(Boolean).join(" ")}`;
  return whole ? `about ${whole}${half ? "½" : ""} min` : "about half a minute";
}

/** How long ago: "just now", "3 min ago". */
export function ago(iso, now = Date.now()) {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  if (minutes < 1) return current === "ko" ? "방금" : "just now";
  return new Intl.RelativeTimeFormat(current, { numeric: "always", style: "short" }).format(
    minutes < 60 ? -minutes : -Math.floor(minutes / 60), minutes < 60 ? "minute" : "hour");
}

/** What is left until `iso`: "1:32", never below "0:00". */
export function countdown(iso, now = Date.now()) {
  const left = Math.max(0, Math.ceil((Date.parse(iso) - now) / 1000));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
