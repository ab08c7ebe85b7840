/**
 * Not found: why, in one tap, and one more where it helps somebody: which sizes hang there, or where the
 * garment hangs instead. The shopper hears of it at once, so nothing is sent before a reason is chosen.
 */
import { h } from "../kit/dom.js";
import { say } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { ask } from "./choices.js";
import { garmentWords } from "./task.js";
import { t } from "./words.js";

const REASONS = ["missing", "other_size_here", "at_other_fixture", "with_customer", "damaged"];
const FOLLOWING = { other_size_here: askSizes, at_other_fixture: askFixture };

export const askAbsence = (task, act) => ask({
  title: t("whyNotFound"), text: t("whyText"),
  choices: REASONS.map((reason) => ({ value: reason, words: t(`why_${reason}`) })),
  chosen: (reason) => (FOLLOWING[reason] ?? tell)(task, act, reason),
});

const tell = (task, act, reason) => act.absent(task, { reason });

/** Which other sizes hang there: several may. */
async function askSizes(task, act) {
  const known = await attempt(() => act.look(`/styles/${encodeURIComponent(task.style)}`));
  if (!known) return;
  const colourway = known.colourways.find((one) => one.variants.some((variant) => variant.gtin === task.gtin));
  const sizes = (colourway?.variants ?? []).filter((variant) => variant.gtin !== task.gtin);
  if (!sizes.length) return tell(task, act, "missing");
  const seen = new Set();
  return openSheet({
    label: () => t("whichSizes"),
    view: (sheet) => {
      const toggle = (gtin) => () => {
        if (!seen.delete(gtin)) seen.add(gtin);
        sheet.update();
      };
      const send = () => {
        sheet.close();
        act.absent(task, { reason: "other_size_here", seen: [...seen] });
      };
      return h("div", { class: "stack" },
        h("p", { class: "soft" }, garmentWords(task)),
        h("div", { class: "chips", role: "group", "aria-label": t("whichSizes") }, sizes.map((variant) => h("button", {
          key: variant.gtin, class: "chip", type: "button", "data-gtin": variant.gtin,
          "aria-pressed": seen.has(variant.gtin), onclick: toggle(variant.gtin),
        }, variant.size?.label ?? t("noSize")))),
        h("button", { class: "button wide big", type: "button", disabled: !seen.size, "data-choice": "send", onclick: send }, t("sendSizes")));
    },
  });
}

/** Where it hangs instead: it is fetched from there, by whoever fetches the same as well. */
async function askFixture(task, act) {
  const plan = await attempt(act.map);
  if (!plan) return;
  const zones = plan.zones.map((zone) => [zone, plan.fixtures.filter((one) => one.zone === zone.id && one.id !== task.fixture?.id)]);
  openSheet({
    label: () => t("whichFixture"),
    view: (sheet) => {
      const choose = (fixture) => () => {
        sheet.close();
        act.absent(task, { reason: "at_other_fixture", fixture });
      };
      return h("div", { class: "stack" }, zones.filter(([, here]) => here.length).map(([zone, here]) => h("section", { class: "stack tight", key: zone.id },
        h("h3", { class: "eyebrow" }, say(zone.name)),
        h("div", { class: "chips" }, here.map((fixture) => h("button", {
          key: fixture.id, class: "chip", type: "button", "data-fixture": fixture.id, onclick: choose(fixture.id),
        }, say(fixture.name)))))));
    },
  });
}
