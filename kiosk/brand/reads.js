/** Who read which figures, the latest first: nobody can take a line of it away. */
import { h } from "../kit/dom.js";
import { language, problem, say } from "../kit/i18n.js";
import { t } from "./words.js";

export function readsPage({ api, draw }) {
  let reads = null;
  let names = {};
  let error = null;

  async function load() {
    reads = [];
    try {
      const [told, list] = [await api.get("/reads"), await api.get("/reports")];
      names = Object.fromEntries(list.reports.map((one) => [one.name, one.title]));
      reads = told.reads;
    } catch (trouble) {
      error = trouble;
    }
    draw();
  }

  const when = (iso) => new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
  const row = (read) => h("tr", { key: read.position, "data-read": read.report },
    h("td", null, when(read.at)), h("td", null, t(`role_${read.role}`), " ", read.name),
    h("td", null, say(names[read.report]) || read.report), h("td", null, `${read.from} – ${read.to}`));

  return {
    view() {
      if (!reads) load();
      if (error) return h("p", { class: "card", role: "alert" }, problem(error));
      return [
        h("p", { class: "lead", key: "lead" }, t("readsLead")),
        h("div", { class: "card scroll", key: "reads", tabindex: "0", role: "region", "aria-label": t("reads") }, h("table", { class: "words" },
          h("thead", null, h("tr", null, ["at", "who", "what", "days"].map((name) => h("th", { key: name, scope: "col" }, t(name))))),
          h("tbody", null, (reads ?? []).map(row)))),
      ];
    },
  };
}
