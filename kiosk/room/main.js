/**
 * The screen in a fitting room. It shows the room's live view and nothing it remembers itself: when the
 * visit in the room changes, everything of the one before is wiped from the page before anything is drawn.
 */
import { enrol, showNoAccess } from "../kit/access.js";
import { connect } from "../kit/api.js";
import { resetComfort, setLowReach } from "../kit/comfort.js";
import { showConnection } from "../kit/connection.js";
import { build, h, render } from "../kit/dom.js";
import { deviceLanguage, onLanguage, say, setLanguage } from "../kit/i18n.js";
import { follow } from "../kit/live.js";
import { isOlder } from "../kit/position.js";
import { closeSheets, updateSheets } from "../kit/sheet.js";
import { signals } from "../kit/signals.js";
import { clearToasts, tell } from "../kit/toast.js";
import { bar } from "./bar.js";
import { placeOfFocus } from "./cards.js";
import { detailSheet } from "./detail.js";
import { clearingPage, closedPage, offeredPage, openingPage, vacantPage } from "./empty.js";
import { occupiedPage } from "./occupied.js";
import { recommendations } from "./slate.js";
import { stillness } from "./stillness.js";
import { shopperHere } from "./visit.js";
import { whys } from "./why.js";
import { t } from "./words.js";

const root = document.getElementById("app");
const room = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const app = { view: null, visit: null, slate: null, notes: null, api: null, tab: "you", paint, show, hear, settle, room };
app.garments = new Map(); // cards of which the shopper said something
app.meant = new Map(); // opinions that the service has not confirmed
app.still = stillness({ onStill: settle });
app.whys = whys(app);
let waiting = null; // the view to be shown when the page may change
app.lookAt = (card) => detailSheet(app, card);
const PAGES = { vacant: vacantPage, offered: offeredPage, needs_clearing: clearingPage, out_of_service: closedPage };

const occupied = () => Boolean(app.view?.visit) && app.view.room.state === "occupied";

function paint() {
  const { view } = app;
  if (!view) return render(root, openingPage());
  document.body.dataset.screenState = view.room.state;
  document.title = `Fitroom - ${say(view.room.name)}`;
  const backToPlace = placeOfFocus();
  const page = occupied() ? occupiedPage : (PAGES[view.room.state] ?? openingPage);
  render(root,
    h("main", { key: view.visit?.id ?? view.room.state, id: "main", class: occupied() ? "occupied" : "empty" }, page(app)),
    bar(app, occupied()));
  updateSheets();
  backToPlace();
  return undefined;
}

/** A view comes. It waits while a finger is down, but a shopper who leaves never waits to be wiped. */
function take(view) {
  const same = app.view?.visit && app.view.visit.id === view.visit?.id && app.view.room.state === view.room.state;
  if (!same || app.still.now) return show(view);
  waiting = view;
  return app.slate.follow(view); // its photos are loaded meanwhile
}

/** Everything that waited for a still page. */
function settle() {
  if (!app.still.now || !app.view) return;
  app.whys.settle();
  if (waiting) show(waiting);
  app.slate.settle();
  paint();
}

/** What the service answered about the visit that is shown, before the view of it comes. One that ended waits for its view. */
function hear(visit) {
  if (visit.id !== app.view?.visit?.id || visit.state === "ended" || isOlder(visit, app.view.visit)) return;
  const before = app.view;
  app.view = { ...before, visit };
  announce(before, app.view);
  if (app.still.now) paint();
}

/** A view that was made before the last answer about its visit knows less of it than the page does. */
function withNewest(view) {
  const known = app.view?.visit;
  return known && view.visit?.id === known.id && isOlder(view.visit, known) ? { ...view, visit: known } : view;
}

/** A new view; a different visit (or none) wipes the screen first. */
function show(next) {
  if (app.view && isOlder(next, app.view)) return;
  const view = withNewest(next);
  waiting = null;
  if (app.view && (app.view.visit?.id ?? null) !== (view.visit?.id ?? null)) wipe();
  const arriving = view.visit && app.view?.visit?.id !== view.visit.id;
  announce(app.view, view);
  app.view = view;
  if (arriving && view.visit.accessible) setLowReach(true, { remember: false });
  paint();
  if (occupied()) app.slate.follow(view);
}

/** Nothing of one shopper is left for the next: not on the screen, not in memory, not in storage. */
function wipe() {
  closeSheets();
  clearToasts();
  app.notes.flush();
  app.slate.clear();
  app.whys.clear();
  app.meant.clear();
  app.garments.clear();
  app.tab = "you";
  announcer.textContent = "";
  resetComfort();
  setLanguage(deviceLanguage(), { remember: false });
  render(root);
  scrollTo(0, 0);
}

/** Arrivals are said aloud, for those who do not look at the screen just then. */
const announcer = build(h("p", { class: "unseen", role: "status" }));
function announce(before, after) {
  const known = new Map((before?.visit?.requests ?? []).map((request) => [request.id, request.state]));
  const wasComing = (request) => known.has(request.id) && known.get(request.id) !== "delivered";
  const arrived = (after.visit?.requests ?? []).filter((request) => request.state === "delivered" && wasComing(request));
  if (arrived.length) announcer.textContent = `${t("here")}: ${arrived.map((request) => say(request.name)).join(", ")}`;
}

async function start() {
  let access = null;
  try {
    access = await enrol("room", room);
  } catch (error) {
    return showNoAccess(root, error);
  }
  if (!access) return showNoAccess(root);
  const { token } = access;
  app.api = connect({ store: access.store, token });
  app.notes = signals({ box: `fitroom:signals:room:${room}`, post: () => ({ url: `${app.api.base}/signals`, token }) });
  app.visit = shopperHere(app, { forgotten: () => tell(t("forgotten")) });
  app.slate = recommendations(app);
  follow({
    url: `${app.api.base}/rooms/${encodeURIComponent(room)}/events`, token,
    onView: take, onState: showConnection, onGone: ({ code }) => gone(code),
  });
  return setInterval(() => app.still.now && paint(), 1000);
}

function gone(code) {
  if (app.view) wipe();
  app.view = null;
  showConnection("live");
  showNoAccess(root, { code: code === "access_ended" ? "token_invalid" : code });
}

document.body.append(announcer);
onLanguage(paint);
paint();
start();
