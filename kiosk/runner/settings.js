/** Me and this handheld: my shift, then language, sound, light or dark. */
import { h } from "../kit/dom.js";
import { language, languageName, setLanguage } from "../kit/i18n.js";
import { keep, recall } from "../kit/memory.js";
import { openSheet } from "../kit/sheet.js";
import { setSound, soundOn } from "./news.js";
import { meOn, shift } from "./shift.js";
import { t } from "./words.js";

const THEME = "fitroom:runner:theme";

export function applyTheme(theme = recall(THEME) ?? "light") {
  document.documentElement.dataset.theme = theme;
}

export function openSettings({ current, act }) {
  const said = { called: meOn(current())?.called ?? "" };
  openSheet({
    label: () => current().me.name,
    view: (sheet) => h("div", { class: "stack wide" },
      shift({ view: current(), act, said, update: sheet.update }),
      h("section", { class: "stack", "aria-label": t("settings") },
        choice(t("language"), language(), ["ko", "en"].map((tag) => [tag, languageName(tag)]), (tag) => setLanguage(tag), sheet),
        choice(t("sound"), soundOn() ? "on" : "off", [["on", t("on")], ["off", t("off")]], (value) => setSound(value === "on"), sheet),
        choice(t("theme"), document.documentElement.dataset.theme, [["light", t("light")], ["dark", t("dark")]], (theme) => {
          keep(THEME, theme);
          applyTheme(theme);
        }, sheet))),
  });
}

function choice(label, chosen, options, choose, sheet) {
  return h("div", { class: "stack tight", role: "group", "aria-label": label },
    h("p", { class: "eyebrow" }, label),
    h("div", { class: "chips" }, options.map(([value, words]) => h("button", {
      key: value, class: "chip grow", type: "button", "aria-pressed": value === chosen,
      onclick: () => {
        choose(value);
        sheet.update();
      },
    }, words))));
}
