/** The room while nobody is in it: free, booked, kept for someone, being cleared, out of service. */
import { h } from "../kit/dom.js";
import { photo } from "../kit/garment.js";
import { icon } from "../kit/icons.js";
import { clock, countdown, say } from "../kit/i18n.js";
import { ask } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { t } from "./words.js";

const WALL = 6; // photos on the welcome page

export function vacantPage(app) {
  const { room, waiting, booking } = app.view;
  const kept = booking && Date.parse(booking.kept_from) <= Date.now();
  return [
    wall(app),
    h("section", { class: "invitation stack", key: kept ? "booked" : "vacant" },
      h("p", { class: "eyebrow row" }, room.accessible && icon("wheelchair"), kept ? say(room.name) : t("free", say(room.name))),
      kept ? booked(booking) : comeIn(app, room),
      booking && !kept && h("p", { class: "soft row", "data-booked-later": "" }, icon("calendar"), t("bookedLater", clock(booking.begins_at))),
      waiting > 0 && h("p", { class: "soft" }, t("waiting", waiting))),
  ];
}

const comeIn = (app, room) => [
  h("h1", { class: "display" }, t("welcome")),
  h("p", { class: "soft lead" }, t(room.accessible ? "keptAccessible" : "startHelp")),
  giant(t("start"), () => (room.accessible ? askFirst(app) : app.visit.walkIn())),
];

/** The accessible room is for those who need its space; a hasty tap is asked once. */
async function askFirst(app) {
  const needs = await ask({ title: t("needTitle"), text: t("needHelp"), yes: t("needYes"), no: t("needNo") });
  return needs ? app.visit.walkIn() : null;
}

/** Somebody will come for it: who, and when. Nobody else can start here. */
const booked = ({ call_sign: sign, begins_at: at }) => [
  h("h1", { class: "display", "data-booked": sign }, t("booked", clock(at))),
  h("p", { class: "lead" }, t("bookedFor", sign)),
  h("p", { class: "soft lead" }, t("bookedHelp")),
];

const giant = (label, work) =>
  h("button", { class: "button accent giant", type: "button", onclick: (event) => attempt(work, event.currentTarget) }, label);

/** A few garments of this store, for the eye. Without them the page is complete too. */
function wall(app) {
  if (app.wall === undefined) {
    app.wall = null;
    app.api.get("/search?q=&n=24").then(({ styles }) => {
      const shown = styles.filter((style) => style.colourways[0]?.photo);
      const step = Math.max(1, Math.floor(shown.length / WALL)); // neighbours in a catalogue look alike
      app.wall = shown.filter((_, i) => i % step === 0).slice(0, WALL);
      app.paint();
    }).catch(() => {});
  }
  if (!app.wall?.length) return h("div", { class: "wall plain", "aria-hidden": "true" }, icon("hanger"));
  return h("div", { class: "wall", "aria-hidden": "true" },
    app.wall.map((style) => photo({ ...style, ...style.colourways[0] }, { key: style.style, large: true })));
}

export function offeredPage(app) {
  const { room, offered_to: shopper } = app.view;
  return h("section", { class: "invitation centre stack", key: "offered" },
    h("p", { class: "lead" }, t("reserved", say(room.name))),
    h("h1", { class: "call-sign number" }, shopper?.call_sign),
    shopper?.offer_until && h("p", { class: "soft number", role: "timer" }, t("left", countdown(shopper.offer_until))),
    h("p", { class: "soft lead" }, t("reservedHelp")),
    giant(t("iAmHere"), () => app.visit.arrive()));
}

const notice = (key, symbol, title, text) => h("section", { class: "invitation centre stack", key },
  h("div", { class: "big-icon" }, icon(symbol)), h("h1", null, title), h("p", { class: "soft lead" }, text));

export const clearingPage = () => notice("clearing", "hanger", t("clearing"), t("clearingHelp"));
export const closedPage = () => notice("closed", "warning", t("closed"), t("closedHelp"));
export const openingPage = () => h("section", { class: "invitation centre stack", key: "opening" },
  h("div", { class: "big-icon" }, icon("hanger")), h("p", { class: "soft lead" }, t("opening")));
