/** Where a garment hangs, on the store's map: for whoever carries it themselves. */
import { h } from "../kit/dom.js";
import { say } from "../kit/i18n.js";
import { mapOf, storeMap } from "../kit/map.js";
import { openSheet } from "../kit/sheet.js";
import { t } from "./words.js";

/** @param garment has `name`, `zone`, `fixture` and `walk_s`: a request or a style; `room` is the shopper's own, if any */
export function whereSheet(api, garment, room = null) {
  const sheet = openSheet({
    label: () => say(garment.name), kind: "where-sheet",
    view: () => h("div", { class: "stack" },
      storeMap(mapOf(api, () => sheet.element.open && sheet.update()), garment, room),
      h("p", { class: "soft" }, t("whereHelp"))),
  });
}
