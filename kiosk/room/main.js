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
import { detailSheet } from "./detail.js";
import { clearingPage, closedPage, offeredPage, openingPage, vacantPage } from "./empty.js";
import { occupiedPage } from "./occupied.js";
import { recommendations } from "./slate.js";
import { shopperHere } from "./visit.js";
import { t } from "./words.js";

const root = document.getElementById("app");
const room = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const app = { view: null, visit: null, slate: null, notes: null, api: null, paint, room, garments: new Map() };
app.lookAt = (card) => detailSheet(app, card);
const PAGES = { vacant: vacantPage, offered: offeredPage, needs_clearing: clearingPage, out_of_service: closedPage };

const occupied = () => Boolean(app.view?.visit) && app.view.room.state === "occupied";

function paint() {
  const { view } = app;
  if (!view) return render(root, openingPage());
  document.body.dataset.screenState = view.room.state;
  document.title = `Fitroom - ${say(view.room.name)}`;
  const page = occupied() ? occupiedPage : (PAGES[view.room.state] ?? openingPage);
  render(root,
    h("main", { key: view.visit?.id ?? view.room.state, id: "main", class: occupied() ? "occupied" : "empty" }, page(app)),
    bar(app, occupied()));
  updateSheets();
  return undefined;
}

/** A new view; a different visit (or none) wipes the screen first. */
function show(view) {
  if (app.view && isOlder(view, app.view)) return;
  if (app.view && (app.view.visit?.id ?? null) !== (view.visit?.id ?? null)) wipe();
  const arriving = view.visit && app.view?.visit?.id !== view.visit.id;
  announce(app.view, view);
  app.view = view;
  if (arriving && view.visit.accessible) setLowReach(true, { remember: false });
  if (occupied()) app.slate.follow(view.visit);
  paint();
}

/** Nothing of one shopper is left for the next: not on the screen, not in memory, not in storage. */
function wipe() {
  closeSheets();
  clearToasts();
  app.notes.flush();
  app.slate.clear();
  app.garments.clear();
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
    onView: show, onState: showConnection, onGone: ({ code }) => gone(code),
  });
  return setInterval(paint, 1000);
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
