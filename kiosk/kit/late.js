/**
 * A garment that will not be there when we said: the shopper hears it first, with what can be done now,
 * and who has been told of a garment that nobody has taken.
 */
import { h } from "./dom.js";
import { clock, say, speaker } from "./i18n.js";
import { isComing } from "./request.js";
import { attempt } from "./toast.js";

const t = speaker({
  en: {
    title: "It takes longer than we said", rather: (said, now) => `We said ${said}. It will rather be ${now}. We are sorry.`,
    still: (said) => `We said ${said}, and it is not here yet. We are sorry.`,
    accepted: (said, now) => `You are waiting for it: rather ${now} than ${said}. Thank you.`,
    wait: "I'll wait", carry: "I'll get it myself", another: "Another garment", cancel: "Cancel it",
    named: (choice, name) => `${choice}: ${name}`, choices: (name) => `What shall we do about ${name}?`,
    team: "Nobody has taken it yet, so the whole team has been told.", lead: "Nobody has taken it yet, so the shift lead has been told.",
    manager: "Nobody has taken it yet, so the manager has been told.",
  },
  ko: {
    title: "말씀드린 것보다 늦어집니다", rather: (said, now) => `${said}까지라고 말씀드렸는데 ${now}쯤 될 것 같습니다. 죄송합니다.`,
    still: (said) => `${said}까지라고 말씀드렸는데 아직 도착하지 않았습니다. 죄송합니다.`,
    accepted: (said, now) => `${said} 대신 ${now}쯤 도착합니다. 기다려 주셔서 감사합니다.`,
    wait: "기다릴게요", carry: "직접 가져올게요", another: "다른 옷으로", cancel: "취소",
    named: (choice, name) => `${name} ${choice}`, choices: (name) => `${name}, 어떻게 할까요?`,
    team: "아직 맡은 직원이 없어 매장 직원 모두에게 알렸습니다.", lead: "아직 맡은 직원이 없어 근무 책임자에게 알렸습니다.",
    manager: "아직 맡은 직원이 없어 매니저에게 알렸습니다.",
  },
});

const CHOICES = ["wait", "carry", "another", "cancel"];

/** Whether its shopper has been told that it will be late. */
export const isSlipping = (request) => isComing(request) && Boolean(request.late);

/** Who has been told that nobody has taken it, or "". */
export const escalatedWords = (request) => (isComing(request) && request.escalated ? t(request.escalated) : "");

/**
 * The card of a late request, or null. `actions` are what can be done here, by name: wait, carry, another,
 * cancel; what the request does not allow any more is not offered. Who has chosen to wait is thanked.
 */
export function lateCard(request, actions) {
  if (!isSlipping(request)) return null;
  const { late } = request;
  if (late.accepted) return h("p", { class: "small late-said", key: "late", role: "status" }, t("accepted", clock(request.promised_at), clock(late.expected_at)));
  const name = say(request.name);
  const some = CHOICES.filter((choice) => actions[choice] && (late.choices ?? CHOICES).includes(choice));
  return h("section", { class: "late stack tight", key: "late", "data-late": request.id },
    h("div", { role: "status" }, h("p", { class: "strong" }, t("title")), h("p", { class: "small" }, expected(request))),
    h("div", { class: "late-choices", role: "group", "aria-label": t("choices", name) }, some.map((choice) => h("button", {
      key: choice, class: "button small", type: "button", "data-choice": choice, "aria-label": t("named", t(choice), name),
      onclick: (event) => attempt(() => actions[choice](), event.currentTarget),
    }, t(choice)))));
}

/** A new time as long as there is one; then only what is true. */
function expected({ promised_at: said, late }, now = Date.now()) {
  return Date.parse(late.expected_at) > now ? t("rather", clock(said), clock(late.expected_at)) : t("still", clock(said));
}
