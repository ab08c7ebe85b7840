/**
 * The cells of a report as people read them. A column is told in one way, which follows from all its numbers, so
 * that its rows compare at a glance; the service draws its charts in the same ways (service/insight/telling.py).
 */
import { language, money } from "../kit/i18n.js";
import { t } from "./reportWords.js";

export const UNMEASURED = "–";
const SMALL_SHARE = 0.1; // below it, tenths of a percent tell the rows apart, if they have any
const LONG_S = 600; // from ten minutes on, minutes with tenths
const DIGITS = { number: 1, minutes: 1, times: 2 };

/** What tells the cells of `column`, of which `values` are all; a dash where nothing was measured, or too few stand behind it. */
export function teller({ unit }, values, currency) {
  const tell = tellerOf(unit, values.filter((one) => typeof one === "number"), currency);
  return (value) => (value == null ? UNMEASURED : typeof value === "number" ? tell(value) : value);
}

function tellerOf(unit, numbers, currency) {
  const largest = Math.max(0, ...numbers.map(Math.abs));
  if (unit === "share") {
    const percents = fixed(needed(numbers.map((one) => one * 100), largest < SMALL_SHARE ? 1 : 0));
    return (value) => `${percents(value * 100)}%`;
  }
  if (unit === "seconds") return lengths(largest);
  if (unit === "money") return (value) => money({ minor: value, currency });
  return fixed(needed(numbers, DIGITS[unit] ?? 0));
}

const whole = (value) => Math.abs(value - Math.round(value)) < 1e-6;

/** How many digits behind the point a column needs, no more than `most`. */
function needed(numbers, most) {
  let digits = 0;
  while (digits < most && !numbers.every((one) => whole(one * 10 ** digits))) digits += 1;
  return digits;
}

function fixed(digits) {
  const format = new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const round = 10 ** digits;
  return (value) => format.format(Math.round(value * round) / round || 0).replace("-", "−");
}

function lengths(largest) {
  if (largest >= LONG_S) {
    const minutes = fixed(1);
    return (value) => t("minutes", minutes(Math.round(value / 6) / 10));
  }
  return (value) => {
    const [whole, rest] = [Math.floor(Math.abs(value) / 60), Math.abs(value) % 60];
    const said = [whole && t("minutes", whole), (rest || !whole) && t("seconds", rest)].filter(Boolean).join(" ");
    return value < 0 ? `−${said}` : said;
  };
}
