/** What a runner may set on this handheld: language, sound, light or dark. */
import { h } from "../kit/dom.js";
import { language, languageName, setLanguage } from "../kit/i18n.js";
import { keep, recall } from "../kit/memory.js";
import { openSheet } from "../kit/sheet.js";
import { setSound, soundOn } from "./news.js";
import { t } from "./words.js";

const THEME = "fitroom:runner:theme";

export function applyTheme(theme = recall(THEME) ?? "light") {
  document.documentElement.dataset.theme = theme;
}

export function openSettings({ name }) {
  openSheet({
    label: () => t("settings"),
    view: (sheet) => h("div", { class: "stack" },
      h("p", { class: "soft" }, t("you", name)),
      choice(t("language"), language(), ["ko", "en"].map((tag) => [tag, languageName(tag)]), (tag) => setLanguage(tag), sheet),
      choice(t("sound"), soundOn() ? "on" : "off", [["on", t("on")], ["off", t("off")]], (value) => setSound(value === "on"), sheet),
      choice(t("theme"), document.documentElement.dataset.theme, [["light", t("light")], ["dark", t("dark")]], (theme) => {
        keep(THEME, theme);
        applyTheme(theme);
      }, sheet)),
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
