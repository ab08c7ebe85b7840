/** One report at a time, with its chart: asked for when it is wanted, and kept until another is. */
import { language } from "../kit/i18n.js";
import { textOf } from "./files.js";

const DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

/** The last thirty days up to `today`, which a report tells of until somebody chooses others. */
export const lately = (today) => ({ from: new Date(Date.parse(`${today}T00:00:00Z`) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10), to: today });

/** `draw` is called when an answer is there. */
export function reportLoader({ api, token, draw }) {
  const state = { wanted: null, shown: null, report: null, chart: null, error: null };

  const path = ({ name, from, to, by }, format) => `/reports/${name}?${new URLSearchParams({ from, to, by, lang: language(), format })}`;
  const text = (choice, format) => textOf(api.base + path(choice, format), token);

  /** Ask for what is chosen, unless it is there or on its way; an answer that comes late is dropped. */
  async function load(choice) {
    const wanted = path(choice, "svg");
    if (state.wanted === wanted) return;
    state.wanted = wanted;
    try {
      const [report, svg] = [await api.get(path(choice, "json")), await text(choice, "svg")];
      if (state.wanted !== wanted) return;
      if (state.chart) URL.revokeObjectURL(state.chart);
      Object.assign(state, { report, error: null, chart: URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })), shown: wanted });
    } catch (error) {
      if (state.wanted !== wanted) return;
      Object.assign(state, { report: null, error, shown: wanted });
    }
    draw();
  }

  return { state, load, text, busy: () => state.shown !== state.wanted };
}
