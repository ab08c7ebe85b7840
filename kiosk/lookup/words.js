/** Every word of the store kiosk. */
import { speaker } from "../kit/i18n.js";

const ORDINAL = new Intl.PluralRules("en", { type: "ordinal" });
const ordinal = (n) => `${n}${{ one: "st", two: "nd", few: "rd", other: "th" }[ORDINAL.select(n)]}`;

/** A place with the Korean particle "to", which depends on how its last syllable ends. */
function towards(place) {
  const syllable = place.codePointAt(place.length - 1) - 0xac00;
  const tail = syllable >= 0 && syllable < 11172 ? syllable % 28 : 0;
  return `${place}${tail === 0 || tail === 8 ? "로" : "으로"}`;
}

const WORDS = {
  en: {
    title: "Find and try on", welcome: "Find it. Try it on.", welcomeText: "Look up a garment, see what is here in your size, and have it brought to a fitting room. No phone, no account.",
    // home
    how1: "Find a garment and your size", how2: "A runner brings it to your room", how3: "Try it on when your call sign comes up",
    calledNow: "Called now", calledNobody: "Nobody is being called just now.", goTo: (room) => `please go to ${room}`, until: (time) => `by ${time}`,
    freeRooms: (n) => (n === 0 ? "No room is free" : n === 1 ? "1 room is free" : `${n} rooms are free`),
    waiting: (n) => (n === 0 ? "nobody is waiting" : `${n} waiting`),
    roomNow: "A room is free now", roomIn: (time) => `A room in ${time}`, noRoomOpen: "No room is in service just now", toldMeasured: "measured here today", toldPlanned: "by our plan, not measured yet",
    holdTag: "Hold a tag to the scanner", holdTagText: "or find the garment here:",
    search: "Search by name, colour or kind", searchButton: "Search", camera: "Use the camera", code: "I have a code", join: "Get in line for a room", myVisit: "My visit",
    // results
    results: (q) => `Found for "${q}"`, found: (n) => (n === 0 ? "Nothing found" : n === 1 ? "1 garment" : `${n} garments`),
    nothing: "Nothing here goes by that name", nothingText: "Try fewer or other words, or hold the tag to the scanner.", nearly: "Nearly, but not quite",
    colours: (n) => (n === 1 ? "1 colour" : `${n} colours`), here: (n) => (n > 0 ? `${n} here` : "none here now"),
    // garment
    bring: "Bring it to a fitting room", carry: "I carry it myself", chooseSize: "Not here in this size - choose another", noneHere: "None here just now",
    onList: "On your list", similar: "Like this", goesWith: "Goes with it", promise: (time) => `brought in ${time}`, insteadOf: (name) => `Choose what comes instead of ${name}. It keeps its place.`, replaceNothing: "Never mind", where: "Where it hangs", whereOf: (name) => `Where ${name} hangs`, whereHelp: "Take it from there. When your call sign comes up, bring it along.", whereabouts: "You find it at", openGarment: (name, why) => [`Look at ${name}`, why].filter(Boolean).join(". "),
    similarNone: "Nothing like it is on hand just now.", goesWithNone: "Nothing that goes with it is on hand just now.",
    similar_nothing_alike: "Nothing here is like it.", similar_no_vector: "There is no photo of it to compare with.", goesWith_nothing_goes: "Nothing that is here now goes with it.",
    goesWith_no_kind: "We do not know what sort of garment this is, so we cannot say what goes with it.",
    none_catalogue_empty: "This store has no garments yet.", none_sold_out: "Nothing is on hand in this store just now.", none_no_such_size: "None of it is on hand in this size. Choose another size above.", none_nothing_else: "Nothing else is on hand just now.",

    // begin
    begin: "Your fitting room", beginText: "You get a call sign. It is shown here and at the rooms when one is ready for you.",
    anyRoom: "Any room", anyRoomText: "the next one that is free", accessibleRoom: "Accessible room", accessibleRoomText: "step-free, room for a wheelchair or a companion", beginDo: "Get my call sign",
    // visit
    yourSign: "Your call sign", browsing: "You are not in line yet.", place: (n, of) => `You are ${ordinal(n)} in line${of > 1 ? ` of ${of}` : ""}`,
    next: "You are next", waitIs: (time) => `${time} to wait`, waitPlanned: (time) => `${time} to wait, by our plan`, waitLonger: (time) => `We first said ${time}. It takes longer, sorry.`,
    choosing: (n) => (n === 1 ? "One person before you is still choosing and may go first." : `${n} people before you are still choosing and may go first.`), placed: "Your place is kept while you choose.", placedWait: (time) => `Your place is kept while you choose. A room takes ${time}.`,
    held: (time) => `Your place is kept until ${time}`, heldText: "Others go first until then. Tap when you are ready.", waitUnknown: "we cannot say yet how long",
    offered: (room) => `${room} is ready for you`, offeredText: (time) => `Please go there now. It is kept for you until ${time}.`, inRoom: (room) => `You are in ${room}`, ended: "This visit has ended",
    list: "Your garments", wishing: "Waiting for one", wished: "Brought when one comes back", emptyList: "Nothing on your list yet. Look something up and it appears here.", cancel: "Cancel", cancelOf: (name) => `Cancel ${name}`,
    toPhone: "Go on with your phone", toPhoneText: "Scan this with the phone's camera. Then you can walk about.", codeIs: "or type the code", validUntil: (time) => `valid until ${time}`, codeFailed: "The code could not be made. Please try again.", again: "Try again",
    qrAlt: (code) => `QR code that opens your visit on a phone. Code ${code.split("").join(" ")}.`,
    print: "Print a paper token", another: "Find another garment", done: "Done - clear this screen", doneText: "Your visit goes on without this screen.",
    hold: "Hold it a little", holdPlace: "Call me later", holdsLeft: (n) => `${n} left`, resume: "I'm ready now", yield: "Let the next one go first", help: "Ask for staff",
    book: "Book a time", leaveLine: "Leave the line", endVisit: "End my visit", endAsk: "End your visit?", endText: "Garments on their way go back, and your place in line is given up.", endYes: "End my visit",
    asked: (name) => `Asked for: ${name}`, carried: (name) => `On your list: ${name}`,
    // code
    codeTitle: "Your code", codeText: "Type the six characters from your phone or paper token, or hold its QR code to the scanner.", codeField: "Code", codeGo: "Go on",
    // camera
    cameraTitle: "Show the tag to the camera", cameraText: "Hold the QR code or barcode straight and fill the picture with it.", cameraPhoto: "Take a photo of the tag", cameraNone: "This screen's camera cannot be used. Hold the tag to the scanner, or type the number under the barcode into the search.",
    // dock
    back: "Back", home: "Start", large: "Larger text", contrast: "High contrast", low: "Lower controls", startOver: "Start over", tools: "Help with this screen", language: "한국어",
    // idle
    idleTitle: "Are you still there?", idleText: (s) => (s === 1 ? "This screen clears itself in 1 second." : `This screen clears itself in ${s} seconds.`), idleKeeps: (sign) => `Your visit ${sign} goes on. Only this screen forgets it.`, idleStay: "Yes, go on", idleClear: "Clear it now", clearsIn: (s) => `clears in ${s} s`,
    // keyboard
    keyboard: "On-screen keyboard", space: "space", erase: "Erase", shift: "Shift", hide: "Done", toHangul: "한", toLatin: "ABC",
    // paper
    paperTitle: "Fitting room token", paperCall: "Listen for your call sign, or look at the kiosk and at the rooms.", paperPhone: "Scan to go on with a phone", paperLater: "After that, show your call sign to the staff.",
    scanUnknown: "That is no garment tag.",
  },
  ko: {
    title: "찾고 입어 보기", welcome: "찾고, 입어 보세요", welcomeText: "옷을 찾아 내 사이즈가 있는지 보고, 피팅룸으로 가져다 달라고 하세요. 휴대폰도 회원 가입도 필요 없습니다.",
    how1: "옷과 사이즈를 찾으면", how2: "직원이 피팅룸으로 가져다 드리고", how3: "호출 번호가 뜨면 입어 보세요",
    calledNow: "지금 안내 중", calledNobody: "지금 안내 중인 분이 없습니다.", goTo: (room) => `${towards(room)} 오세요`, until: (time) => `${time}까지`,
    freeRooms: (n) => (n === 0 ? "빈 피팅룸 없음" : `빈 피팅룸 ${n}개`),
    waiting: (n) => (n === 0 ? "대기 없음" : `대기 ${n}팀`),
    roomNow: "지금 바로 이용하실 수 있습니다", roomIn: (time) => `${time} 뒤 이용 가능`, noRoomOpen: "지금은 이용할 수 있는 피팅룸이 없습니다", toldMeasured: "오늘 실제 대기 기준", toldPlanned: "예상 시간(아직 측정 전)",
    holdTag: "옷의 태그를 스캐너에 대 주세요", holdTagText: "또는 여기서 찾아보세요:",
    search: "이름, 색상, 종류로 검색", searchButton: "검색", camera: "카메라로 찍기", code: "코드가 있어요", join: "피팅룸 대기하기", myVisit: "내 방문",
    results: (q) => `"${q}" 검색 결과`, found: (n) => (n === 0 ? "결과 없음" : `${n}개 상품`),
    nothing: "찾는 상품이 없습니다", nothingText: "다른 말로 찾거나 태그를 스캐너에 대 보세요.", nearly: "조금 다르지만 비슷한 옷",
    colours: (n) => `색상 ${n}가지`, here: (n) => (n > 0 ? `매장에 ${n}벌` : "지금은 없음"),
    bring: "피팅룸으로 가져다 주세요", carry: "제가 직접 들고 갈게요", chooseSize: "이 사이즈는 지금 없어요. 다른 사이즈를 골라 주세요", noneHere: "지금은 매장에 없습니다",
    onList: "내 목록에 있음", similar: "비슷한 옷", goesWith: "함께 입기", promise: (time) => `${time} 안에 도착`, insteadOf: (name) => `${name} 대신 가져다 드릴 옷을 골라 주세요. 순서는 그대로입니다.`, replaceNothing: "괜찮아요", where: "진열 위치", whereOf: (name) => `${name} 진열 위치`, whereHelp: "그곳에서 가져오시면 됩니다. 호출 번호가 뜨면 함께 들고 오세요.", whereabouts: "진열 위치", openGarment: (name, why) => [`${name} 보기`, why].filter(Boolean).join(". "),
    similarNone: "지금은 비슷한 옷이 없습니다.", goesWithNone: "지금은 함께 입기 좋은 옷이 없습니다.",
    similar_nothing_alike: "매장에 비슷한 옷이 없습니다.", similar_no_vector: "비교할 사진이 없는 옷입니다.", goesWith_nothing_goes: "지금 매장에 함께 입기 좋은 옷이 없습니다.",
    goesWith_no_kind: "어떤 종류의 옷인지 알 수 없어 어울리는 옷을 고르지 못했습니다.",
    none_catalogue_empty: "아직 등록된 상품이 없습니다.", none_sold_out: "지금 매장에 남은 옷이 없습니다.", none_no_such_size: "이 사이즈로는 지금 없습니다. 위에서 다른 사이즈를 골라 보세요.", none_nothing_else: "지금은 다른 옷이 없습니다.",
    begin: "피팅룸", beginText: "호출 번호를 드립니다. 피팅룸이 준비되면 여기와 피팅룸 앞 화면에 표시됩니다.",
    anyRoom: "아무 피팅룸", anyRoomText: "가장 먼저 비는 곳", accessibleRoom: "휠체어 이용 가능 피팅룸", accessibleRoomText: "문턱이 없고 동반자와 함께 들어갈 수 있습니다", beginDo: "호출 번호 받기",
    yourSign: "내 호출 번호", browsing: "아직 대기 중이 아닙니다.", place: (n, of) => `${of > 1 ? `${of}팀 중 ` : ""}${n}번째입니다`,
    next: "다음 차례입니다", waitIs: (time) => `${time} 대기`, waitPlanned: (time) => `${time} 대기(예상)`, waitLonger: (time) => `처음에는 ${time}이라고 말씀드렸는데 더 걸립니다. 죄송합니다.`,
    choosing: (n) => `앞의 ${n}팀은 아직 고르는 중이며 먼저 들어가실 수 있습니다.`, placed: "고르시는 동안 순서를 지켜 드립니다.", placedWait: (time) => `고르시는 동안 순서를 지켜 드립니다. 피팅룸까지 ${time} 걸립니다.`,
    held: (time) => `${time}까지 순서를 지켜 드립니다`, heldText: "그때까지 다른 분이 먼저 들어갑니다. 준비되면 눌러 주세요.", waitUnknown: "대기 시간은 아직 알 수 없습니다",
    offered: (room) => `${room} 준비 완료`, offeredText: (time) => `지금 이동해 주세요. ${time}까지 비워 둡니다.`, inRoom: (room) => `${room} 이용 중`, ended: "종료된 방문입니다",
    list: "내가 고른 옷", wishing: "기다리는 중", wished: "돌아오면 가져다 드립니다", emptyList: "아직 고른 옷이 없습니다. 옷을 찾으면 여기에 모입니다.", cancel: "취소", cancelOf: (name) => `${name} 취소`,
    toPhone: "휴대폰으로 이어서 하기", toPhoneText: "휴대폰 카메라로 찍으면 매장을 둘러보며 이어서 할 수 있습니다.", codeIs: "또는 코드 입력", validUntil: (time) => `${time}까지 유효`, codeFailed: "코드를 만들지 못했습니다. 다시 시도해 주세요.", again: "다시 시도",
    qrAlt: (code) => `휴대폰에서 내 방문을 여는 QR 코드. 코드 ${code.split("").join(" ")}.`,
    print: "종이 번호표 출력", another: "다른 옷 찾기", done: "마치고 화면 지우기", doneText: "화면을 지워도 방문은 계속됩니다.",
    hold: "조금만 기다려 주세요", holdPlace: "나중에 불러 주세요", holdsLeft: (n) => `${n}번 남음`, resume: "이제 준비됐어요", yield: "다음 분께 양보", help: "직원 부르기",
    book: "시간 예약", leaveLine: "대기 취소", endVisit: "방문 종료", endAsk: "방문을 종료할까요?", endText: "가져오는 중인 옷은 제자리로 돌아가고 대기 순서도 취소됩니다.", endYes: "방문 종료",
    asked: (name) => `요청했습니다: ${name}`, carried: (name) => `목록에 담았습니다: ${name}`,
    codeTitle: "코드 입력", codeText: "휴대폰이나 종이 번호표의 여섯 자리 코드를 입력하거나 QR 코드를 스캐너에 대 주세요.", codeField: "코드", codeGo: "이어서 하기",
    cameraTitle: "태그를 카메라에 비춰 주세요", cameraText: "QR 코드나 바코드가 화면에 가득 차도록 똑바로 들어 주세요.", cameraPhoto: "태그 사진 찍기", cameraNone: "이 화면의 카메라를 사용할 수 없습니다. 태그를 스캐너에 대거나 바코드 아래 숫자를 검색해 주세요.",
    back: "뒤로", home: "처음", large: "큰 글씨", contrast: "고대비", low: "낮은 화면", startOver: "처음부터", tools: "화면 도움 기능", language: "English",
    idleTitle: "아직 이용 중이신가요?", idleText: (s) => `${s}초 뒤 화면이 지워집니다.`, idleKeeps: (sign) => `방문(${sign})은 계속됩니다. 이 화면에서만 지워집니다.`, idleStay: "네, 계속할게요", idleClear: "지금 지우기", clearsIn: (s) => `${s}초 뒤 초기화`,
    keyboard: "화면 키보드", space: "띄어쓰기", erase: "지우기", shift: "쌍자음", hide: "완료", toHangul: "한", toLatin: "ABC",
    paperTitle: "피팅룸 번호표", paperCall: "호출 번호가 키오스크와 피팅룸 앞 화면에 표시됩니다.", paperPhone: "휴대폰으로 이어서 하기", paperLater: "그 뒤에는 직원에게 호출 번호를 보여 주세요.",
    scanUnknown: "옷의 태그가 아닙니다.",
  },
};

/** Whether there are words for a code of the service. */
export const hasWord = (key) => key in WORDS.en;

export const t = speaker(WORDS);
