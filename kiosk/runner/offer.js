/** The next walk, as one big button: how much it is, through which zones, to which rooms. */
import { h } from "../kit/dom.js";
import { say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { placeOf } from "./task.js";
import { t } from "./words.js";

export function offer({ walk, act }) {
  const rooms = walk.rooms.map((stop) => say(stop.room.name));
  const size = [t("pieces", walk.pieces), rooms.length > 0 && t("rooms_", rooms.length), walk.metres > 0 && t("metres", walk.metres)];
  return h("section", { class: "offer card", "aria-labelledby": "offer-title", "data-offer": walk.pieces },
    h("h2", { id: "offer-title", class: "eyebrow accent" }, t("nextWalk")),
    h("p", { class: "offer-size" }, size.filter(Boolean).map((part, i) => [i > 0 && " · ", h("span", null, part)])),
    h("ol", { class: "offer-way" },
      walk.stops.map((stop, i) => way("pin", placeOf(stop.tasks[0]).filter(Boolean).join(" · "), stop.tasks.length, `s${i}`)),
      rooms.length > 0 && way("door", rooms.join(", "), 0, "rooms")),
    h("button", {
      class: "button accent wide big", type: "button", "data-do": "startWalk", "aria-busy": act.busy("walk") ? "true" : null,
      onclick: act.startWalk,
    }, icon("walk"), t("startWalk")));
}

const way = (sign, words, n, key) => h("li", { key, class: "row" },
  icon(sign), h("span", { class: "grow clip" }, words), n > 1 && h("span", { class: "soft number" }, n));
