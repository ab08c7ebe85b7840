/** How suggestions are ordered: by likeness, or as shoppers taught; how the trial stands, its stop, and going on. */
import { h } from "../kit/dom.js";
import { count, percent, problem } from "../kit/i18n.js";
import { attempt } from "../kit/toast.js";
import { hundred, learning, moment } from "./learning.js";
import { part } from "./part.js";
import { t } from "./words.js";

/** Asks once for what it shows, and again after a tap; `draw` is called when an answer is there. */
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

  const after = (act) => (event) => attempt(async () => {
    await act();
    await load();
  }, event.currentTarget);
  const stop = after(() => api.remove("/ranker"));
  const goOn = after(() => api.post("/ranker/learning"));

  return {
    view() {
      if (!state.asked) load();
      if (state.error) return part("suggestions", h("p", { class: "card", role: "alert" }, problem(state.error)));
      return state.told && part("suggestions", state.told.ranker ? learned(state.told, stop) : plain(state.told, goOn));
    },
  };
}

const plain = (told, goOn) => h("div", { class: "card stack", "data-ranker": "" },
  h("p", null, t("byLikeness")),
  told.problem && h("p", { class: "small caution" }, t("rankerRefused")),
  learning(told),
  told.stopped && h("div", null, h("button", { class: "button line", type: "button", "data-do": "let-learning-go-on", onclick: goOn }, t("goOn"))));

const learned = (told, stop) => h("div", { class: "card stack", "data-ranker": told.ranker },
  h("p", null, t("byRanker", told.ranker, percent(told.share))),
  told.card?.visits && h("p", { class: "small soft" }, t("learnedFrom", count(told.card.visits))),
  h("p", { class: "small soft", "data-trial": told.trial?.outcome ?? "" }, standing(told.trial)),
  learning(told),
  h("div", null, h("button", { class: "button line", type: "button", "data-do": "stop-ranker", onclick: stop }, t("stopRanker"))));

const standing = (trial) => (trial?.at && Number.isFinite(trial.kept?.low)
  ? t("trialStands", hundred(trial.kept), count(trial.learned), count(trial.likeness), moment(trial.at))
  : t("trialOpen"));
