/** A garment that is waited for: all of it is in fitting rooms, and the first that comes back is brought. */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { say } from "../kit/i18n.js";
import { stopWishing, wishWords } from "../kit/wish.js";

export const wishItem = (app, wish) => h("li", { key: wish.id, class: "item card", "data-wish": wish.id },
  h("div", { class: "item-row" },
    h("div", { class: "thumb" }, photo(wish)),
    h("div", { class: "grow stack tight" },
      h("h3", null, say(wish.name)), h("p", { class: "soft small" }, variantLine(wish)),
      h("p", { class: `small ${wish.in_vain ? "caution" : ""}`, role: "status" }, wishWords(wish)))),
  h("div", { class: "row choices" }, stopWishing(wish, () => app.visit.unwish(wish))));
