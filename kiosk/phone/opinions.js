/** Like and dislike; and, after a dislike, one tap that says why - if the shopper wants to say it. */
import { h } from "../kit/dom.js";
import { iconButton } from "../kit/icons.js";
import { attempt } from "../kit/toast.js";
import { t } from "./words.js";

/** What can be said of a garment that was not tried on yet. */
const REASONS = ["colour", "style", "fabric", "price"];

export function opinionButtons(app, page) {
  const now = app.visit.view?.opinions?.[page.style.style];
  const button = (opinion) => iconButton(opinion, t(opinion), (event) => {
    const next = now === opinion ? null : opinion;
    if (next) app.notes.note(next, { style: page.style.style, gtin: page.gtin, visit: app.visit.id });
    return attempt(async () => {
      await app.visit.begin(page.gtin);
      await app.visit.opine(page.style.style, next);
    }, event.currentTarget);
  }, { kind: opinion, "aria-pressed": now === opinion, "data-do": opinion });
  return h("div", { class: "opinions" }, button("dislike"), button("like"));
}

/** Only while it is disliked. A second tap takes the reason back. */
export function whyDisliked(app, { style }) {
  const { opinions, opinion_reasons: reasons } = app.visit.view ?? {};
  if (opinions?.[style.style] !== "dislike") return null;
  const said = reasons?.[style.style] ?? [];
  const say = (reason) => (event) => attempt(
    () => app.visit.opine(style.style, "dislike", said.includes(reason) ? [] : [reason]), event.currentTarget);
  return h("section", { class: "why stack tight", key: "why", role: "group", "aria-label": t("whyNot") },
    h("p", { class: "small soft", role: "status" }, t(said.length ? "whyThanks" : "whyNot")),
    h("div", { class: "chips" }, REASONS.map((reason) => h("button", {
      key: reason, class: "chip", type: "button", "aria-pressed": said.includes(reason), "data-reason": reason, onclick: say(reason),
    }, t(`why_${reason}`)))));
}
