/** How honest the store was: what was promised of garments and of rooms, beside what happened. */
import { h } from "../kit/dom.js";
import { count, percent, say } from "../kit/i18n.js";
import { length, short, times } from "./figures.js";
import { charted, part, tableOf } from "./part.js";
import { share, summary } from "./share.js";
import { t } from "./words.js";

export const promises = ({ today, store, tables }) => [
  h("p", { class: "lead", key: "lead" }, t("promisesLead")),
  h("div", { class: "halves", key: "halves" },
    half({ name: "garmentPromises", told: garmentsTold(today.promises), took: times("bring", today.bring), tables }),
    half({ name: "roomWaits", told: roomsTold(today.waits), took: times("wait", today.wait), tables })),
  zones(today, store?.zones ?? []),
];

/** Both sides in one shape: {share, told_s, took_s, bias_s, hours: [{hour, value, of, bias_s}]}, or null. */
const garmentsTold = (view) => view.all.kept && {
  share: view.all.kept, not_brought: view.all.not_brought, told_s: view.all.told_median_s, took_s: view.all.took_median_s, bias_s: view.all.bias?.median_s ?? null,
  hours: view.hours.filter((entry) => entry.kept).map((entry) => ({ hour: entry.hour, ...entry.kept, bias_s: entry.bias?.median_s ?? null })),
};

const roomsTold = (view) => view && {
  share: { value: view.kept, of: view.n }, told_s: view.told_median_s, took_s: view.waited_median_s, bias_s: view.bias_s.median,
  hours: view.hours.map((entry) => ({ hour: entry.hour, value: entry.kept, of: entry.n, bias_s: entry.bias_s.median })),
};

function half({ name, told, took, tables }) {
  return part(name, h("div", { class: "stack", "data-honest": name },
    told ? [
      h("p", { class: "honest", key: "share" }, h("span", { class: "huge number" }, percent(told.share.value)), " ",
        h("span", { class: "soft" }, t("keptOf", count(told.share.of)))),
      h("p", { key: "bias" }, verdict(told)),
      told.not_brought > 0 && h("p", { key: "missing", class: "small caution", "data-not-brought": told.not_brought }, t("notBrought", told.not_brought)),
      charted({
        name, tables, head: h("p", { class: "small soft" }, t("byHour")), table: () => byHour(told.hours),
        figure: () => [share(told.hours), h("figcaption", { class: "small soft" }, summary(told.hours))],
      }),
    ] : h("p", { class: "soft card" }, t("nothingTold")),
    took));
}

/** In words: said and happened at the median, and which way it leans. */
function verdict({ told_s, took_s, bias_s }) {
  const both = told_s != null && took_s != null ? t("saidAndTook", length(told_s), length(took_s)) : "";
  if (bias_s == null) return both;
  const lean = bias_s === 0 ? t("onTheDot") : t(bias_s > 0 ? "laterThanSaid" : "soonerThanSaid", short(bias_s));
  return [both, lean].filter(Boolean).join(" ");
}

const signed = (seconds) => (seconds == null ? "–" : t(seconds > 0 ? "later" : "sooner", short(seconds)));

const byHour = (hours) => tableOf(["hour", "share", "of", "bias"],
  hours.map((entry) => [`${entry.hour}:00`, percent(entry.value), count(entry.of), signed(entry.bias_s)]));

/** Where on the floor promises are kept: a far zone that is always late wants another map, or another rail. */
function zones(today, plan) {
  const known = today.promises.zones.filter((entry) => entry.kept);
  const nameOf = (id) => say(plan.find((zone) => zone.id === id)?.name) || t("noZone");
  return known.length > 1 && part("zones", h("div", { class: "card scroll", tabindex: "0", role: "region", "aria-label": t("zones") },
    tableOf(["zone", "share", "of", "told", "took", "bias"], known.map((entry) => [
      nameOf(entry.zone), percent(entry.kept.value), count(entry.kept.of),
      entry.told_median_s == null ? "–" : length(entry.told_median_s), entry.took_median_s == null ? "–" : length(entry.took_median_s),
      signed(entry.bias?.median_s),
    ]))));
}
