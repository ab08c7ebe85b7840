/** The phone page: opened by a tag's code, it shows the garment, the shopper's list, and their place and room. A companion's phone shows less. */
import { takeFragment } from "../kit/access.js";
import { build, h, render } from "../kit/dom.js";
import { onLanguage, problem, say } from "../kit/i18n.js";
import { closeSheets, updateSheets } from "../kit/sheet.js";
import { signals } from "../kit/signals.js";
import { chooseStore, findStore } from "../kit/store.js";
import { attempt, tell } from "../kit/toast.js";
import { beside, joinCompany } from "./beside.js";
import { endedPage } from "./ended.js";
import { findPage, forgetWords } from "./find.js";
import { head, offerStrip, tabs } from "./frame.js";
import { garmentPage, refresh } from "./garment.js";
import { listPage } from "./list.js";
import { newsStrip } from "./news.js";
import { forgetPhoto, photoPage } from "./photo.js";
import { placePage } from "./place.js";
import { go, here, leftAt, onRoute } from "./route.js";
import { leaveScan, scanPage } from "./scan.js";
import { shopper } from "./visit.js";
import { t } from "./words.js";

const root = document.getElementById("app");
const app = { store: null, visit: null, notes: null, paint, garments: new Map(), from: new Map(), seenTags: new Set(), shop: null, forgotten: false, company: null };
const PAGES = { garment: garmentPage, list: listPage, room: placePage, scan: scanPage, find: findPage, photo: photoPage };

function paint() {
  if (!app.visit) return;
  const route = here();
  const { state, key, page } = app.company ? beside(app, route) : own(route);
  document.body.dataset.screenState = state;
  document.body.dataset.page = route.page;
  document.title = ["Fitroom", route.page === "garment" ? say(app.garments.get(route.gtin)?.style?.name) : t(route.page)].filter(Boolean).join(" - ");
  render(root,
    head(app, route), offerStrip(app.visit, route) ?? newsStrip(app.visit, route),
    h("main", { key: key ?? route.page + (route.gtin ?? ""), id: "main", tabindex: "-1" }, (page ?? PAGES[route.page])(app, route)),
    key === "joining" ? null : tabs(app, route));
  updateSheets();
}

/** What the phone of a shopper shows; a visit that is over has one page in place of two. */
function own(route) {
  const { view } = app.visit;
  const over = (app.forgotten || view?.state === "ended") && ["list", "room"].includes(route.page);
  return { state: app.forgotten ? "forgotten" : (view?.state ?? "no_visit"), ...(over && { key: "ended", page: endedPage }) };
}

/** Says the moments that matter aloud, and once: a room is ready, a garment has arrived. */
const announcer = build(h("p", { class: "unseen", role: "status" }));
let saidState = null;
function announce() {
  const view = app.visit.view;
  const now = `${view?.state}:${view?.room?.id}`;
  if (view?.room && now !== saidState) {
    announcer.textContent = t(view.state === "offered" ? "ready" : "yours", say(view.room.name));
    if (view.state === "offered" && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200]);
  }
  saidState = now;
}

function changed() {
  if (app.visit?.view) app.forgotten = false;
  announce();
  paint();
}

function gone(code) {
  closeSheets();
  forgetPhoto();
  forgetWords();
  app.forgotten = code === "visit_forgotten";
  if (app.forgotten) app.notes.forget();
  else if (code !== "visit_over") tell(problem({ code }), { danger: true });
  paint();
}

async function start() {
  document.title = "Fitroom";
  const { store, stores } = await findStore();
  if (!store) return askForStore(stores);
  app.store = store;
  const invitation = takeFragment("companion");
  if (await joinCompany(app, invitation)) return begun();
  app.visit = shopper({ store, changed, gone });
  app.notes = signals({ box: "fitroom:signals:phone", post: () => app.visit.signalsTo });
  app.api = app.visit.api;
  const code = takeFragment("code");
  if (code) await attempt(() => app.visit.takeOver(code)).then((done) => done && tell(t("tookOver", app.visit.view.call_sign)));
  else await app.visit.resume();
  if (code && app.visit.view) go.to("room");
  return begun();
}

function begun() {
  paint();
  scanned();
  return setInterval(paint, 1000); // countdowns and promises; rendering touches only what differs
}

/** Opening a tag's link is a scan; reloading the page or coming back to it is not. */
function scanned() {
  const route = here();
  const opened = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  if (route.page !== "garment" || !opened) return;
  app.notes.note("scan", { gtin: route.gtin, visit: app.visit.id });
  app.seenTags.add(route.gtin);
  app.visit.begin(route.gtin).catch(() => {}); // nobody asked for it yet: the first request begins it again
}

function askForStore(stores) {
  document.body.dataset.screenState = "choose_store";
  render(root, h("main", { class: "page-message" }, h("h1", null, t("chooseStore")),
    stores.map((store) => h("button", { class: "button line", type: "button", onclick: () => { chooseStore(store); start(); } }, store))));
}

function failed(error) {
  console.error(error);
  document.body.dataset.screenState = "failed";
  render(root, h("main", { class: "page-message" }, h("h1", null, t("failed")), h("p", { class: "soft", role: "alert" }, problem(error)),
    h("button", { class: "button", type: "button", onclick: () => location.reload() }, t("retry"))));
}

document.body.append(announcer);
onLanguage(paint);
onRoute(() => {
  const { page, gtin } = here();
  if (page !== "scan") leaveScan();
  if (app.garments.get(gtin)?.style) refresh(app, app.garments.get(gtin));
  paint();
  scrollTo(0, leftAt());
  // What had the focus may be gone with its page; a keyboard goes on from the top of the new one.
  if (document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
});
start().catch(failed);
