/** How suggestions are ordered: by likeness, or as shoppers taught; how the trial stands, and its stop. */
import { h } from "../kit/dom.js";
import { count, percent, problem } from "../kit/i18n.js";
import { attempt } from "../kit/toast.js";
import { part } from "./part.js";
import { t } from "./words.js";

/** Asks once for what it shows, and again after a stop; `draw` is called when an answer is there. */
export function suggestionsPart({ api, draw }) {
  const state = { asked: false, told: null, error: null };

  async function load() {
    state.asked = true;
    try {
      Object.assign(state, { told: await api.get("/ranker"), error: null });
    } catch (error) {
      state.error = error;
    }
    draw();
  }

  const stop = (event) => attempt(async () => {
    await api.remove("/ranker");
    await load();
  }, event.currentTarget);

  return {
    view() {
      if (!state.asked) load();
      if (state.error) return part("suggestions", h("p", { class: "card", role: "alert" }, problem(state.error)));
      return state.told && part("suggestions", state.told.ranker ? learned(state.told, stop) : plain(state.told));
    },
  };
}

const plain = ({ problem: refused }) => h("div", { class: "card stack", "data-ranker": "" },
  h("p", null, t("byLikeness")),
  refused && h("p", { class: "small caution" }, t("rankerRefused")));

const learned = ({ ranker, share, card, trial }, stop) => h("div", { class: "card stack", "data-ranker": ranker },
  h("p", null, t("byRanker", ranker, percent(share))),
  card?.visits && h("p", { class: "small soft" }, t("learnedFrom", count(card.visits))),
  h("p", { class: "small soft", "data-trial": trial?.outcome ?? "" }, trial && Number.isFinite(trial.kept.low) ? t("trialStands", hundred(trial.kept), count(trial.learned), count(trial.likeness)) : t("trialOpen")),
  h("div", null, h("button", { class: "button line", type: "button", "data-do": "stop-ranker", onclick: stop }, t("stopRanker"))));

/** Of a hundred visits: people read whole garments. */
function hundred({ value, low, high }) {
  const signed = (n) => `${n < 0 ? "−" : "+"}${count(Math.abs(Math.round(n * 100)))}`;
  return { value: signed(value), low: signed(low), high: signed(high) };
}
