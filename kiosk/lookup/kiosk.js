/**
 * What the kiosk does: which page is shown, what a scan, a search or a tap leads to, and forgetting
 * it all for the next person. Pages only draw; this decides. State in `state`, commands as functions.
 */
import { resetComfort } from "../kit/comfort.js";
import { deviceLanguage, language, say, setLanguage } from "../kit/i18n.js";
import { ask as confirm, closeSheets, updateSheets } from "../kit/sheet.js";
import { attempt, clearToasts, tell } from "../kit/toast.js";
import { askRoom } from "./begin.js";
import { highContrast, setHighContrast } from "./contrast.js";
import { idle } from "./idle.js";
import { farewell } from "./farewell.js";
import { boards } from "./keyboards.js";
import { printToken, wipePaper } from "./paper.js";
import { openCamera, openCode } from "./sheets.js";
import { t } from "./words.js";

const SIMILAR = 12;
const fresh = () => ({ page: "home", trail: [], words: "", typed: "", styles: null, look: null, similar: null, codeFailed: false, left: null });

export function kiosk({ api, visit, noted, draw }) {
  const state = { lobby: null, store: null, ...fresh() };
  const board = boards({ draw });
  let asking = 0; // the newest question; answers to older ones are dropped
  let stopDwell = () => {};

  /** Shows a page and puts the focus on its heading, so that it is read out. */
  function go({ page, ...more }, { keepTrail = true } = {}) {
    if (keepTrail && state.page !== page && state.page !== "home") state.trail.push(state.page);
    if (page === "home") state.trail = [];
    Object.assign(state, { page }, more);
    if (page !== "results") state.typed = "";
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

  async function search(words) {
    if (words !== state.typed.trim()) return; // something else happened since
    const answer = await question(() => api.get(`/search?q=${encodeURIComponent(words)}&n=24`));
    if (!answer) return;
    const typing = document.activeElement?.id === "q";
    Object.assign(state, { words, styles: answer.styles, page: "results", trail: [] });
    draw();
    if (typing) document.querySelector("#q").focus(); // the field moved, the person did not
  }

  async function openGtin(gtin) {
    state.typed = "";
    noted.note("scan", { gtin });
    const found = await question(() => api.get(`/garments/${gtin}`));
    if (found) showStyle(found);
  }

  async function openCard(card) {
    const { slate } = state.similar;
    noted.note("tap", { slate, position: card.position, style: card.style });
    const style = await question(() => api.get(`/styles/${encodeURIComponent(card.style)}`));
    if (style) showStyle({ style, colourway: card.colourway, gtin: card.gtin, slate, position: card.position });
  }

  function showStyle(look) {
    state.similar = null;
    go({ page: "garment", look });
    noted.note("view", { style: look.style.style, gtin: look.gtin });
    stopDwell = noted.dwell({ style: look.style.style });
    loadSimilar();
  }

  async function loadSimilar() {
    const { look } = state;
    const wanted = new URLSearchParams({ n: SIMILAR });
    if (look.colourway) wanted.set("colourway", look.colourway);
    const similar = await api.get(`/styles/${encodeURIComponent(look.style.style)}/similar?${wanted}`).catch(() => null);
    if (state.look !== look) return;
    state.similar = similar;
    draw();
  }

  function choose(choice) {
    Object.assign(state.look, choice);
    draw();
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
    const { look } = state;
    const done = await attempt(() => visit.request(gtin, { carry, slate: look.slate, position: look.position }));
    if (!done) return;
    if (first) go({ page: "visit" }); // the list there says it
    else tell(t(carry ? "carried" : "asked", say(look.style.name)));
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

  const act = {
    another: () => go({ page: "home" }),
    done: startOver,
    freshCode,
    cancel: (request, button) => attempt(() => visit.cancel(request), button),
    join: (button) => attempt(() => visit.join(visit.view.accessible), button),
    leaveLine: (button) => attempt(() => visit.leaveLine(), button),
    hold: (button) => attempt(() => visit.hold(), button),
    yieldRoom: (button) => attempt(() => visit.yieldRoom(), button),
    help: (button) => attempt(() => (visit.view.help ? visit.noHelp() : visit.help()), button),
    async print() {
      const code = await visit.freshCode({ lastsMs: 300_000 }).catch(() => null);
      if (visit.view) printToken({ visit: visit.view, code, store: state.store });
    },
    async end() {
      const sure = await confirm({ title: t("endAsk"), text: t("endText"), yes: t("endYes"), danger: true });
      if (sure && (await attempt(() => visit.end()))) startOver();
    },
  };

  return {
    state, visit, board, act, go, back, search, choose, bring, openCard, openGtin, takeOver, joinNew, startOver, draw,
    watch: noted.watch,
    openStyle: (style, way) => showStyle({ style, colourway: way?.id ?? null, gtin: null }),
    openCamera: () => openCamera({ api, found: openGtin }),
    openCode: () => openCode({ take: takeOver, keys: board.forCode(updateSheets) }),
  };
}
