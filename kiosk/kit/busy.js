/** How busy the store is, in words: what follows from it, and the numbers that say so. */
import { h } from "./dom.js";
import { about, speaker } from "./i18n.js";
import { icon } from "./icons.js";

const t = speaker({
  en: {
    busy: "It is busy: what hangs near the rooms comes first.",
    slipping: "Bringing takes longer just now. It may be quicker to get it yourself.",
    overloaded: "The team has its hands full. What you asked for comes first, so we suggest nothing more just now.",
    late: ({ late, of }) => `${late} of the last ${of} garments came later than we said.`,
    work: ({ work_s: s, runners: n }) => `${n === 1 ? "The one person" : `Each of the ${n} people`} on the floor has ${about(s)} of fetching ahead.`,
    nobody: () => "Nobody is known to be on the floor.",
  },
  ko: {
    busy: "지금 붐벼서 피팅룸 가까이에 있는 옷을 먼저 보여 드립니다.",
    slipping: "지금은 가져다 드리는 데 오래 걸립니다. 직접 가져오시는 편이 빠를 수 있습니다.",
    overloaded: "지금은 일손이 모자랍니다. 이미 요청하신 옷부터 가져다 드리고, 더 추천해 드리지는 않습니다.",
    late: ({ late, of }) => `최근 ${of}벌 중 ${late}벌이 말씀드린 시간보다 늦었습니다.`,
    work: ({ work_s: s, runners: n }) => `매장 직원 ${n}명이 각각 ${about(s)} 동안 가져올 옷이 밀려 있습니다.`,
    nobody: () => "지금 매장에 확인된 직원이 없습니다.",
  },
});

/** What a shopper notices of it: nothing while it is calm. */
export const busyWords = ({ level }) => (level === "calm" ? "" : t(level));

/** The numbers: promises that were late, else the work that lies ahead. */
export function whyBusy({ level, why, now = why }) {
  if (level !== "busy") return t("late", why);
  return now.runners > 0 ? t("work", now) : t("nobody");
}

export const busyLine = (load) => load.level !== "calm" && h("div", { class: "row busy-line", key: "busy", "data-load": load.level, role: "status" }, icon("clock"),
  h("p", null, busyWords(load), " ", h("span", { class: "small" }, whyBusy(load))));
