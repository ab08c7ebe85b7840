/** The page of a brand that sells in a store: the reports about its own garments, and who read them. */
import { dropAccess, enrol, showNoAccess } from "../kit/access.js";
import { connect } from "../kit/api.js";
import { h, render } from "../kit/dom.js";
import { language, onLanguage, otherLanguage, say, setLanguage } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { reportsPage } from "../manager/reports.js";
import { readsPage } from "./reads.js";
import { t } from "./words.js";

const root = document.querySelector("#app");
const PAGES = ["reports", "reads"];
const state = { access: null, store: null, pages: {} };

const current = () => (PAGES.includes(location.hash.slice(1)) ? location.hash.slice(1) : "reports");

function draw() {
  document.title = `Fitroom - ${t("title")}`;
  if (!state.access) return;
  render(root, header(), h("main", { class: "page", key: current(), "data-section": current() },
    current() === "reports" && h("p", { class: "lead", key: "lead" }, t("lead", state.access.name)),
    state.pages[current()].view()));
}

const header = () => h("header", { class: "top" },
  h("div", { class: "grow" },
    h("p", { class: "small soft" }, state.store ? say(state.store.name) : "Fitroom"),
    h("h1", null, state.access.name)),
  h("nav", { class: "sections", "aria-label": t("sections") }, PAGES.map((name) => h("a", {
    key: name, href: `#${name}`, "aria-current": name === current() ? "page" : null,
  }, t(name)))),
  h("button", { class: "button quiet small", type: "button", lang: otherLanguage(), onclick: () => setLanguage(otherLanguage()) }, icon("globe"), t("other")));

async function start() {
  document.documentElement.lang = language();
  try {
    state.access = await enrol("brand");
  } catch (error) {
    return showNoAccess(root, error);
  }
  if (!state.access) return showNoAccess(root);
  const api = connect(state.access);
  const { token } = state.access;
  state.pages = { reports: reportsPage({ api, token, draw }), reads: readsPage({ api, draw }) };
  onLanguage(draw);
  addEventListener("hashchange", draw);
  state.store = await api.get("/").catch(() => null);
  document.body.dataset.screenState = "brand";
  return draw();
}

start().catch((error) => {
  dropAccess("brand");
  showNoAccess(root, error);
});
