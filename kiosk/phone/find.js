/** Finding by words, as they are typed, in either language; and the way to finding by photo. */
import { h } from "../kit/dom.js";
import { lacks, missedWords, readAs, variantShown, wayShown } from "../kit/found.js";
import { icon } from "../kit/icons.js";
import { problem } from "../kit/i18n.js";
import { searcher } from "../kit/searching.js";
import { tile } from "./cards.js";
import { byPhotoButton } from "./photo.js";
import { t } from "./words.js";

const MOST = 24;
let typed = "";
let search = null;

export function findPage(app) {
  search ??= searcher({ address: (words) => `${app.api.base}/search?q=${encodeURIComponent(words)}&n=${MOST}`, changed: () => app.paint() });
  const { found } = search;
  if (!found.answer && !found.busy && !found.error) queueMicrotask(() => search.submit(typed));
  return h("div", { class: "page find stack", "data-searched": found.words, "aria-busy": found.busy },
    h("h1", null, t("findTitle")),
    h("div", { class: "stack tight" }, field(), byPhotoButton()),
    found.error && h("p", { class: "danger small", role: "alert" }, problem(found.error)),
    found.answer && results(found));
}

/** What was typed is gone with its visit. */
export function forgetWords() {
  typed = "";
  search?.clear();
  const field = document.getElementById("q");
  if (field) field.value = "";
}

function field() {
  const changed = (event) => {
    typed = event.currentTarget.value;
    search.type(typed);
  };
  const submit = (event) => {
    event.preventDefault();
    search.submit(typed);
    document.getElementById("q").blur(); // the keyboard of the phone gives way to what was found
  };
  return h("form", { class: "search", role: "search", key: "search", onsubmit: submit },
    icon("search"),
    h("input", {
      class: "field", id: "q", name: "q", type: "search", "aria-label": t("findLabel"), placeholder: t("findHint"), enterkeyhint: "search",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", maxlength: "80",
      mount: (input) => { input.value = typed; }, oninput: changed, oncompositionend: changed,
    }));
}

function results({ words, answer }) {
  const { styles } = answer;
  const missed = missedWords(answer);
  return [
    readAs(answer),
    h("div", { role: "status" }, words && (styles.length
      ? h("p", { class: missed ? "missed" : "soft small" }, missed ?? t("foundCount", styles.length))
      : h("div", { class: "nothing stack" }, h("h2", null, t("foundNothing", words)), h("p", { class: "soft" }, t("foundNothingHelp"))))),
    !words && styles.length > 0 && h("h2", null, t("firstLook")),
    ...groups(answer).map(([name, some]) => h("section", { key: name, class: "stack tight" },
      name === "nearly" && h("h2", { class: "label" }, t("nearly")),
      h("ul", { class: "grid" }, some.map((style) => item(answer, style))))),
  ];
}

/** Those that have all that can be had, then the others. */
function groups(answer) {
  const whole = answer.styles.filter((style) => !lacks(answer, style));
  const rest = answer.styles.filter((style) => lacks(answer, style));
  return [["whole", whole], ["nearly", rest]].filter(([, some]) => some.length);
}

function item(answer, style) {
  const way = wayShown(answer, style);
  const variant = variantShown(answer, way);
  const here = way.variants.reduce((sum, each) => sum + each.available, 0);
  const line = [lacks(answer, style), here ? "" : t("noneNow")].filter(Boolean).join(" · ");
  return h("li", { key: style.style, "data-style": style.style, "data-colourway": way.id },
    tile({ garment: { ...way, name: style.name, price: variant?.price }, gtin: variant?.gtin, line, tone: "faint" }));
}
