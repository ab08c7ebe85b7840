/** The room screen's words. */
import { about, speaker } from "../kit/i18n.js";

const en = {
  // Nobody here
  welcome: "Come in", free: (room) => `${room} is free`, start: "Start here", keptAccessible: "This room is kept for those who need its space, a wheelchair or a pram. Please take another one if you do not.", startHelp: "No app, no account. Tap once, and ask for other sizes and garments from in here.",
  waiting: (n) => (n === 1 ? "1 person is waiting in line" : `${n} people are waiting in line`),
  reserved: (room) => `${room} is kept for`, iAmHere: "I'm here", reservedHelp: "Is this your call sign? Then come in and tap here.", left: (time) => `for ${time} more`,
  clearing: "This room is being cleared", clearingHelp: "It is ready again in a moment.",
  closed: "This room is out of service", closedHelp: "Please use another room. We are sorry.", opening: "One moment",
  // Somebody here
  here: "In this room", coming: "On its way", missing: "Not found", offers: "More garments", forYou: "Like what you chose", forYouPlain: "In this store now", look: "Complete the look",
  note_few_alike: "Only a few here are close to what you chose, so some others follow.", note_no_vector: "We have no photo to compare yours with, so these are others from this store.",
  nothing: "Nothing here yet", nothingHelp: "Choose a garment and we bring it, or scan a tag with your phone.",
  keep: "Keep it", leave: "Leave it", thinkAgainNamed: (name, state) => `${name}: ${state}. Tap to think again`, keepNamed: (name) => `Keep ${name}`, leaveNamed: (name) => `Leave ${name}`,
  tooSmall: (size) => `Too small? Try ${size}`, tooBig: (size) => `Too big? Try ${size}`,
  tooSmallNamed: (name, size) => `${name} is too small, bring ${size}`, tooBigNamed: (name, size) => `${name} is too big, bring ${size}`,
  changeNamed: (name) => `Other size or colour of ${name}`, cancelNamed: (name) => `Cancel ${name}`,
  decided: "Decided", total: "Together", leftHere: (n) => `${n} left here`, lookalikes: "See what is like it", lookalikesNamed: (name) => `See what is like ${name}`,
  // Cards
  likely: (size) => `Likely ${size}`, inSize: (size) => `In ${size}`, asked: "Asked for", bring: "Bring it",
  likelyMeans: (size) => `${size} is most likely your size in this one. We worked it out from the sizes tried in this room and from how this garment fitted others. Another size is one tap.`, bringIn: (size) => `Bring it in ${size}`, bringNamed: (name, size) => (size ? `Bring ${name} in ${size}` : `Bring ${name}`),
  choose: "Choose a size", chooseNamed: (name) => `Choose a size of ${name}`, details: (name) => `Look at ${name}`,
  like: (name) => `Like ${name}`, dislike: (name) => `Not for me: ${name}`, added: (what) => `Asked for: ${what}`, promise: (s) => `Here in ${about(s)}`,
  colour: "Colour", size: "Size", pickSize: "Tap a size and we bring it", none: "Nothing more to suggest just now.", similar: "Like it, and here",
  goesWith: (name) => `What goes with ${name}`, goesWithShort: "What goes with it",
  // Why not
  whyNot: "Not for you. Why?", whyLeft: "Left here. Why?", whyThanks: "Thank you. Any more?", whyNamed: (name) => `Why not ${name}?`, whySkip: "Skip", whyDone: "Done", whySkipNamed: (name) => `Do not say why: ${name}`, whyDoneNamed: (name) => `That is all: ${name}`,
  bringBack: "Undo", thinkAgain: "Think again", takeBackNamed: (name) => `Take back what you said of ${name}`, whyChange: "Say or change why",
  style: "Style", fabric: "Fabric", price: "Price", too_small: "Too small", too_large: "Too large", too_short: "Too short", too_long: "Too long",
  said: "What you said no to", saidNothing: "You have not said no to anything.", leftBefore: "Left here", dislikedBefore: "Not for you",
  // Nothing to show
  empty_catalogue_empty: "This store has not listed its garments yet.", empty_sold_out: "Everything is sold out or being tried on just now.", empty_no_such_size: "Nothing more is here in your size just now.",
  empty_nothing_else: "There is no other garment here.", empty_all_asked: "All that could suit you is on your list already.", empty_all_disliked: "You said no to all that is left here. You can change that.",
  empty_nothing_told: "Ask for a garment, and here you find what to wear with it.", empty_no_kind: "We do not know what kind of garment this is, so we cannot say what goes with it.", empty_nothing_goes: "Nothing that is here now goes with it.",
  empty_unreachable: "We could not look just now. Please try again.",
  // The bar
  help: "Call someone", done: "I'm done", bar: "Controls", phone: "On my phone", knows: "What this room knows", larger: "Larger text", lower: "Bring controls down",
  phoneTitle: "Take your list along", phoneHelp: "Scan this with your phone, or type the code at the scan page. It works once.", qr: "QR code that opens your visit on a phone", until: (time) => `Valid until ${time}`,
  doneAsk: "Finished trying on?", doneHelp: "Take what you keep with you, and leave the rest here - we put it back. What is still coming is cancelled.", doneYes: "Yes, I'm done",
  knowsTitle: "What this room knows", knowsText: "There is no camera and no microphone in here. The room knows a random call sign and what follows. It is wiped from this screen the moment you leave.",
  knowsGarments: (n) => (n === 1 ? "1 garment you asked for" : `${n} garments you asked for`), knowsLikes: (n) => (n === 1 ? "1 like or dislike" : `${n} likes and dislikes`), knowsSince: (time) => `that you came at ${time}`,
  forget: "Forget me", forgetAsk: "Forget this visit?", forgetHelp: "Your list and your call sign are erased at once, and this screen starts afresh. What was tapped stays only as a count, under a random number that leads to nobody. What is still coming is cancelled.", forgotten: "Forgotten. Your visit is erased.",
};

const ko = {
  welcome: "어서 오세요", free: (room) => `${room} 이용 가능`, start: "여기서 시작", keptAccessible: "휠체어나 유모차 등 넓은 공간이 필요한 분을 위한 방입니다. 필요하지 않으시면 다른 방을 이용해 주세요.", startHelp: "앱도 가입도 필요 없습니다. 한 번만 누르면 안에서 다른 사이즈와 옷을 요청할 수 있습니다.",
  waiting: (n) => `${n}명이 기다리고 있습니다`,
  reserved: (room) => `${room} 입장하실 분`, iAmHere: "도착했어요", reservedHelp: "내 호출 번호가 맞다면 들어와서 눌러 주세요.", left: (time) => `${time} 남음`,
  clearing: "피팅룸을 정리하고 있습니다", clearingHelp: "잠시 후 다시 이용하실 수 있습니다.",
  closed: "사용할 수 없는 피팅룸입니다", closedHelp: "다른 피팅룸을 이용해 주세요. 불편을 드려 죄송합니다.", opening: "잠시만 기다려 주세요",
  here: "지금 있는 옷", coming: "오는 중", missing: "찾지 못한 옷", offers: "다른 옷", forYou: "고르신 옷과 비슷한 옷", forYouPlain: "지금 매장에 있는 옷", look: "함께 입기",
  note_few_alike: "고르신 옷과 비슷한 옷이 많지 않아 다른 옷도 함께 보여 드립니다.", note_no_vector: "비교할 사진이 없어 이 매장의 다른 옷을 보여 드립니다.",
  nothing: "아직 옷이 없습니다", nothingHelp: "옷을 고르시면 가져다 드립니다. 휴대폰으로 태그를 스캔하셔도 됩니다.",
  keep: "구매하기", leave: "두고 가기", thinkAgainNamed: (name, state) => `${name}: ${state}. 누르면 다시 생각하기`, keepNamed: (name) => `${name} 구매하기`, leaveNamed: (name) => `${name} 두고 가기`,
  tooSmall: (size) => `작아요 → ${size}`, tooBig: (size) => `커요 → ${size}`,
  tooSmallNamed: (name, size) => `${name} 작아요, ${size} 요청`, tooBigNamed: (name, size) => `${name} 커요, ${size} 요청`,
  changeNamed: (name) => `${name} 다른 사이즈·색상`, cancelNamed: (name) => `${name} 취소`,
  decided: "결정한 옷", total: "합계", leftHere: (n) => `두고 가는 옷 ${n}벌`, lookalikes: "비슷한 옷 보기", lookalikesNamed: (name) => `${name}와 비슷한 옷 보기`,
  likely: (size) => `${size} 맞을 듯해요`, inSize: (size) => `${size} 사이즈`, asked: "요청했습니다",
  likelyMeans: (size) => `이 옷은 ${size} 사이즈가 맞을 가능성이 가장 높습니다. 이 방에서 입어 보신 사이즈와 다른 분들의 착용 결과로 계산했습니다. 다른 사이즈도 한 번만 누르면 됩니다.`,
  bring: "가져다 주세요", bringIn: (size) => `${size} 가져다 주세요`, bringNamed: (name, size) => (size ? `${name} ${size} 가져다 주세요` : `${name} 가져다 주세요`),
  choose: "사이즈 선택", chooseNamed: (name) => `${name} 사이즈 선택`, details: (name) => `${name} 자세히 보기`,
  like: (name) => `${name} 좋아요`, dislike: (name) => `${name} 별로예요`, added: (what) => `요청했습니다: ${what}`, promise: (s) => `${about(s)} 후 도착`,
  colour: "색상", size: "사이즈", pickSize: "사이즈를 누르면 가져다 드립니다", none: "지금은 더 추천할 옷이 없습니다.", similar: "비슷한 옷은 있습니다",
  goesWith: (name) => `${name} - 함께 입기 좋은 옷`, goesWithShort: "함께 입기 좋은 옷",
  whyNot: "어떤 점이 아쉬웠나요?", whyLeft: "두고 가시는 이유는요?", whyThanks: "감사합니다. 더 있나요?", whyNamed: (name) => `${name} - 아쉬운 점`, whySkip: "건너뛰기", whyDone: "완료", whySkipNamed: (name) => `${name} 이유 말하지 않기`, whyDoneNamed: (name) => `${name} 이유 선택 완료`,
  bringBack: "되돌리기", thinkAgain: "다시 생각하기", takeBackNamed: (name) => `${name} 되돌리기`, whyChange: "이유 말하기·바꾸기",
  style: "스타일", fabric: "소재", price: "가격", too_small: "작아요", too_large: "커요", too_short: "짧아요", too_long: "길어요",
  said: "별로라고 하신 옷", saidNothing: "별로라고 하신 옷이 없습니다.", leftBefore: "두고 가는 옷", dislikedBefore: "별로예요",
  empty_catalogue_empty: "아직 매장에 등록된 옷이 없습니다.", empty_sold_out: "지금은 모든 옷이 품절이거나 다른 분이 입어 보고 있습니다.", empty_no_such_size: "지금은 고객님 사이즈의 다른 옷이 없습니다.",
  empty_nothing_else: "이 매장에는 다른 옷이 없습니다.", empty_all_asked: "어울릴 만한 옷은 이미 모두 목록에 있습니다.", empty_all_disliked: "남은 옷은 모두 별로라고 하셨습니다. 언제든 바꾸실 수 있습니다.",
  empty_nothing_told: "옷을 하나 요청하시면 함께 입기 좋은 옷을 보여 드립니다.", empty_no_kind: "어떤 종류의 옷인지 알 수 없어 함께 입을 옷을 찾지 못했습니다.", empty_nothing_goes: "지금 매장에는 함께 입기 좋은 옷이 없습니다.",
  empty_unreachable: "지금은 확인하지 못했습니다. 다시 시도해 주세요.",
  help: "직원 호출", done: "다 입어 봤어요", bar: "조작 버튼", phone: "휴대폰으로 보기", knows: "이 방이 아는 것", larger: "큰 글씨", lower: "화면 낮추기",
  phoneTitle: "목록을 휴대폰으로", phoneHelp: "휴대폰으로 스캔하거나 스캔 화면에서 코드를 입력하세요. 한 번만 쓸 수 있습니다.", qr: "휴대폰에서 방문을 여는 QR 코드", until: (time) => `${time}까지 유효`,
  doneAsk: "다 입어 보셨나요?", doneHelp: "구매할 옷은 가지고 나가시고 나머지는 두고 가 주세요. 저희가 제자리에 돌려놓습니다. 아직 오는 중인 옷은 취소됩니다.", doneYes: "네, 다 입어 봤어요",
  knowsTitle: "이 방이 아는 것", knowsText: "이 안에는 카메라도 마이크도 없습니다. 임의의 호출 번호와 아래 내용만 알고 있으며, 나가시는 순간 이 화면에서 지워집니다.",
  knowsGarments: (n) => `요청하신 옷 ${n}벌`, knowsLikes: (n) => `좋아요와 별로예요 ${n}개`, knowsSince: (time) => `${time}에 시작한 방문`,
  forget: "내 기록 지우기", forgetAsk: "이번 방문을 지울까요?", forgetHelp: "목록과 호출 번호가 바로 지워지고 화면이 처음으로 돌아갑니다. 누르신 기록은 누구와도 연결되지 않는 임의의 번호로 통계에만 남습니다. 아직 오는 중인 옷은 취소됩니다.", forgotten: "방문 기록을 지웠습니다.",
};

export const t = speaker({ en, ko });
