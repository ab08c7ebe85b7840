/** The bar at the lower edge, within everyone's reach: a person, the end, and how the screen should be. */
import { largeText, lowReach, setLargeText, setLowReach } from "../kit/comfort.js";
import { h } from "../kit/dom.js";
import { countingBox } from "../kit/counting.js";
import { helpSheet } from "../kit/help.js";
import { icon } from "../kit/icons.js";
import { clock, language, languageName, otherLanguage, setLanguage } from "../kit/i18n.js";
import { ask, openSheet } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { companySheet } from "./companions.js";
import { saidSheet, saysNo } from "./said.js";
import { t } from "./words.js";

export function bar(app, occupied) {
  const visit = app.view?.visit;
  return h("nav", { class: "bar", key: "bar", "aria-label": t("bar") },
    h("div", { class: "bar-comfort" },
      comfort("text", t("larger"), largeText(), () => setLargeText(!largeText(), { remember: false }), app),
      occupied && comfort("reach", t("lower"), lowReach(), () => setLowReach(!lowReach(), { remember: false }), app),
      tool("globe", languageName(otherLanguage()), switchLanguage, { lang: otherLanguage(), "data-language": language() }),
      occupied && tool("phone", t("phone"), (event) => phoneSheet(app, event.currentTarget)),
      occupied && tool("people", t("companyShort"), (event) => companySheet(app, event.currentTarget), { "data-do": "company" }),
      occupied && tool("eye", t("knows"), () => knowsSheet(app))),
    occupied && h("div", { class: "bar-main" },
      h("button", {
        class: "button quiet big", type: "button", disabled: Boolean(visit.help), onclick: () => helpSheet((about) => app.visit.callHelp(about)),
      }, icon("help"), t("help")),
      h("button", { class: "button big", type: "button", onclick: (event) => finish(app, event.currentTarget) }, t("done"))));
}

// Not remembered: the next shopper finds the screen as everyone does.
const switchLanguage = () => setLanguage(otherLanguage(), { remember: false });

const tool = (symbol, label, onclick, more = {}) =>
  h("button", { key: symbol, class: "tool", type: "button", onclick, ...more }, icon(symbol), h("span", null, label));

const comfort = (symbol, label, on, toggle, app) => tool(symbol, label, () => {
  toggle();
  app.paint();
}, { "aria-pressed": on });

async function finish(app, button) {
  if (await ask({ title: t("doneAsk"), text: t("doneHelp"), yes: t("doneYes") })) await attempt(() => app.visit.end(), button);
}

/** The picture is shown as an image, never as markup. */
async function phoneSheet(app, button) {
  const made = await attempt(() => app.visit.code(), button);
  if (!made) return;
  openSheet({
    label: () => t("phoneTitle"),
    view: () => h("div", { class: "stack center" },
      h("p", { class: "soft" }, t("phoneHelp")),
      h("img", { class: "qr", alt: t("qr"), src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.qr_svg)}` }),
      h("p", { class: "visit-code number" }, made.code),
      h("p", { class: "small soft" }, t("until", clock(made.expires_at)))),
  });
}

function knowsSheet(app) {
  openSheet({
    label: () => t("knowsTitle"),
    view: (sheet) => {
      const visit = app.view?.visit;
      if (!visit) return null;
      const forget = async (event) => {
        const button = event.currentTarget;
        if (!(await ask({ title: t("forgetAsk"), text: t("forgetHelp"), yes: t("forget"), danger: true }))) return;
        if (await attempt(() => app.visit.forget(), button)) sheet.close();
      };
      return h("div", { class: "stack" },
        h("p", { class: "soft" }, t("knowsText")),
        h("ul", { class: "knows" },
          h("li", null, h("span", { class: "strong number" }, visit.call_sign)),
          h("li", null, t("knowsSince", clock(visit.started_at))),
          h("li", null, t("knowsGarments", visit.requests.length)),
          h("li", null, t("knowsLikes", Object.keys(visit.opinions).length))),
        countingBox(visit, (counted) => app.visit.chooseCounting(counted)),
        saysNo(visit) && h("button", { class: "button quiet wide", type: "button", onclick: () => saidSheet(app) }, t("said")),
        h("button", { class: "button danger wide big", type: "button", onclick: forget }, icon("trash"), t("forget")));
    },
  });
}
