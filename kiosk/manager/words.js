/** Every word of the manager's screen. */
import { count, speaker } from "../kit/i18n.js";

const garments = (n) => (n === 1 ? "1 garment" : `${count(n)} garments`);

export const t = speaker({
  en: {
    title: "Today", loading: "Opening the day...", other: "한국어로 보기", live: "Live", lost: "Not live",
    now: "Right now", soFar: "So far today", kept: "How well it went", times: "How long it took",
    in_store: "visits in the store", waiting: "waiting for a room", vacant: "rooms free", toClear: "rooms to clear", help: "help calls open",
    ofRooms: (n) => `of ${n}`,
    visits: "visits", requests: "garments asked for", delivered: "brought", carried: "carried by shoppers", not_found: "not found", cancelled: "cancelled",
    keptRate: "Kept rate", keptText: (n) => `of ${garments(n)} that shoppers decided on`,
    fillRate: "Fill rate", fillText: (n) => `of ${garments(n)} asked for came`,
    promises: "Promises kept", promisesText: (n) => `of ${garments(n)} came by the time we said`,
    notMeasured: "Not measured yet", notMeasuredText: "There is nothing to divide by so far today.",
    wait: "Wait for a room", bring: "Asked to brought", median: "median", p90: "9 of 10 within",
    measured: (n) => (n === 1 ? "measured once" : `measured ${count(n)} times`),
    minutes: (n) => `${n} min`, underMinute: "under 1 min",
    hours: "Hour by hour", asTable: "As a table", hour: "Hour", hoursEmpty: "The first visit starts the picture.",
    hoursSummary: (peak, n) => `Busiest hour so far: ${peak}, with ${n} garments asked for.`,
    recent: "Just now", recentEmpty: "Nothing has happened yet today.",
    rooms: "Rooms", line: "Waiting line", lineEmpty: "Nobody is waiting.", accessible: "accessible room",
    release: "Catalogue release", inUse: "in use", refusedTitle: "A new catalogue release was refused",
    refused: (id) => `Release ${id} cannot be used. The store goes on with the one before.`,
    coming: (id) => `Release ${id} is being taken up.`,
  },
  ko: {
    title: "오늘", loading: "오늘 현황을 불러오는 중...", other: "View in English", live: "실시간", lost: "연결 끊김",
    now: "지금", soFar: "오늘 누적", kept: "얼마나 잘 되었나", times: "얼마나 걸렸나",
    in_store: "매장 내 방문", waiting: "피팅룸 대기", vacant: "빈 피팅룸", toClear: "정리할 피팅룸", help: "대기 중 호출",
    ofRooms: (n) => `/ ${n}`,
    visits: "방문", requests: "요청된 옷", delivered: "가져다 드림", carried: "직접 들고 옴", not_found: "못 찾음", cancelled: "취소",
    keptRate: "구매 결정률", keptText: (n) => `손님이 결정한 옷 ${count(n)}벌 중`,
    fillRate: "요청 충족률", fillText: (n) => `요청된 옷 ${count(n)}벌 중 도착`,
    promises: "약속 시간 준수", promisesText: (n) => `${count(n)}벌 중 안내한 시간까지 도착`,
    notMeasured: "아직 측정 전", notMeasuredText: "오늘은 아직 나눌 기준이 되는 수가 없습니다.",
    wait: "피팅룸 대기 시간", bring: "요청부터 도착까지", median: "중앙값", p90: "10건 중 9건",
    measured: (n) => `${count(n)}회 측정`,
    minutes: (n) => `${n}분`, underMinute: "1분 미만",
    hours: "시간대별", asTable: "표로 보기", hour: "시간", hoursEmpty: "첫 방문부터 그려집니다.",
    hoursSummary: (peak, n) => `지금까지 가장 바쁜 시간: ${peak}, 요청 ${n}벌.`,
    recent: "방금", recentEmpty: "오늘은 아직 기록이 없습니다.",
    rooms: "피팅룸", line: "대기", lineEmpty: "기다리는 분이 없습니다.", accessible: "휠체어 이용 가능 피팅룸",
    release: "카탈로그 릴리스", inUse: "사용 중", refusedTitle: "새 카탈로그 릴리스를 사용할 수 없습니다",
    refused: (id) => `새 릴리스(${id})에 문제가 있어 이전 릴리스를 계속 사용합니다.`,
    coming: (id) => `새 릴리스(${id})로 바꾸는 중입니다.`,
  },
});
