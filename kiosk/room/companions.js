/** Who came along: a code that lets one more phone in, and a tap that calls or sends one away. */
import { companionName } from "../kit/company.js";
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { ago, clock } from "../kit/i18n.js";
import { ask, openSheet } from "../kit/sheet.js";
import { attempt, tell } from "../kit/toast.js";
import { t } from "./words.js";

/** The code is made as the sheet opens; where no more may join, those who are in can still be called. */
export async function companySheet(app, button) {
  const before = app.view.visit.companions;
  const made = await (before.length ? app.visit.inviteCompanion().catch(() => null) : attempt(() => app.visit.inviteCompanion(), button));
  if (!made && !before.length) return;
  const known = new Set(before.map((companion) => companion.id));
  openSheet({
    label: () => t("company"), kind: "detail",
    view: () => {
      const companions = app.view?.visit?.companions ?? [];
      const joined = companions.some((companion) => !known.has(companion.id)); // with this code, which is used up
      return h("div", { class: "stack wide" },
        companions.length > 0 && h("ul", { class: "company stack tight" }, companions.map((companion) => row(app, companion, companions))),
        made && (joined ? h("p", { class: "soft", role: "status" }, t("companyJoined")) : invitation(made)));
    },
  });
}

const invitation = (made) => h("div", { class: "stack center" },
  h("p", { class: "soft" }, t("companyHelp")),
  h("img", { class: "qr", alt: t("companyQr"), src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.qr_svg)}` }),
  h("p", { class: "visit-code number" }, made.code),
  h("p", { class: "small soft" }, t("until", clock(made.expires_at))));

function row(app, companion, companions) {
  const name = companionName(companion, companions);
  const call = async (event) => {
    if (await attempt(() => app.visit.callCompanion(companion), event.currentTarget)) tell(t("companyCalled", name));
  };
  const sendAway = async (event) => {
    const button = event.currentTarget;
    if (await ask({ title: t("companyAwayAsk", name), text: t("companyAwayHelp"), yes: t("companyAway") })) await attempt(() => app.visit.sendAway(companion), button);
  };
  return h("li", { class: "card row", key: companion.id, "data-companion": companion.id }, icon("people"),
    h("div", { class: "grow" }, h("p", { class: "strong" }, name), companion.called_at && h("p", { class: "small soft" }, t("companyCalledAt", ago(companion.called_at)))),
    h("button", { class: "button small", type: "button", "data-do": "callCompanion", "aria-label": t("companyCallNamed", name), onclick: call }, t("companyCall")),
    h("button", { class: "button plain small", type: "button", "data-do": "sendAway", "aria-label": t("companyAwayNamed", name), onclick: sendAway }, t("companyAway")));
}
