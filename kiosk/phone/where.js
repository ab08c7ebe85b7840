/** Where a garment hangs: the store's map in a sheet. */
import { h } from "../kit/dom.js";
import { say } from "../kit/i18n.js";
import { mapOf, storeMap } from "../kit/map.js";
import { openSheet } from "../kit/sheet.js";
import { t } from "./words.js";

/** @param garment a style or a request: `name`, `zone`, `fixture`, and `walk_s` where it is known */
export function openWhere(app, garment) {
  openSheet({
    label: () => t("whereIs"),
    view: (sheet) => h("div", { class: "stack" },
      h("p", { class: "soft" }, say(garment.name)),
      storeMap(mapOf(app.api, app.paint), garment, app.visit.view?.room),
      h("button", { class: "button wide", type: "button", onclick: sheet.close }, t("gotIt"))),
  });
}
