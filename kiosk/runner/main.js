/** The runner's handheld: enrols, follows the floor, and puts the four tabs together. */
import { accessOf, dropAccess, enrol, showNoAccess } from "../kit/access.js";
import { connect } from "../kit/api.js";
import { showConnection } from "../kit/connection.js";
import { h, render } from "../kit/dom.js";
import { onLanguage } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { follow } from "../kit/live.js";
import { isOlder } from "../kit/position.js";
import { closeSheets, updateSheets } from "../kit/sheet.js";
import { listen } from "../lookup/wedge.js";
import { commands } from "./commands.js";
import { openTask } from "./details.js";
import { glyph } from "./glyphs.js";
import { goBacksBoard } from "./goBacks.js";
import { handWalk } from "./handing.js";
import { caller, helpBoard } from "./help.js";
import { list } from "./list.js";
import { byPlace, newsOf } from "./news.js";
import { roomsBoard } from "./rooms.js";
import { scanned } from "./scan.js";
import { applyTheme, openSettings } from "./settings.js";
import { meOn } from "./shift.js";
import { tabBar } from "./tabs.js";
import { t } from "./words.js";
import { counts, mine, openCount, unanswered } from "./work.js";

const NEWS_MS = 9000; // long enough to look up from a rail
const NEWS_LINES = 2;
const REDRAW_MS = 20_000; // "3 min ago" grows older by itself
const root = document.querySelector("#app");
const state = { view: null, tab: "list", news: [] };
let act = null;
const news = newsOf(draw);
const current = () => state.view;

const look = (task) => openTask({ id: task.id, current, act });
const TABS = {
  list: {
    sign: () => icon("walk"),
    panel: () => list({ current, act, fresh: news.fresh, look, handOn: () => handWalk({ view: state.view, act }) }),
  },
  rooms: { sign: () => icon("door"), panel: () => roomsBoard({ view: state.view, act }) },
  goBacks: { sign: () => glyph("returned"), panel: () => goBacksBoard({ view: state.view, act }) },
  help: { sign: () => icon("help"), panel: () => helpBoard({ view: state.view, act }) },
};

function draw() {
  if (!state.view) return render(root, h("main", { class: "page-message", role: "status" }, h("p", { class: "soft" }, t("loading"))));
  const numbers = counts(state.view);
  document.title = `${numbers.list ? `(${numbers.list}) ` : ""}Fitroom - ${t("title")}`;
  render(root,
    h("header", { class: "top" },
      h("div", { class: "grow" },
        h("h1", null, t(state.tab)),
        h("p", { class: "small soft clip" }, headline(state.view))),
      h("button", {
        class: "button quiet me", type: "button", "aria-label": t("settingsOf", state.view.me.name), "data-do": "settings",
        "data-on": String(Boolean(meOn(state.view))), onclick: () => openSettings({ current, act }),
      }, h("span", { class: "on-floor", "aria-hidden": "true" }), state.view.me.name)),
    h("div", { class: "news", role: "status" }, news.stillOpen(state.news, state.view).map(newsLine)),
    h("main", null, h("div", { id: "panel", class: "stack", role: "tabpanel", "aria-labelledby": `tab-${state.tab}`, tabindex: "-1" },
      state.tab === "list" && callLine(),
      h("div", { key: state.tab }, TABS[state.tab].panel()))),
    tabBar({ tabs: TABS, current: state.tab, numbers, choose: show }));
  return updateSheets();
}

function headline(view) {
  const held = mine(view).length;
  return [t("toFetch", openCount(view)), held > 0 && ` · ${t("withYou", held)}`];
}

const newsLine = ({ key, words }) => h("p", { class: "news-line", key }, glyph("bell"), h("span", null, words));

/** Someone asks for help: said on the list too, where a runner looks. */
function callLine() {
  const [first] = unanswered(state.view);
  return first && h("button", { class: "call-line", type: "button", onclick: () => show("help") },
    icon("help"), h("span", { class: "grow" }, t("helpNow", caller(first))), icon("next"));
}

function show(tab) {
  state.tab = tab;
  draw();
  scrollTo({ top: 0 });
}

function announce(found) {
  const entries = byPlace(found.tasks).map((fresh) => {
    const earlier = state.news.find(({ key }) => key === fresh.place)?.ids ?? [];
    const ids = [...earlier, ...fresh.ids];
    return { key: fresh.place, ids, words: t(fresh.joined ? "newOnWalk" : "newWork", ids.length, fresh.place) };
  });
  // The list has a line of its own for help, which stays until somebody goes.
  if (!["list", "help"].includes(state.tab)) {
    entries.push(...found.calls.map((call) => ({ key: call.id, ids: [call.id], words: t("helpNow", caller(call)) })));
  }
  const told = new Set(entries.map(({ key }) => key));
  state.news = [...state.news.filter(({ key }) => !told.has(key)), ...entries].slice(-NEWS_LINES);
  setTimeout(() => {
    state.news = state.news.filter((entry) => !entries.includes(entry));
    draw();
  }, NEWS_MS);
}

function end(error) {
  dropAccess("runner");
  closeSheets();
  state.view = null;
  showNoAccess(root, error);
}

/** The floor as a stream or a command's answer tells it; an older view than ours is dropped. */
function adopt(view) {
  if (state.view && isOlder(view, state.view)) return;
  state.view = view;
  const found = news.see(view);
  if (found) announce(found);
  draw();
}

async function start() {
  applyTheme();
  draw();
  let access;
  try {
    access = (await enrol("runner")) ?? accessOf("manager");
  } catch (error) {
    return showNoAccess(root, error);
  }
  if (!access) return showNoAccess(root);
  const api = connect(access);
  act = commands({ api, changed: () => state.view && draw(), adopt, onAccessEnded: end });
  const stream = follow({
    url: `${api.base}/staff/events`, token: access.token, onState: showConnection,
    onGone: (problem) => end(problem.code === "access_ended" ? null : problem),
    onView: adopt,
  });
  addEventListener("pagehide", stream.stop, { once: true });
  onLanguage(draw);
  listen((tag) => state.view && scanned({ tag, view: state.view, onGoBacks: state.tab === "goBacks", act }));
  setInterval(() => state.view && draw(), REDRAW_MS);
  return draw();
}

start();
