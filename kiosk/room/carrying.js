/** Brought or fetched: the choice with the honest time of each, and where a garment hangs that is fetched. */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { say } from "../kit/i18n.js";
import { mapOf, placeWords, storeMap, walkWords } from "../kit/map.js";
import { promiseWords, whyLong } from "../kit/promise.js";
import { openSheet } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { t } from "./words.js";

/** Two ways to have a garment here; the one that is `chosen` is what a tap on a size does. */
export function waysOf(style, chosen, choose) {
  const way = (name, sign, ...lines) => h("button", {
    key: name, class: "way", type: "button", role: "radio", "data-way": name, "aria-checked": chosen === name, onclick: () => choose(name),
  }, icon(sign), h("span", { class: "grow" }, h("span", { class: "strong" }, t(`way_${name}`)), lines.filter(Boolean).map((line) => h("span", { class: "small soft" }, line))));
  return h("div", { class: "ways", role: "radiogroup", "aria-label": t("ways") },
    way("bring", "door", promiseWords(style.promise), whyLong(style.promise)),
    way("carry", "walk", placeWords(style), walkWords(style)));
}

/** One tap: it is on the list as fetched, and the map says where it hangs. */
export async function carry(app, card, gtin, button) {
  const { slate, position, style } = card;
  app.notes.note("tap", { slate, position, style, gtin, visit: app.view.visit.id });
  const done = await attempt(() => app.visit.request(gtin, { slate, position, carry: true }), button);
  if (done) whereSheet(app, asked(done));
  return done;
}

/** A runner need not come for it any more. */
export const carryInstead = async (app, request) => whereSheet(app, asked(await app.visit.carryInstead(request)));

export const whereButton = (app, request) => placeWords(request) && h("button", {
  class: "where", type: "button", "aria-label": t("whereNamed", say(request.name)), onclick: () => whereSheet(app, request),
}, icon("pin"), t("where"));

const asked = ({ request, visit }) => visit.requests.find((each) => each.id === request);

export function whereSheet(app, request) {
  const sheet = openSheet({
    label: () => say(request.name), kind: "detail", onclose: () => app.settle(),
    view: () => h("div", { class: "stack" },
      storeMap(mapOf(app.api, () => sheet.element.open && sheet.update()), request, app.view?.room),
      h("p", { class: "soft" }, t("whereHelp"))),
  });
}
