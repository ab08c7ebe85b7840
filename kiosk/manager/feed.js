/** Facts of the log as sentences. A kind this screen does not know is still shown, in its own words. */
import { h } from "../kit/dom.js";
import { ago, language, say } from "../kit/i18n.js";

const SENTENCES = {
  en: {
    StorePlanned: () => "The store's plan was set", ReleaseAdopted: () => "A new catalogue is in use",
    StockSet: () => "The stock was set", StockCounted: ({ garment }) => `${garment || "A garment"} was counted`,
    GarmentSold: ({ garment }) => `${garment || "A garment"} was sold`,
    VisitStarted: ({ who }) => `${who} started a visit`, VisitCodeIssued: ({ who }) => `${who} got a code for a phone`,
    VisitTakenOver: ({ who }) => `${who} goes on with a phone`, VisitEnded: ({ who }) => `${who} ended the visit`,
    VisitForgotten: () => "A visit was forgotten, as asked", OpinionGiven: ({ who }) => `${who} said what they like`,
    HelpCalled: ({ who, at }) => `${who} asks for help${at}`, HelpAnswered: ({ who }) => `Someone is on the way to ${who}`,
    HelpWithdrawn: ({ who }) => `${who} needs no help any more`,
    LineJoined: ({ who }) => `${who} joined the line`, LineLeft: ({ who }) => `${who} left the line`,
    RoomOffered: ({ who, room }) => `${room} was offered to ${who}`, OfferHeld: ({ who, room }) => `${who} asked to hold ${room}`,
    OfferYielded: ({ who }) => `${who} let the next one go first`, OfferLapsed: ({ who, room }) => `${who} did not come to ${room}`,
    OfferWithdrawn: ({ who, room }) => `${room} was taken back from ${who}`,
    RoomEntered: ({ who, room }) => `${who} is in ${room}`, RoomLeft: ({ who, room }) => `${who} left ${room}`,
    RoomCleared: ({ room }) => `${room} was cleared`, RoomClosed: ({ room }) => `${room} was closed`, RoomOpened: ({ room }) => `${room} is open again`,
    GarmentRequested: ({ who, garment }) => `${who} asked for ${garment}`, GarmentCarried: ({ who, garment }) => `${who} carries ${garment}`,
    RequestChanged: ({ who, garment }) => `${who} changed to ${garment}`, RequestCancelled: ({ who, garment }) => `${who} cancelled ${garment}`,
    TaskClaimed: ({ who, garment }) => `${garment} for ${who} was taken on`, TaskReleased: ({ who, garment }) => `${garment} for ${who} is on the list again`,
    ClaimLapsed: ({ who, garment }) => `${garment} for ${who} is on the list again`, GarmentPicked: ({ who, garment }) => `${garment} is on its way to ${who}`,
    GarmentDelivered: ({ who, garment, at }) => `${garment} was brought to ${who}${at}`, GarmentNotFound: ({ who, garment }) => `${garment} for ${who} was not found`,
    GarmentKept: ({ who, garment }) => `${who} keeps ${garment}`, GarmentLeft: ({ who, garment }) => `${who} left ${garment}`,
    OutcomeWithdrawn: ({ who, garment }) => `${who} thinks again about ${garment}`,
    GarmentRecovered: ({ garment }) => `${garment} is back on the floor`, GarmentMissed: ({ garment }) => `${garment} was not where it was left`,
  },
  ko: {
    StorePlanned: () => "매장 구성이 정해졌습니다", ReleaseAdopted: () => "새 카탈로그를 사용합니다",
    StockSet: () => "재고가 입력되었습니다", StockCounted: ({ garment }) => `${garment || "상품"} 재고를 세었습니다`,
    GarmentSold: ({ garment }) => `${garment || "상품"} 판매`,
    VisitStarted: ({ who }) => `${who} 방문 시작`, VisitCodeIssued: ({ who }) => `${who} 휴대폰 연결 코드 발급`,
    VisitTakenOver: ({ who }) => `${who} 휴대폰으로 이어감`, VisitEnded: ({ who }) => `${who} 방문 종료`,
    VisitForgotten: () => "요청에 따라 방문 기록을 지웠습니다", OpinionGiven: ({ who }) => `${who} 취향 표시`,
    HelpCalled: ({ who, at }) => `${who} 직원 호출${at}`, HelpAnswered: ({ who }) => `${who}에게 직원이 가는 중`,
    HelpWithdrawn: ({ who }) => `${who} 호출 취소`,
    LineJoined: ({ who }) => `${who} 대기 시작`, LineLeft: ({ who }) => `${who} 대기 취소`,
    RoomOffered: ({ who, room }) => `${who}에게 ${room} 안내`, OfferHeld: ({ who, room }) => `${who} ${room} 잠시 보류`,
    OfferYielded: ({ who }) => `${who} 다음 분께 양보`, OfferLapsed: ({ who, room }) => `${who} ${room} 미입실`,
    OfferWithdrawn: ({ who, room }) => `${who} ${room} 안내 취소`,
    RoomEntered: ({ who, room }) => `${who} ${room} 입실`, RoomLeft: ({ who, room }) => `${who} ${room} 퇴실`,
    RoomCleared: ({ room }) => `${room} 정리 완료`, RoomClosed: ({ room }) => `${room} 사용 중지`, RoomOpened: ({ room }) => `${room} 다시 사용`,
    GarmentRequested: ({ who, garment }) => `${who} 요청: ${garment}`, GarmentCarried: ({ who, garment }) => `${who} 직접 들고 옴: ${garment}`,
    RequestChanged: ({ who, garment }) => `${who} 변경: ${garment}`, RequestCancelled: ({ who, garment }) => `${who} 취소: ${garment}`,
    TaskClaimed: ({ who, garment }) => `${who}의 ${garment}, 담당 배정`, TaskReleased: ({ who, garment }) => `${who}의 ${garment}, 다시 목록으로`,
    ClaimLapsed: ({ who, garment }) => `${who}의 ${garment}, 다시 목록으로`, GarmentPicked: ({ who, garment }) => `${who}에게 가져가는 중: ${garment}`,
    GarmentDelivered: ({ who, garment, at }) => `${who}${at} 도착: ${garment}`, GarmentNotFound: ({ who, garment }) => `${who} 못 찾음: ${garment}`,
    GarmentKept: ({ who, garment }) => `${who} 구매 결정: ${garment}`, GarmentLeft: ({ who, garment }) => `${who} 두고 감: ${garment}`,
    OutcomeWithdrawn: ({ who, garment }) => `${who} 다시 생각 중: ${garment}`,
    GarmentRecovered: ({ garment }) => `매장에 돌려놓음: ${garment}`, GarmentMissed: ({ garment }) => `제자리에 없음: ${garment}`,
  },
};
const NOBODY = { en: "A shopper", ko: "손님" };
const SOMETHING = { en: "a garment", ko: "옷" };
const SOMEWHERE = { en: "A room", ko: "피팅룸" };
const AT = { en: (room) => ` in ${room}`, ko: (room) => ` (${room})` };

export const TONES = {
  HelpCalled: "caution", GarmentNotFound: "caution", GarmentMissed: "caution", OfferLapsed: "caution",
  GarmentDelivered: "good", GarmentKept: "good", RoomCleared: "good", GarmentRecovered: "good",
};

/** "GarmentRequested" -> "Garment requested", for a kind that came after this screen. */
const plainly = (kind) => kind.replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

const upper = (words) => words.charAt(0).toUpperCase() + words.slice(1);

export function sentence(fact, tongue = language()) {
  const room = say(fact.room?.name ?? fact.room);
  const words = SENTENCES[tongue][fact.kind];
  if (!words) return [plainly(fact.kind), fact.call_sign, room].filter(Boolean).join(" · ");
  return upper(words({
    who: fact.call_sign ?? NOBODY[tongue],
    garment: say(fact.garment) || SOMETHING[tongue],
    room: room || SOMEWHERE[tongue],
    at: room ? AT[tongue](room) : "",
  }));
}

export const feed = (recent) => h("ol", { class: "feed" }, recent.map((fact, i) => h("li", {
  key: `${fact.at}-${fact.kind}-${fact.call_sign}-${i - recent.length}`, "data-kind": fact.kind, class: `tone-${TONES[fact.kind] ?? "plain"}`,
},
  h("span", { class: "mark", "aria-hidden": "true" }),
  h("span", { class: "grow" }, sentence(fact)),
  h("time", { class: "tiny faint", datetime: fact.at }, ago(fact.at)))));
