/** The first page of the service: what it is, how the store is doing, and the way to every screen. */
import { ask, connect } from "../kit/api.js";
import { h, render } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { about, count, languageName, onLanguage, otherLanguage, problem, say, setLanguage, speaker } from "../kit/i18n.js";

const t = speaker({
  en: {
    title: "The smart fitting room", lead: "Scan a tag, tap once, and it hangs in your fitting room. Another size? One tap more.",
    rooms: "rooms open", waiting: "waiting", wait: "wait now", none: "none", unknown: "not known yet", screens: "Screens", now: "Right now",
    phone: "Phone", phoneHelp: "For shoppers: opened by the code on a tag. No app, no account.",
    kiosk: "Store kiosk", kioskHelp: "Look up a garment, join the line, start without a phone.",
    room: "Fitting room", roomHelp: "The touchscreen inside: what is here, what is coming, what is like it.",
    runner: "Runner", runnerHelp: "The pick-list in walking order, for those who fetch.",
    manager: "Manager", managerHelp: "Today at a glance.",
    keys: "Screens for staff and devices ask for their link once. The service prints those links when it starts.",
    accessible: "accessible",
  },
  ko: {
    title: "스마트 피팅룸", lead: "태그를 스캔하고 한 번만 누르면 피팅룸에 걸려 있습니다. 다른 사이즈도 한 번이면 됩니다.",
    rooms: "열린 피팅룸", waiting: "대기 인원", wait: "현재 대기", none: "없음", unknown: "아직 알 수 없음", screens: "화면", now: "지금",
    phone: "휴대폰", phoneHelp: "고객용: 태그의 코드로 열립니다. 앱도 가입도 필요 없습니다.",
    kiosk: "매장 키오스크", kioskHelp: "상품을 찾고, 대기하고, 휴대폰 없이 시작합니다.",
    room: "피팅룸", roomHelp: "피팅룸 안의 터치스크린: 지금 있는 옷, 오는 중인 옷, 비슷한 옷.",
    runner: "직원", runnerHelp: "동선 순서로 정리된 피킹 목록.",
    manager: "매니저", managerHelp: "오늘의 매장을 한눈에.",
    keys: "직원용과 기기용 화면은 링크로 한 번 열어야 합니다. 링크는 서비스를 시작할 때 출력됩니다.",
    accessible: "장애인용",
  },
});

const FRESH_MS = 15_000;
const root = document.getElementById("app");
let shop = null;
let trouble = null;

function paint() {
  document.body.dataset.screenState = trouble ? "failed" : shop ? "ready" : "loading";
  document.title = shop ? `Fitroom - ${say(shop.name)}` : "Fitroom";
  const other = otherLanguage();
  render(root,
    h("header", { class: "row between" }, h("span", { class: "mark" }, "Fitroom"),
      h("button", { class: "button quiet small", type: "button", lang: other, onclick: () => setLanguage(other) }, languageName(other))),
    h("main", { class: "stack" },
      h("div", { class: "hero stack" },
        shop && h("p", { class: "eyebrow" }, say(shop.name)),
        h("h1", null, t("title")), h("p", { class: "soft lead" }, t("lead"))),
      trouble && h("p", { class: "danger", role: "alert" }, problem(trouble)),
      shop && figures(),
      h("h2", null, t("screens")),
      h("ul", { class: "screens" },
        screen("phone", "/phone", "phone"), screen("kiosk", "/kiosk", "search"), rooms(),
        screen("runner", "/runner", "walk"), screen("manager", "/manager", "chart")),
      h("p", { class: "soft small" }, t("keys"))));
}

function figures() {
  const figure = (name, value) => h("div", { key: name }, h("dt", { class: "soft small" }, t(name)), h("dd", { class: "number" }, value));
  return h("section", { "aria-label": t("now") }, h("dl", { class: "figures" },
    figure("rooms", count(shop.open_rooms)), figure("waiting", count(shop.waiting)),
    figure("wait", shop.waiting === 0 ? t("none") : shop.wait_s == null ? t("unknown") : about(shop.wait_s))));
}

const screen = (name, href, symbol) => h("li", { key: name }, h("a", { class: "card screen", href }, icon(symbol),
  h("span", { class: "grow" }, h("strong", null, t(name)), h("span", { class: "soft small" }, t(`${name}Help`))), icon("next")));

const rooms = () => h("li", { key: "room" }, h("div", { class: "card screen" }, icon("door"),
  h("div", { class: "grow" }, h("strong", null, t("room")), h("span", { class: "soft small" }, t("roomHelp")),
    h("ul", { class: "rooms" }, (shop?.rooms ?? []).map((room) => h("li", { key: room.id },
      h("a", { class: "button quiet small", href: `/room/${encodeURIComponent(room.id)}` }, say(room.name),
        room.accessible && icon("wheelchair", t("accessible")))))))));

async function refresh() {
  try {
    const config = await ask("GET", "/v1/config");
    const store = new URLSearchParams(location.search).get("s") ?? config.store ?? config.stores[0];
    shop = await connect({ store }).get("");
    trouble = null;
  } catch (error) {
    trouble = error;
  }
  paint();
  setTimeout(refresh, FRESH_MS);
}

onLanguage(paint);
paint();
refresh();
