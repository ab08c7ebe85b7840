/** The honest time before a tap: how long bringing takes, and the reason when it is long. */
import { about, speaker } from "./i18n.js";

const t = speaker({
  en: {
    measured: (s) => about(s), planned: (s) => `${about(s)}, by plan`,
    nobody_on_floor: () => "It takes longer: nobody is known to be on the floor just now.",
    many_ahead: ({ ahead, runners }) => `It takes longer: ${garments(ahead)} before it, ${people(runners)} fetching.`,
    far: ({ walk_s }) => `It hangs far from the rooms: the walk alone takes ${about(walk_s)}.`,
    slow_today: () => "It takes longer: fetching has been slow in this last hour.",
    garments: (n) => (n === 1 ? "1 garment" : `${n} garments`), people: (n) => (n === 1 ? "1 person" : `${n} people`),
  },
  ko: {
    measured: (s) => about(s), planned: (s) => `${about(s)} (예상)`,
    nobody_on_floor: () => "지금 매장에 확인된 직원이 없어 오래 걸립니다.",
    many_ahead: ({ ahead, runners }) => `앞선 요청이 ${ahead}건, 가져오는 직원이 ${runners}명이라 오래 걸립니다.`,
    far: ({ walk_s }) => `피팅룸에서 먼 곳에 있어 걷는 데만 ${about(walk_s)} 걸립니다.`,
    slow_today: () => "최근 한 시간 동안 가져오는 시간이 길어졌습니다.",
  },
});

const garments = (n) => t("garments", n);
const people = (n) => t("people", n);

/** "about 3 min"; before the store has measured its own walks it says that it is the plan. */
export const promiseWords = (promise) => t(promise.basis === "measured" ? "measured" : "planned", promise.seconds);

/** Why it is long, or "". */
export const whyLong = (promise) => (promise?.why ? t(promise.why.code, promise.why) : "");
