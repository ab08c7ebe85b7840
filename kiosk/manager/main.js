/** The manager's day: follows /today for the figures and /staff for the floor; six sections, the first is now. */
import { dropAccess, enrol, showNoAccess } from "../kit/access.js";
import { connect } from "../kit/api.js";
import { showConnection } from "../kit/connection.js";
import { h, render } from "../kit/dom.js";
import { language, onLanguage, otherLanguage, say, setLanguage } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { follow } from "../kit/live.js";
import { closeSheets, updateSheets } from "../kit/sheet.js";
import { commands } from "./commands.js";
import { displaysPage } from "./displays.js";
import { garments } from "./garments.js";
import { now } from "./now.js";
import { promises } from "./promises.js";
import { reportsPage } from "./reports.js";
import { suggestionsPart } from "./suggestions.js";
import { team } from "./team.js";
import { t } from "./words.js";

const REDRAW_MS = 20_000;
const SECTIONS = { now, promises, garments, team, displays: ({ displays, today }) => displays.view(today.day), reports: ({ suggestions, reports }) => [suggestions.view(), reports.view()] };
const OF_TODAY = new Set(["now", "promises", "garments", "team"]);
const root = document.querySelector("#app");
const state = { today: null, staff: null, store: null, live: false, tables: new Set() };
let act = null;
let reports = null;
let displays = null;
let suggestions = null;

/** What tells of today says so, and of which day; the others are called by their own names. */
const heading = () => t(OF_TODAY.has(current()) ? "title" : current());
const current = () => (location.hash.slice(1) in SECTIONS ? location.hash.slice(1) : "now");

function draw() {
  document.title = `Fitroom - ${heading()}`;
  const { today, staff } = state;
  if (!today || !staff) return render(root, h("main", { class: "page-message", role: "status" }, h("p", { class: "soft" }, t("loading"))));
  render(root,
    header(today),
    h("main", { class: "page", key: current(), "data-section": current() }, SECTIONS[current()]({ today, staff, store: state.store, act, tables, reports, displays, suggestions })));
  return updateSheets();
}

/** Which charts are shown as tables; every chart can be. */
const tables = {
  has: (name) => state.tables.has(name),
  toggle(name) {
    if (!state.tables.delete(name)) state.tables.add(name);
    draw();
  },
};

function header(today) {
  const day = new Intl.DateTimeFormat(language(), { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  return h("header", { class: "top" },
    h("div", { class: "grow" },
      h("p", { class: "small soft" }, state.store ? say(state.store.name) : "Fitroom"),
      h("h1", null, heading(), OF_TODAY.has(current()) && h("span", { class: "soft" }, " ", day.format(new Date(`${today.day}T00:00:00Z`))))),
    h("nav", { class: "sections", "aria-label": t("sections") }, Object.keys(SECTIONS).map((name) => h("a", {
      key: name, href: `#${name}`, "aria-current": name === current() ? "page" : null,
    }, t(name)))),
    h("p", { class: `pill ${state.live ? "accent" : "caution"}`, role: "status" },
      h("span", { class: "pulse", "aria-hidden": "true" }), t(state.live ? "live" : "lost")),
    h("button", { class: "button quiet small", type: "button", lang: otherLanguage(), onclick: () => setLanguage(otherLanguage()) },
      icon("globe"), t("other")));
}

function end(error) {
  dropAccess("manager");
  closeSheets();
  state.today = null;
  showNoAccess(root, error);
}

async function start() {
  draw();
  let access;
  try {
    access = await enrol("manager");
  } catch (error) {
    return showNoAccess(root, error);
  }
  if (!access) return showNoAccess(root);
  const api = connect(access);
  act = commands({ api });
    suggestions = suggestionsPart({ api, draw });
  reports = reportsPage({ api, token: access.token, draw });
  displays = displaysPage({ api, token: access.token, draw, openReport: reports.open });
  const onState = (now_) => {
    state.live = now_ === "live";
    showConnection(now_);
    draw();
  };
  const onGone = (problem) => {
    streams.forEach((stream) => stream.stop());
    end(problem.code === "access_ended" ? null : problem);
  };
  const take = (name) => (view) => {
    state[name] = view;
    draw();
  };
  const streams = [
    follow({ url: `${api.base}/today/events`, token: access.token, onState, onGone, onView: take("today") }),
    follow({ url: `${api.base}/staff/events`, token: access.token, onGone, onView: take("staff") }),
  ];
  onLanguage(draw);
  addEventListener("hashchange", () => {
    draw();
    scrollTo({ top: 0 });
  });
  setInterval(draw, REDRAW_MS);
  state.store = await api.get("/").catch(() => null);
  return draw();
}

start();
