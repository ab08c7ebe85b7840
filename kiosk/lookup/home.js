/** The first page: who is being called now, and four ways to begin, all in the lower half. */
import { h } from "../kit/dom.js";
import { about, clock, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { t } from "./words.js";

export const home = ({ lobby, visit, searchBox, go, openCamera, openCode, begin }) => [
  h("div", { class: "upper" },
    h("div", { class: "hello" },
      h("h1", { tabindex: "-1" }, t("welcome")),
      h("p", { class: "soft lead" }, t("welcomeText"))),
    called(lobby),
    h("ol", { class: "how" }, [["scan", "how1"], ["hanger", "how2"], ["door", "how3"]].map(([sign, words]) => h("li", { key: words },
      icon(sign), h("span", null, t(words)))))),
  h("div", { class: "lower" },
    h("div", { class: "hold" },
      h("span", { class: "beam", "aria-hidden": "true" }, icon("scan")),
      h("div", null, h("h2", null, t("holdTag")), h("p", { class: "soft" }, t("holdTagText")))),
    searchBox,
    h("div", { class: "ways" },
      way("camera", "camera", openCamera),
      visit ? way("myVisit", "hanger", () => go({ page: "visit" })) : way("join", "door", begin),
      way("code", "phone", openCode))),
];

const way = (name, sign, run) => h("button", { key: name, class: "way", type: "button", "data-do": name, onclick: run },
  icon(sign), h("span", null, t(name)));

/** The board: how long a room takes, and who is called. Said aloud by screen readers when it changes. */
export function called(lobby) {
  return h("section", { class: "called card", "aria-labelledby": "called-title" },
    lobby && h("div", { class: "now", "data-lobby": "" }, h("p", { class: "now-wait" }, waiting(lobby)), h("p", { class: "small soft" }, standing(lobby))),
    h("h2", { id: "called-title", class: lobby?.called.length ? "label" : "unseen" }, t("calledNow")),
    h("div", { role: "status" }, lobby?.called.length
      ? h("ul", { class: "calls" }, lobby.called.map((call) => h("li", { key: call.call_sign, "data-called": call.call_sign },
        h("strong", { class: "sign" }, call.call_sign),
        h("span", { class: "grow" }, t("goTo", say(call.room?.name ?? call.room))),
        call.offer_until && h("span", { class: "soft number" }, t("until", clock(call.offer_until))))))
      : h("p", { class: "soft" }, t("calledNobody"))));
}

const freeRooms = (lobby) => lobby.rooms.filter((room) => room.state === "vacant" && !room.accessible).length;

/** What somebody who comes now wants to know first. */
function waiting(lobby) {
  if (freeRooms(lobby) > 0 && lobby.waiting === 0) return t("roomNow");
  return lobby.wait_s === null ? t("noRoomOpen") : t("roomIn", about(lobby.wait_s));
}

function standing(lobby) {
  const told = lobby.waiting > 0 && lobby.wait_s !== null && t(lobby.basis === "measured" ? "toldMeasured" : "toldPlanned");
  return [t("freeRooms", freeRooms(lobby)), t("waiting", lobby.waiting), told].filter(Boolean).join(" · ");
}
