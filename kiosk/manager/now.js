/** Now: what needs the manager, how the floor is doing and why, and how the day goes; ten seconds to read. */
import { h } from "../kit/dom.js";
import { ago, clock, say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { roomsBoard } from "../runner/rooms.js";
import { unanswered } from "../runner/work.js";
import { chart, legend, summary, table } from "./chart.js";
import { feed } from "./feed.js";
import { figure, length, tile } from "./figures.js";
import { needs } from "./needs.js";
import { charted, part } from "./part.js";
import { t } from "./words.js";

const FEED_LENGTH = 10; // what a glance can take in

export const now = ({ today, staff, tables }) => [
  h("div", { class: "left", key: "left" },
    needs({ today, staff }), doing({ today, staff }), goesWell(today), hours({ entries: today.hours, today, tables })),
  h("div", { class: "right", key: "right" },
    part("rooms", roomsBoard({ view: { rooms: staff.rooms }, act: null, heading: "h3" })),
    today.bookings.length > 0 && booked(today.bookings),
    line(today.line), recent(today)),
];

/** The state of the floor in a word, why, and the numbers that one would count by looking around. */
function doing({ today, staff }) {
  const all = Object.values(today.rooms).reduce((sum, n) => sum + n, 0);
  const calls = unanswered(staff).length;
  const toClear = today.rooms.needs_clearing ?? 0;
  return h("section", { class: "doing", key: "doing", "aria-labelledby": "h-doing", "data-load": today.load.level },
    h("div", { class: `load load-${today.load.level}` },
      h("h2", { id: "h-doing" }, t(`load_${today.load.level}`)),
      h("p", { class: "small" }, loadWhy(today.load, staff.team))),
    h("dl", { class: "figures big" },
      figure("in_store", today.in_store),
      figure("waiting", today.waiting),
      figure("vacant", today.rooms.vacant ?? 0, { of: all }),
      figure("toClear", toClear, { tone: toClear ? "caution" : "" }),
      figure("help", calls, { tone: calls ? "caution" : "" })));
}

/** Why it is so: hands, work for each of them, and promises of late. */
function loadWhy({ now: why }, team) {
  return [
    t("loadRunners", team.length),
    team.length > 0 && why.work_s > 0 && t("loadWork", length(why.work_s)),
    why.of > 0 && t("loadLate", why.late, why.of),
  ].filter(Boolean).join(" · ");
}

/** Four answers, each with what it is measured on; each leads to where it is told in full. */
const goesWell = (today) => h("div", { class: "tiles", key: "tiles" },
  tile({ name: "promisesKept", to: "promises", measured: today.promises_kept, text: "promisesText" }),
  tile({ name: "waitsKept", to: "promises", measured: today.waits && { value: today.waits.kept, of: today.waits.n }, text: "waitsText" }),
  tile({ name: "fillRate", to: "garments", measured: today.fill_rate, text: "fillText" }),
  tile({ name: "keptRate", to: "garments", measured: today.kept_rate, text: "keptText" }));

function hours({ entries, today, tables }) {
  if (!entries.length) return part("hours", h("p", { class: "soft card" }, t("hoursEmpty")), legend(today));
  return part("hours", charted({
    name: "hours", tables, head: legend(today), table: () => table(entries),
    figure: () => [chart(entries), h("figcaption", { class: "small soft" }, summary(entries))],
  }));
}

const booked = (bookings) => part("bookings", h("ul", { class: "booked" }, bookings.map((one) => h("li", { key: one.id, class: "row", "data-booking": one.id },
  h("strong", { class: "number" }, clock(one.begins_at)), h("span", { class: "grow" }, one.room ? say(one.room.name) : t("noRoomForBooking")),
  h("span", { class: "call-sign" }, one.call_sign)))));

const line = (entries) => part("line", entries.length
  ? h("ol", { class: "line" }, entries.map((entry) => h("li", { key: entry.call_sign },
    h("span", { class: "call-sign" }, entry.call_sign),
    entry.accessible && icon("wheelchair", t("accessible")),
    h("span", { class: "small soft" }, ago(entry.since)))))
  : h("p", { class: "soft small" }, t("lineEmpty")));

const recent = ({ recent: facts, release }) => [
  part("recent", facts.length ? feed(facts.slice(0, FEED_LENGTH)) : h("p", { class: "soft small" }, t("recentEmpty"))),
  h("p", { class: "tiny faint release", key: "release", "data-release": release.wanted && release.wanted !== release.id ? "coming" : "current" },
    t("release"), " ", h("span", { class: "number" }, String(release.id ?? "").slice(0, 8)), " ", t("inUse")),
];
