/** Like and dislike; and, after "not for me" and after "leave it", one tap that says why - if the shopper wants to. */
import { h } from "../kit/dom.js";
import { iconButton } from "../kit/icons.js";
import { attempt } from "../kit/toast.js";
import { t } from "./words.js";

/** What can be said of a garment that was seen, and of one that was tried on. */
const SEEN = ["colour", "style", "fabric", "price"];
const TRIED = ["too_small", "too_large", "too_short", "too_long", ...SEEN];
const OPPOSITE = { too_small: "too_large", too_large: "too_small", too_short: "too_long", too_long: "too_short" };

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

/** Only while it is disliked. */
export function whyDisliked(app, { style }) {
  const { opinions, opinion_reasons: reasons } = app.visit.view ?? {};
  if (opinions?.[style.style] !== "dislike") return null;
  return why({ reasons: SEEN, said: reasons?.[style.style] ?? [], say: (some) => app.visit.opine(style.style, "dislike", some) });
}

/** Only of a garment that was left. */
export function whyLeft(app, request) {
  if (request.outcome !== "left" || !app.visit.live) return null;
  return why({ reasons: TRIED, said: request.reasons, say: (some) => app.visit.decide(request, "left", some) });
}

/** A second tap takes a reason back; what nobody says in one breath gives way. */
function why({ reasons, said, say }) {
  const next = (reason) => (said.includes(reason) ? said.filter((each) => each !== reason) : [...said.filter((each) => each !== OPPOSITE[reason]), reason]);
  return h("section", { class: "why stack tight", key: "why", role: "group", "aria-label": t("whyNot") },
    h("p", { class: "small soft", role: "status" }, t(said.length ? "whyThanks" : "whyNot")),
    h("div", { class: "chips" }, reasons.map((reason) => h("button", {
      key: reason, class: "chip", type: "button", "aria-pressed": said.includes(reason), "data-reason": reason,
      onclick: (event) => attempt(() => say(next(reason)), event.currentTarget),
    }, t(`why_${reason}`)))));
}
