/**
 * What the kiosk does: which page is shown, what a scan, a search or a tap leads to, and forgetting
 * it all for the next person. Pages only draw; this decides. State in `state`, commands as functions.
 */
import { resetComfort } from "../kit/comfort.js";
import { deviceLanguage, language, say, setLanguage } from "../kit/i18n.js";
import { searcher } from "../kit/searching.js";
import { closeSheets, updateSheets } from "../kit/sheet.js";
import { attempt, clearToasts, tell, tellProblem } from "../kit/toast.js";
import { acts } from "./acts.js";
import { askRoom } from "./begin.js";
import { highContrast, setHighContrast } from "./contrast.js";
import { idle } from "./idle.js";
import { farewell } from "./farewell.js";
import { chosenOf } from "./garment.js";
import { boards } from "./keyboards.js";
import { wipePaper } from "./paper.js";
import { openCamera, openCode } from "./sheets.js";
import { t } from "./words.js";

const SLATES = { similar: { path: "similar", n: 12 }, goesWith: { path: "goes-with", n: 12 } };
const MOST_FOUND = 24;
const fresh = () => ({ page: "home", trail: [], words: "", typed: "", answer: null, look: null, replacing: null, slates: {}, beside: "similar", codeFailed: false, left: null });

export function kiosk({ api, visit, noted, draw }) {
  const state = { lobby: null, store: null, ...fresh() };
  const board = boards({ draw });
  let asking = 0; // the newest question; answers to older ones are dropped
  let stopDwell = () => {};

  /** Shows a page and puts the focus on its heading, so that it is read out. */
  function go({ page, ...more }, { keepTrail = true } = {}) {
    if (keepTrail && state.page !== page && state.page !== "home") state.trail.push(state.page);
    if (page === "home") Object.assign(state, { trail: [], replacing: null });
    Object.assign(state, { page }, more);
    if (page !== "results") {
      state.typed = "";
      finder.clear();
    }
    stopDwell();
    if (page !== "results") board.hide();
    if (page === "visit") freshCode();
    draw();
    document.querySelector("#app h1[tabindex]")?.focus({ preventScroll: true });
    document.querySelector(".stage")?.scrollTo({ top: 0 });
  }

  const back = () => go({ page: state.trail.pop() ?? "home" }, { keepTrail: false });

  /** Runs a question whose answer may come too late; resolves to null if it did or was refused. */
  async function question(work) {
    const mine = (asking += 1);
    const answer = await attempt(work);
    return mine === asking ? answer : null;
  }

  const finder = searcher({
    address: (words) => `${api.base}/search?q=${encodeURIComponent(words)}&n=${MOST_FOUND}`,
    changed: searched,
  });

  function searched() {
    const { words, answer, error, busy } = finder.found;
    if (busy) return;
    if (error) {
      tellProblem(error);
      return;
    }
    const typing = document.activeElement?.id === "q";
    asking += 1; // what was asked before the search is not waited for any more
    Object.assign(state, { words, answer, page: "results", trail: [] });
    draw();
    if (typing) document.querySelector("#q").focus(); // the field moved, the person did not
  }

  /** The field changed; an empty one asks nothing. */
  function typed(value) {
    state.typed = value;
    if (value.trim()) finder.type(value);
    else finder.clear();
  }

  function search() {
    if (state.typed.trim()) finder.submit(state.typed);
  }

  async function openGtin(gtin) {
    state.typed = "";
    finder.clear(); // the scanner's digits are no words
    noted.note("scan", { gtin });
    const found = await question(() => visit.look(`/garments/${gtin}`));
    if (found) showStyle(found);
  }

  async function openCard(card) {
    const { slate } = state.slates[state.beside];
    noted.note("tap", { slate, position: card.position, style: card.style });
    const style = await question(() => visit.look(`/styles/${encodeURIComponent(card.style)}`));
    if (style) showStyle({ style, colourway: card.colourway, gtin: card.gtin, slate, position: card.position });
  }

  function showStyle(look) {
    Object.assign(state, { slates: {}, beside: "similar" });
    go({ page: "garment", look });
    noted.note("view", { style: look.style.style, gtin: look.gtin });
    stopDwell = noted.dwell({ style: look.style.style });
    showBeside("similar");
    if (visit.view && look.style.suggested === undefined) suggest(look);
  }

  /** A search answers everybody alike; what is suggested to this visit is asked for when a garment is opened. */
  async function suggest(look) {
    const style = await visit.look(`/styles/${encodeURIComponent(look.style.style)}`).catch(() => null);
    if (!style || state.look !== look) return;
    look.style = style;
    draw();
  }

  /** What stands beside the garment: what is like it, or what goes with it. Each is asked for when it is first looked at. */
  async function showBeside(name, { anew = false } = {}) {
    const { look } = state;
    state.beside = name;
    draw();
    if (state.slates[name] && !anew) return;
    const { path, n } = SLATES[name];
    const { way, variant } = chosenOf(look);
    const wanted = new URLSearchParams({ n, colourway: way.id });
    if (look.gtin && variant.size) wanted.set("size", variant.size.label);
    const slates = state.slates;
    const slate = await api.get(`/styles/${encodeURIComponent(look.style.style)}/${path}?${wanted}`).catch(() => ({ cards: [], why: null }));
    if (state.slates !== slates) return; // another garment, colour or size since
    slates[name] = slate;
    draw();
  }

  /** Another colour or size: what is like it and goes with it is another, too. What is shown stays until that is here. */
  function choose(choice) {
    Object.assign(state.look, choice);
    const { slates, beside } = state;
    state.slates = slates[beside] ? { [beside]: slates[beside] } : {};
    showBeside(beside, { anew: true });
  }

  async function begin(gtin) {
    const answer = await askRoom();
    if (!answer) return null;
    return attempt(async () => {
      await visit.begin({ ...answer, gtin });
      return answer;
    });
  }

  async function bring({ gtin, carry }) {
    const first = !visit.view;
    if (first && !(await begin(gtin))) return;
    const { look, replacing } = state;
    const from = { slate: look.slate, position: look.position };
    const done = await attempt(() => (replacing ? visit.replace(replacing, gtin, from) : visit.request(gtin, { carry, ...from })));
    if (!done) return;
    state.replacing = null;
    if (first || replacing) go({ page: "visit" }); // the list there says it
    else tell(t(carry ? "carried" : "asked", say(look.style.name)));
    if (carry) act.where(done.visit.requests.find((each) => each.id === done.request));
  }

  /** Every piece is with somebody: the visit waits for one. False where nobody wants to begin one now. */
  async function want(gtin) {
    if (!visit.view && !(await begin(gtin))) return false;
    return visit.want(gtin);
  }

  /** What is like a garment that takes too long: what is chosen next comes in its place. */
  async function openLike(request) {
    const style = await question(() => visit.look(`/styles/${encodeURIComponent(request.style)}`));
    if (!style) return;
    state.replacing = request;
    showStyle({ style, colourway: request.colourway, gtin: request.gtin });
  }

  function replaceNothing() {
    state.replacing = null;
    go({ page: "visit" });
  }

  async function joinNew() {
    const answer = await begin();
    if (!answer) return;
    await attempt(() => visit.join(answer.accessible));
    go({ page: "visit" });
  }

  async function takeOver(code) {
    await visit.takeOver(code);
    go({ page: "visit" });
  }

  async function freshCode() {
    state.codeFailed = false;
    try {
      return await visit.freshCode();
    } catch {
      state.codeFailed = true;
      draw();
      return null;
    }
  }

  /** The next person finds the screen as if nobody had been here. */
  function startOver() {
    if (visit.idle) visit.end().catch(() => {});
    noted.flush();
    asking += 1;
    stopDwell();
    closeSheets();
    visit.leave();
    clearToasts();
    wipePaper();
    resetComfort();
    setHighContrast(false);
    board.hide();
    Object.assign(state, fresh());
    if (language() !== deviceLanguage()) setLanguage(deviceLanguage(), { remember: false });
    go({ page: "home" });
  }

  const changedScreen = () => language() !== deviceLanguage() || highContrast() || Object.keys(document.documentElement.dataset).length > 0;
  const warning = farewell({ visit, startOver });
  idle({
    active: () => state.page !== "home" || visit.view !== null || board.shown || changedScreen() || document.querySelector("dialog[open]") !== null,
    tick(left, late) {
      state.left = left;
      warning.show(late ? left : null);
      draw();
    },
    over: startOver,
  });

  const act = acts({ api, visit, state, go, startOver, freshCode, openLike });

  return {
    state, visit, board, act, go, back, search, typed, choose, showBeside, bring, want, replaceNothing, openCard, openGtin, takeOver, joinNew, startOver, draw,
    watch: noted.watch,
    showWhere: () => act.where(state.look.style),
    openStyle: (style, way, gtin = null) => showStyle({ style, colourway: way?.id ?? null, gtin }),
    openCamera: () => openCamera({ api, found: openGtin }),
    openCode: () => openCode({ take: takeOver, keys: board.forCode(updateSheets) }),
  };
}
