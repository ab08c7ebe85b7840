/**
 * Calling a person: what it is about, so that the right hands come, and then who is coming. A runner is
 * called by the name they chose for shoppers, or by none.
 */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { speaker } from "./i18n.js";
import { openSheet } from "./sheet.js";
import { attempt, tell } from "./toast.js";

const t = speaker({
  en: {
    title: "What can we do?", size: "Another size", colour: "Another colour", fit: "How it fits, alterations", carry: "Help me carry", price: "Price or paying",
    other: "Something else", about: (what) => `About: ${what}`,
    called: "We have told the team", nobody: "Nobody has answered yet",
    team: "So everyone on the floor has been told again.", lead: "So the shift lead has been told.", manager: "So the manager has been told.",
    coming: (who) => `${who} is coming`, somebody: "A colleague is coming",
    stop: "Not needed any more", told: "We have told the team",
  },
  ko: {
    title: "무엇을 도와 드릴까요?", size: "다른 사이즈", colour: "다른 색상", fit: "핏·수선 문의", carry: "옷 들어 주기", price: "가격·결제",
    other: "기타", about: (what) => `문의: ${what}`,
    called: "직원에게 알렸습니다", nobody: "아직 응답한 직원이 없습니다",
    team: "매장의 모든 직원에게 다시 알렸습니다.", lead: "근무 책임자에게 알렸습니다.", manager: "매니저에게 알렸습니다.",
    coming: (who) => `${who} 님이 가고 있습니다`, somebody: "직원이 가고 있습니다",
    stop: "이제 괜찮아요", told: "직원에게 알렸습니다",
  },
});

const REASONS = { size: "ruler", colour: "palette", fit: "hanger", carry: "bag", price: "tag", other: "help" };

/** `call(about)` sends it. */
export function helpSheet(call) {
  const send = (about, sheet) => async (event) => {
    if (!(await attempt(() => call(about), event.currentTarget))) return;
    sheet.close();
    tell(t("told"));
  };
  openSheet({
    label: () => t("title"),
    view: (sheet) => h("div", { class: "help-reasons" }, Object.entries(REASONS).map(([about, sign]) => h("button", {
      key: about, class: "help-reason", type: "button", "data-about": about, onclick: send(about, sheet),
    }, icon(sign), h("span", null, t(about))))),
  });
}

/** The call as it stands, and the way to take it back. */
export function helpCard(help, stop) {
  const escalated = help.answered_at ? null : help.escalated;
  const about = help.about && t("about", t(help.about));
  return h("section", { class: "card row help-card", key: "help", "data-help": help.id, "data-escalated": escalated },
    icon(help.answered_at ? "walk" : "help"),
    h("div", { class: "grow", role: "status" },
      h("p", { class: "strong" }, standing(help)),
      h("p", { class: "small soft" }, escalated ? t(escalated) : about)),
    h("button", { class: "button quiet small", type: "button", onclick: (event) => attempt(stop, event.currentTarget) }, t("stop")));
}

/** "Mina is coming", "A colleague is coming", or that nobody has said so. */
function standing(help) {
  if (!help.answered_at) return t(help.escalated ? "nobody" : "called");
  return help.answered_by ? t("coming", help.answered_by) : t("somebody");
}
