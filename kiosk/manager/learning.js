/** What nights taught: the last training, the next, why there was none; and who stopped it, and why. */
import { h } from "../kit/dom.js";
import { count, language } from "../kit/i18n.js";
import { t } from "./words.js";

/** A day and a time of day: 24 Nov, 03:20. */
export const moment = (iso) => new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", hour: "numeric", minute: "2-digit", hourCycle: "h23" }).format(new Date(iso));

/** Of a hundred visits: people read whole garments. */
export function hundred({ value, low, high }) {
  const signed = (n) => `${n < 0 ? "−" : "+"}${count(Math.abs(Math.round(n * 100)))}`;
  return { value: signed(value), low: signed(low), high: signed(high) };
}

export const learning = ({ stopped, trained, night, next, learn_hour: hour }) => [
  stopped && h("p", { key: "stopped", class: "small caution", "data-stopped": stopped.by }, whyStopped(stopped)),
  h("p", { key: "nights", class: "small soft", "data-nights": night?.outcome ?? "" }, [
    trained && t("trainedAt", moment(trained.at)),
    trained && !trained.used && t(`notUsed_${trained.why}`),
    missed(night),
    next && t("trainedNext", moment(next)),
    hour === null && t("trainedNever"),
  ].filter(Boolean).join(" ")),
];

const whyStopped = ({ by, at, trial }) => {
  if (by === "manager") return t("stoppedByManager", moment(at));
  const keepsLess = trial.kept.high < 0;
  return t("stoppedByTrial", moment(at), keepsLess ? t("wasKept") : t("wasAsked"), hundred(keepsLess ? trial.kept : trial.asked));
};

/** Why the last night taught nothing, where somebody can do something about it. */
function missed(night) {
  if (night?.outcome === "too_few") return t("nightTooFew", count(night.visits), count(night.of));
  if (night?.outcome === "failed") return t("nightFailed");
  return night?.outcome === "no_torch" && t("nightNoTorch");
}
