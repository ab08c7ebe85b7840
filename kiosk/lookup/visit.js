/** My visit: the call sign, how long still, the way to a phone or a paper, and the garments so far. */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { about, clock, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { stateTone, stateWords, whenWords } from "../kit/request.js";
import { qr } from "./qr.js";
import { t } from "./words.js";

const OPEN = new Set(["requested", "claimed", "carried"]);

export function visitPage({ visit, code, codeFailed, act }) {
  return [
    h("div", { class: "upper visit-top", "data-visit-state": visit.state },
      h("section", { class: "sign-card", "aria-labelledby": "sign-title" },
        h("h1", { id: "sign-title", tabindex: "-1", class: "soft" }, t("yourSign")),
        h("p", { class: "big-sign", "data-call-sign": visit.call_sign }, visit.call_sign),
        h("div", { role: "status", class: "standing" }, standing(visit))),
      phone({ code, codeFailed, act })),
    h("div", { class: "lower" },
      h("section", { class: "mine", "aria-labelledby": "mine-title" },
        h("h2", { id: "mine-title" }, t("list")),
        garments(visit, act)),
      h("div", { class: "visit-actions" },
        h("button", { class: "button big grow", type: "button", "data-do": "another", onclick: act.another }, icon("search"), t("another")),
        h("button", { class: "button line big grow", type: "button", "data-do": "print", onclick: act.print }, t("print"))),
      h("button", { class: "button accent big wide", type: "button", "data-do": "done", onclick: act.done }, icon("check"), t("done")),
      h("div", { class: "row between wrap" },
        h("p", { class: "soft small" }, t("doneText")),
        h("div", { class: "row" },
          lineButtons(visit, act),
          quiet(visit.help ? "noHelp" : "help", act.help),
          h("button", { class: "button plain small danger-text", type: "button", "data-do": "end", onclick: act.end }, t("endVisit"))))),
  ];
}

/** Where the shopper stands, in the words of someone at the desk. */
export function standing(visit) {
  const { state, line, room } = visit;
  if (state === "offered" && room) {
    return [h("p", { class: "strong accent" }, t("offered", say(room.name))), h("p", { class: "soft" }, t("offeredText", clock(room.offer_until)))];
  }
  if (state === "in_room" && room) return h("p", { class: "strong accent" }, t("inRoom", say(room.name)));
  if (state === "ended") return h("p", { class: "soft" }, t("ended"));
  if (!line || state === "browsing") return h("p", { class: "soft" }, t("browsing"));
  return [
    h("p", { class: "strong" }, line.place === 1 ? t("next") : t("place", line.place, line.of)),
    h("p", { class: "soft" }, line.wait_s === null ? t("waitUnknown") : t("waitIs", about(line.wait_s))),
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

function garments(visit, act) {
  const shown = visit.requests.filter((request) => request.state !== "cancelled");
  if (!shown.length) return h("p", { class: "soft" }, t("emptyList"));
  return h("ul", { class: "strip tall" }, shown.map((request) => h("li", {
    key: request.id, class: "piece", "data-request": request.id, "data-state": request.state,
  },
    photo(request),
    h("div", { class: "piece-words" },
      h("strong", { class: "small" }, say(request.name)),
      h("span", { class: "small soft" }, variantLine(request)),
      h("span", { class: `pill ${stateTone(request)}` }, stateWords(request)),
      h("span", { class: "tiny soft" }, whenWords(request, { hasRoom: visit.state === "in_room" })),
      OPEN.has(request.state) && !request.outcome && h("button", {
        class: "button quiet small", type: "button", "aria-label": t("cancelOf", say(request.name)), "data-do": "cancel",
        onclick: (event) => act.cancel(request, event.currentTarget),
      }, t("cancel"))))));
}

const quiet = (name, run, look = "plain") => h("button", {
  key: name, class: `button small ${look}`, type: "button", "data-do": name, onclick: (event) => run(event.currentTarget),
}, t(name));

function lineButtons(visit, act) {
  if (visit.state === "browsing") return quiet("join", act.join, "line");
  if (visit.state === "waiting") return quiet("leaveLine", act.leaveLine);
  if (visit.state !== "offered") return null;
  return [!visit.room?.held && quiet("hold", act.hold, "line"), quiet("yield", act.yieldRoom)];
}
