/** Who came along: the code that lets one more phone in, a call to come and look, a way to send somebody off. */
import { companionName } from "../kit/company.js";
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { ago, clock } from "../kit/i18n.js";
import { ask, openSheet } from "../kit/sheet.js";
import { attempt, tell } from "../kit/toast.js";
import { t } from "./words.js";

export function companySection(app, { companions }) {
  return h("section", { class: "company stack tight", key: "company" },
    h("h2", null, t("company")),
    companions.length === 0 && h("p", { class: "soft small" }, t("companyHelp")),
    companions.length > 0 && h("ul", { class: "stack tight" }, companions.map((each) => member(app, each, companionName(each, companions)))),
    h("button", { class: "button line wide", type: "button", "data-do": "invite", onclick: (event) => invite(app, event.currentTarget) }, icon("people"), t("invite")));
}

function member(app, companion, who) {
  const votes = Object.keys(companion.votes).length;
  const call = async (event) => {
    if (await attempt(() => app.visit.callCompanion(companion), event.currentTarget)) tell(t("companyCalled", who));
  };
  const sendAway = async (event) => {
    const button = event.currentTarget;
    if (await ask({ title: t("sendAwayAsk", who), text: t("sendAwayHelp"), yes: t("sendAwayYes") })) await attempt(() => app.visit.sendAway(companion), button);
  };
  return h("li", { key: companion.id, class: "card row", "data-companion": companion.id },
    h("div", { class: "grow" }, h("p", { class: "strong" }, who),
      h("p", { class: "small soft" }, companion.called_at ? t("companyCalledAgo", ago(companion.called_at)) : votes ? t("companyVotes", votes) : t("companyHere"))),
    h("button", { class: "button quiet small", type: "button", "aria-label": t("callNamed", who), "data-do": "call", onclick: call }, t("call")),
    h("button", { class: "button plain round", type: "button", "aria-label": t("sendAway", who), "data-do": "send-away", onclick: sendAway }, icon("close")));
}

/** The code for one more companion, to be scanned from this phone; who came in with it is greeted in its place. */
async function invite(app, button) {
  const made = await attempt(() => app.visit.invite(), button);
  if (!made) return;
  const companions = () => app.visit.view?.companions ?? [];
  const before = new Set(companions().map((each) => each.id));
  openSheet({
    label: () => t("invite"),
    view: (sheet) => {
      const came = companions().find((each) => !before.has(each.id));
      return h("div", { class: "stack invite" }, came ? welcome(came, companions(), sheet) : invitation(made));
    },
  });
}

const invitation = (made) => [
  h("p", null, t("inviteScan")),
  h("img", { class: "qr", alt: t("inviteQr"), src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.qr_svg)}` }),
  h("p", { class: "number strong code", "data-code": made.code }, made.code),
  h("p", { class: "small soft" }, t("inviteTyped"), " ", t("inviteUntil", clock(made.expires_at))),
];

const welcome = (came, companions, sheet) => [
  h("div", { class: "big-icon" }, icon("check")),
  h("p", { class: "large strong", role: "status" }, t("companyCame", companionName(came, companions))),
  h("button", { class: "button wide", type: "button", onclick: sheet.close }, t("gotIt")),
];
