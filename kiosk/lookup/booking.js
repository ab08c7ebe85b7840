/** Booking the accessible room for a time of today: the quarters of an hour that are free, one tap each. */
import { h } from "../kit/dom.js";
import { withParticle } from "../kit/found.js";
import { clock, say, speaker } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { openSheet } from "../kit/sheet.js";
import { attempt, tell } from "../kit/toast.js";

const t = speaker({
  en: {
    title: "Book the accessible room", help: (min) => `Tap a time. The room is kept for you for ${min} minutes, before anyone else.`, later: "Later times",
    none: "It cannot be booked just now. Please ask us.", failed: "We could not look just now. Please try again.", at: (time) => `Book ${time}`,
    done: (time) => `Booked for ${time}`, booked: (room, time) => `${room} is kept for you at ${time}`, moved: (time) => `Booked for ${time}. No accessible room is in service just now; we will tell you.`,
    due: (room) => `It is time: ${room} is yours as soon as it is free`, offered: (room) => `${room} is ready for you`, cancel: "Give it up", cancelled: "The booking is given up",
    tomorrow: "Tomorrow",
  },
  ko: {
    title: "휠체어 이용 가능 피팅룸 예약", help: (min) => `시간을 누르면 ${min}분 동안 다른 분보다 먼저 이용하실 수 있게 비워 둡니다.`, later: "더 늦은 시간",
    none: "지금은 예약할 수 없습니다. 직원에게 문의해 주세요.", failed: "지금은 확인하지 못했습니다. 다시 시도해 주세요.", at: (time) => `${time} 예약`,
    done: (time) => `${time}에 예약했습니다`, booked: (room, time) => `${time}에 ${room} 예약됨`, moved: (time) => `${time} 예약. 지금은 이용할 수 있는 방이 없어 준비되면 알려 드립니다.`,
    due: (room) => `예약 시간입니다. ${withParticle(room, "이", "가")} 비는 대로 안내해 드립니다`, offered: (room) => `${room} 준비 완료`, cancel: "예약 취소", cancelled: "예약을 취소했습니다",
    tomorrow: "내일",
  },
});

const HOURS_FIRST = 4; // whoever comes to the store is there for no longer
const USUAL_MIN = 30; // what the service books unless told otherwise

/** `book(at)` sends it. */
export function bookingSheet(api, book) {
  let times = null;
  let failed = false;
  let all = false;
  const choose = (at, sheet) => async (event) => {
    if (!(await attempt(() => book(at), event.currentTarget))) return;
    sheet.close();
    tell(t("done", clock(at)));
  };
  const sheet = openSheet({
    label: () => t("title"), kind: "booking-sheet",
    view: () => {
      if (!times) return h("p", { class: "soft", role: "status" }, failed ? t("failed") : "");
      const hours = byHour(times);
      if (!hours.length) return h("p", { class: "soft" }, t("none"));
      const shown = all ? hours : hours.slice(0, HOURS_FIRST);
      return h("div", { class: "stack" },
        h("p", { class: "soft" }, t("help", USUAL_MIN)),
        h("div", { class: "booking-hours" }, shown.map(({ day, some }) => [
          day && h("h3", { class: "label", key: `day ${some[0]}` }, t("tomorrow")),
          h("div", { class: "booking-hour", key: some[0] }, some.map((at) => h("button", {
            key: at, class: "chip number", type: "button", "data-at": at, "aria-label": t("at", clock(at)), onclick: choose(at, sheet),
          }, clock(at)))),
        ])),
        shown.length < hours.length && h("button", {
          class: "button quiet wide", type: "button", onclick: () => {
            all = true;
            sheet.update();
          },
        }, t("later")));
    },
  });
  api.get("/booking-times")
    .then((found) => { times = found.times; })
    .catch(() => { failed = true; })
    .finally(() => sheet.element.open && sheet.update());
}

/** The free quarters of each hour; `day` where another day begins. */
function byHour(times) {
  const hours = [];
  let last = new Date().getDate();
  for (const at of times) {
    const when = new Date(at);
    const hour = `${when.getDate()} ${when.getHours()}`;
    if (hours.at(-1)?.hour !== hour) hours.push({ hour, day: when.getDate() !== last, some: [] });
    last = when.getDate();
    hours.at(-1).some.push(at);
  }
  return hours;
}

/** The booking as it stands, and the way to give it up. */
export function bookingCard(booking, cancel) {
  const room = say(booking.room?.name);
  const time = clock(booking.begins_at);
  const words = booking.state === "offered" ? t("offered", room) : !booking.room ? t("moved", time) : t(booking.state === "due" ? "due" : "booked", room, time);
  const giveUp = async (event) => {
    if (await attempt(cancel, event.currentTarget)) tell(t("cancelled"));
  };
  return h("section", { class: "card row booking-card", key: "booking", "data-booking": booking.state }, icon("calendar"),
    h("p", { class: "grow strong", role: "status" }, words),
    h("button", { class: "button quiet small", type: "button", "data-do": "giveUp", onclick: giveUp }, t("cancel")));
}
