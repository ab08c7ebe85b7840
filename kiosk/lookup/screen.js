/** The whole screen of the kiosk from its state: the page in the middle, the dock below. */
import { h } from "../kit/dom.js";
import { dock } from "./dock.js";
import { garmentPage } from "./garment.js";
import { home } from "./home.js";
import { results, searchBox } from "./search.js";
import { visitPage } from "./visit.js";
import { t } from "./words.js";

export function screen(kiosk) {
  const { state, visit, board } = kiosk;
  const page = (state.page === "visit" && !visit.view) || (state.page === "garment" && !state.look) ? "home" : state.page;
  document.title = `Fitroom - ${t("title")}`;
  document.body.dataset.screenState = page;
  return [
    h("main", { class: `stage page-${page} ${board.shown ? "typing" : ""}`, key: page }, PAGES[page](kiosk)),
    dock({
      page, visit: visit.view, left: state.left, canGoBack: state.trail.length > 0 || page !== "home", draw: kiosk.draw,
      back: kiosk.back, startOver: kiosk.startOver, go: kiosk.go,
    }),
  ];
}

const box = ({ state, search, typed, board }) => [
  searchBox({ typed: state.typed, type: typed, search, board }),
  board.view(),
];

const PAGES = {
  home: (kiosk) => home({
    lobby: kiosk.state.lobby, visit: kiosk.visit.view, searchBox: box(kiosk), go: kiosk.go,
    openCamera: kiosk.openCamera, openCode: kiosk.openCode, begin: kiosk.joinNew,
  }),
  results: (kiosk) => results({ words: kiosk.state.words, answer: kiosk.state.answer, box: box(kiosk), openStyle: kiosk.openStyle }),
  garment: (kiosk) => garmentPage({
    look: kiosk.state.look, visit: kiosk.visit.view, slates: kiosk.state.slates, beside: kiosk.state.beside, showBeside: kiosk.showBeside,
    choose: kiosk.choose, ask: kiosk.bring, want: kiosk.want, showWhere: kiosk.showWhere, replacing: kiosk.state.replacing, replaceNothing: kiosk.replaceNothing,
    openCard: kiosk.openCard, watch: kiosk.watch,
  }),
  visit: (kiosk) => visitPage({ visit: kiosk.visit.view, code: kiosk.visit.code, codeFailed: kiosk.state.codeFailed, act: kiosk.act }),
};
