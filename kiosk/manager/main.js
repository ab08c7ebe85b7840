/** The manager's day at a glance: follows /today for the figures and /staff for the rooms. */
import { dropAccess, enrol, showNoAccess } from "../kit/access.js";
import { connect } from "../kit/api.js";
import { showConnection } from "../kit/connection.js";
import { h, render } from "../kit/dom.js";
import { ago, language, onLanguage, otherLanguage, say, setLanguage } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { follow } from "../kit/live.js";
import { roomsBoard } from "../runner/boards.js";
import { unanswered } from "../runner/work.js";
import { chart, legend, summary, table } from "./chart.js";
import { feed } from "./feed.js";
import { figure, rate, times } from "./figures.js";
import { t } from "./words.js";

const REDRAW_MS = 20_000;
const FEED_LENGTH = 12; // what a glance can take in
const root = document.querySelector("#app");
const state = { today: null, staff: null, store: null, live: false, table: false };

function draw() {
  document.title = `Fitroom - ${t("title")}`;
  const { today } = state;
  if (!today) return render(root, h("main", { class: "page-message", role: "status" }, h("p", { class: "soft" }, t("loading"))));
  return render(root,
    header(today),
    h("main", { class: "page" },
      release(today.release),
      h("div", { class: "left" }, rightNow(today), soFar(today), quality(today), hours(today.hours)),
      h("div", { class: "right" }, rooms(), line(today.line), recent(today.recent))));
}

const section = (name, ...content) => h("section", { key: name, "aria-labelledby": `h-${name}`, class: `part part-${name}`, "data-part": name },
  h("h2", { id: `h-${name}`, class: "eyebrow" }, t(name)), content);

function header(today) {
  const day = new Intl.DateTimeFormat(language(), { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  return h("header", { class: "top" },
    h("div", { class: "grow" },
      h("p", { class: "small soft" }, state.store ? say(state.store.name) : "Fitroom"),
      h("h1", null, t("title"), h("span", { class: "soft" }, " ", day.format(new Date(`${today.day}T00:00:00Z`))))),
    h("p", { class: `pill ${state.live ? "accent" : "caution"}`, role: "status" },
      h("span", { class: "pulse", "aria-hidden": "true" }), t(state.live ? "live" : "lost")),
    h("button", { class: "button quiet small", type: "button", lang: otherLanguage(), onclick: () => setLanguage(otherLanguage()) },
      icon("globe"), t("other")));
}

/** A refused release is the one thing a manager must not miss: the catalogue in the store is an old one. */
function release({ id, wanted, error }) {
  if (error) {
    return h("section", { class: "refused card", role: "alert", "data-release": "refused" },
      icon("warning"),
      h("div", null, h("h2", null, t("refusedTitle")), h("p", null, t("refused", short(wanted))), h("p", { class: "small" }, error)));
  }
  return wanted && wanted !== id && h("p", { class: "small soft", role: "status", "data-release": "coming" }, t("coming", short(wanted)));
}

const short = (id) => String(id ?? "").slice(0, 8);

function rightNow(today) {
  const all = Object.values(today.rooms).reduce((sum, n) => sum + n, 0);
  const calls = state.staff ? unanswered(state.staff).length : 0;
  const toClear = today.rooms.needs_clearing ?? 0;
  return section("now", h("dl", { class: "figures big" },
    figure("in_store", today.in_store),
    figure("waiting", today.waiting, { tone: today.waiting ? "notable" : "" }),
    figure("vacant", today.rooms.vacant ?? 0, { of: all }),
    figure("toClear", toClear, { tone: toClear ? "caution" : "" }),
    figure("help", calls, { tone: calls ? "caution" : "" })));
}

const soFar = (today) => section("soFar", h("dl", { class: "figures" },
  ["visits", "requests", "delivered", "carried", "not_found", "cancelled"].map((name) => figure(name, today[name]))));

const quality = (today) => h("div", { class: "quality" },
  section("kept", h("div", { class: "rates three" },
    rate("fillRate", "fillText", today.fill_rate),
    rate("promises", "promisesText", today.promises_kept),
    rate("keptRate", "keptText", today.kept_rate))),
  section("times", h("div", { class: "rates two" }, times("wait", today.wait), times("bring", today.bring))));

function hours(entries) {
  if (!entries.length) return section("hours", h("p", { class: "soft card" }, t("hoursEmpty")));
  const toggle = () => {
    state.table = !state.table;
    draw();
  };
  return section("hours", h("div", { class: "card" },
    h("div", { class: "row between wrap" },
      legend(),
      h("button", { class: "button plain small", type: "button", "aria-pressed": state.table, onclick: toggle }, t("asTable"))),
    state.table ? table(entries) : h("figure", { class: "chart" }, chart(entries), h("figcaption", { class: "small soft" }, summary(entries)))));
}

const rooms = () => state.staff && section("rooms", roomsBoard({ view: { rooms: state.staff.rooms }, act: null, heading: "h3" }));

const line = (entries) => section("line", entries.length
  ? h("ol", { class: "line" }, entries.map((entry) => h("li", { key: entry.call_sign },
    h("span", { class: "call-sign" }, entry.call_sign),
    entry.accessible && icon("wheelchair", t("accessible")),
    h("span", { class: "small soft" }, ago(entry.since)))))
  : h("p", { class: "soft small" }, t("lineEmpty")));

const recent = (facts) => [
  section("recent", facts.length ? feed(facts.slice(0, FEED_LENGTH)) : h("p", { class: "soft small" }, t("recentEmpty"))),
  h("p", { class: "tiny faint release", "data-release": "current" }, t("release"), " ",
    h("span", { class: "number" }, short(state.today.release.id)), " ", t("inUse")),
];

function end(error) {
  dropAccess("manager");
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
  const onState = (now) => {
    state.live = now === "live";
    showConnection(now);
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
  setInterval(draw, REDRAW_MS);
  state.store = await api.get("/").catch(() => null);
  return draw();
}

start();
