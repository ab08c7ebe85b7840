/** Who came along with a shopper: what they are called, and what they say of a garment. No names, ever. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { speaker } from "./i18n.js";

const t = speaker({
  en: {
    friend: "Friend", partner: "Partner", family: "Family", child: "Child", plain: "Companion", numbered: (label, n) => `${label} ${n}`,
    like: (who) => `${who} likes it`, dislike: (who) => `${who}: not this one`, idea: (who) => `${who}'s idea`,
  },
  ko: {
    friend: "친구", partner: "연인·배우자", family: "가족", child: "아이", plain: "동행", numbered: (label, n) => `${label} ${n}`,
    like: (who) => `${who}: 좋아요`, dislike: (who) => `${who}: 별로예요`, idea: (who) => `${who}의 추천`,
  },
});

/** "Friend", or "Friend 2" where two of them would be called the same. */
export function companionName(companion, all) {
  const label = t(companion.label ?? "plain");
  return all.filter((other) => other.label === companion.label).length > 1 || !companion.label ? t("numbered", label, companion.number) : label;
}

/** What companions say of a request's garment, and whose idea it was; nothing where nobody said anything. */
export function votesOn(request, companions) {
  const idea = companions.find((companion) => companion.id === request.by);
  const said = companions.filter((companion) => companion.votes[request.style]);
  if (!idea && !said.length) return null;
  return h("p", { class: "row wrap small votes", key: "votes" },
    idea && h("span", { class: "pill", "data-idea": idea.id }, t("idea", companionName(idea, companions))),
    said.map((companion) => {
      const opinion = companion.votes[request.style];
      return h("span", { key: companion.id, class: `pill ${opinion === "like" ? "accent" : ""}`, "data-vote": opinion },
        icon(opinion), t(opinion, companionName(companion, companions)));
    }));
}
