/** My visit: the call sign and where I stand, the way to a phone or a paper, and the garments so far. */
import { h } from "../kit/dom.js";
import { clock } from "../kit/i18n.js";
import { helpCard } from "../kit/help.js";
import { icon } from "../kit/icons.js";
import { bookingCard } from "./booking.js";
import { pieces } from "./pieces.js";
import { qr } from "./qr.js";
import { signCard } from "./standing.js";
import { t } from "./words.js";

export function visitPage({ visit, code, codeFailed, act }) {
  return [
    h("div", { class: "upper visit-top", "data-visit-state": visit.state }, signCard(visit, act), phone({ code, codeFailed, act })),
    h("div", { class: "lower" },
      visit.help && helpCard(visit.help, act.noHelp),
      visit.booking && bookingCard(visit.booking, act.giveUpBooking),
      h("section", { class: "mine", "aria-labelledby": "mine-title" },
        h("h2", { id: "mine-title" }, t("list")),
        pieces(visit, act)),
      h("div", { class: "visit-actions" },
        h("button", { class: "button line big grow", type: "button", "data-do": "another", onclick: act.another }, icon("search"), t("another")),
        h("button", { class: "button line big grow", type: "button", "data-do": "print", onclick: act.print }, t("print"))),
      h("button", { class: "button accent big wide", type: "button", "data-do": "done", onclick: act.done }, icon("check"), t("done")),
      h("div", { class: "row between wrap" },
        h("p", { class: "soft small" }, t("doneText")),
        h("div", { class: "row" },
          !visit.help && h("button", { class: "button plain small", type: "button", "data-do": "help", onclick: act.help }, t("help")),
          h("button", { class: "button plain small danger-text", type: "button", "data-do": "end", onclick: act.end }, t("endVisit"))))),
  ];
}

function phone({ code, codeFailed, act }) {
  return h("section", { class: "phone card", "aria-labelledby": "phone-title" },
    h("h2", { id: "phone-title" }, t("toPhone")),
    code ? [
      h("div", {
        class: "qr", key: code.code, role: "img", "aria-label": t("qrAlt", code.code), opaque: true,
        mount: (frame) => frame.append(qr(code.qr_svg)),
      }),
      h("p", { class: "soft small" }, t("toPhoneText")),
      h("p", { class: "small" }, t("codeIs"), " ", h("strong", { class: "code", "data-code": code.code }, code.code)),
      h("p", { class: "tiny faint" }, t("validUntil", clock(code.expires_at))),
    ] : codeFailed
      ? [h("p", { class: "soft" }, t("codeFailed")), h("button", { class: "button quiet", type: "button", onclick: act.freshCode }, t("again"))]
      : h("div", { class: "qr skeleton" }));
}
