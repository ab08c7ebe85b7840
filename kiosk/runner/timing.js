/** Only where the store times single runners: that it does, and what it has of me. */
import { h } from "../kit/dom.js";
import { about } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { t } from "./words.js";

export function timing(view) {
  if (!view.timing.on) return null;
  const { walks, pieces, walk_median_s: median } = view.timing.mine;
  return h("section", { class: "timing", key: "timing", "aria-label": t("timingOn"), "data-timing": "on" },
    icon("eye"),
    h("div", null,
      h("p", { class: "strong" }, t("timingOn")),
      h("p", { class: "small" }, [t("timedWalks", walks), t("pieces", pieces), median !== null && t("timedMedian", about(median))]
        .filter(Boolean).join(" · ")),
      h("p", { class: "small" }, t("timedSo"))));
}
