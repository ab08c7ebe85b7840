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
  here: "In this room", coming: "On its way", missing: "Not found", forYou: "Like what you chose, here now", forYouPlain: "In this store now",
  nothing: "Nothing here yet", nothingHelp: "Pick something below and we bring it, or scan a tag with your phone.",
  keep: "Keep it", leave: "Leave it", thinkAgainNamed: (name, state) => `${name}: ${state}. Tap to think again`, keepNamed: (name) => `Keep ${name}`, leaveNamed: (name) => `Leave ${name}`,
  tooSmall: (size) => `Too small? Try ${size}`, tooBig: (size) => `Too big? Try ${size}`,
  tooSmallNamed: (name, size) => `${name} is too small, bring ${size}`, tooBigNamed: (name, size) => `${name} is too big, bring ${size}`,
  changeNamed: (name) => `Other size or colour of ${name}`, cancelNamed: (name) => `Cancel ${name}`,
  decided: "Decided", total: "Together", leftHere: (n) => `${n} left here`, lookalikes: "See what is like it", lookalikesNamed: (name) => `See what is like ${name}`,
  // Cards
  because: (name) => `Because you like ${name}`, likeness: (name) => `Similar to ${name}`, bring: "Bring it", bringIn: (size) => `Bring it in ${size}`, bringNamed: (name, size) => (size ? `Bring ${name} in ${size}` : `Bring ${name}`),
  choose: "Choose a size", chooseNamed: (name) => `Choose a size of ${name}`, details: (name) => `Look at ${name}`,
  like: (name) => `Like ${name}`, dislike: (name) => `Not for me: ${name}`, added: (what) => `Asked for: ${what}`, promise: (s) => `Here in ${about(s)}`,
  colour: "Colour", size: "Size", pickSize: "Tap a size and we bring it", none: "Nothing more to suggest just now.", similar: "Like it, and here",
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
  here: "지금 있는 옷", coming: "오는 중", missing: "찾지 못한 옷", forYou: "고르신 옷과 비슷한, 지금 매장에 있는 옷", forYouPlain: "지금 매장에 있는 옷",
  nothing: "아직 옷이 없습니다", nothingHelp: "아래에서 고르시면 가져다 드립니다. 휴대폰으로 태그를 스캔하셔도 됩니다.",
  keep: "구매하기", leave: "두고 가기", thinkAgainNamed: (name, state) => `${name}: ${state}. 누르면 다시 생각하기`, keepNamed: (name) => `${name} 구매하기`, leaveNamed: (name) => `${name} 두고 가기`,
  tooSmall: (size) => `작아요 → ${size}`, tooBig: (size) => `커요 → ${size}`,
  tooSmallNamed: (name, size) => `${name} 작아요, ${size} 요청`, tooBigNamed: (name, size) => `${name} 커요, ${size} 요청`,
  changeNamed: (name) => `${name} 다른 사이즈·색상`, cancelNamed: (name) => `${name} 취소`,
  decided: "결정한 옷", total: "합계", leftHere: (n) => `두고 가는 옷 ${n}벌`, lookalikes: "비슷한 옷 보기", lookalikesNamed: (name) => `${name}와 비슷한 옷 보기`,
  because: (name) => `${name} - 좋아하셔서 추천`, likeness: (name) => `${name} - 비슷한 옷`, bring: "가져다 주세요", bringIn: (size) => `${size} 가져다 주세요`, bringNamed: (name, size) => (size ? `${name} ${size} 가져다 주세요` : `${name} 가져다 주세요`),
  choose: "사이즈 선택", chooseNamed: (name) => `${name} 사이즈 선택`, details: (name) => `${name} 자세히 보기`,
  like: (name) => `${name} 좋아요`, dislike: (name) => `${name} 별로예요`, added: (what) => `요청했습니다: ${what}`, promise: (s) => `${about(s)} 후 도착`,
  colour: "색상", size: "사이즈", pickSize: "사이즈를 누르면 가져다 드립니다", none: "지금은 더 추천할 옷이 없습니다.", similar: "비슷한 옷은 있습니다",
  help: "직원 호출", done: "다 입어 봤어요", bar: "조작 버튼", phone: "휴대폰으로 보기", knows: "이 방이 아는 것", larger: "큰 글씨", lower: "화면 낮추기",
  phoneTitle: "목록을 휴대폰으로", phoneHelp: "휴대폰으로 스캔하거나 스캔 화면에서 코드를 입력하세요. 한 번만 쓸 수 있습니다.", qr: "휴대폰에서 방문을 여는 QR 코드", until: (time) => `${time}까지 유효`,
  doneAsk: "다 입어 보셨나요?", doneHelp: "구매할 옷은 가지고 나가시고 나머지는 두고 가 주세요. 저희가 제자리에 돌려놓습니다. 아직 오는 중인 옷은 취소됩니다.", doneYes: "네, 다 입어 봤어요",
  knowsTitle: "이 방이 아는 것", knowsText: "이 안에는 카메라도 마이크도 없습니다. 임의의 호출 번호와 아래 내용만 알고 있으며, 나가시는 순간 이 화면에서 지워집니다.",
  knowsGarments: (n) => `요청하신 옷 ${n}벌`, knowsLikes: (n) => `좋아요와 별로예요 ${n}개`, knowsSince: (time) => `${time}에 시작한 방문`,
  forget: "내 기록 지우기", forgetAsk: "이번 방문을 지울까요?", forgetHelp: "목록과 호출 번호가 바로 지워지고 화면이 처음으로 돌아갑니다. 누르신 기록은 누구와도 연결되지 않는 임의의 번호로 통계에만 남습니다. 아직 오는 중인 옷은 취소됩니다.", forgotten: "방문 기록을 지웠습니다.",
};

export const t = speaker({ en, ko });
