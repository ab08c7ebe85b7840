/** What the shopper's place looks like and what they need of a room: the call sign, the accessible room. */
import { h } from "../kit/dom.js";
import { attempt } from "../kit/toast.js";
import { bookingPart } from "./booking.js";
import { t } from "./words.js";

export const sign = (view) => h("div", { class: "stack tight center" },
  h("p", { class: "eyebrow" }, t("callSign")),
  h("p", { class: "call-sign number" }, view.call_sign));

/** Can be said at any time before the room is entered, or booked for later; the place in the line stays. */
export const accessibleBox = (app, view, said) => h("div", { class: "stack tight", key: "accessible" },
  h("label", { class: "check row" },
    h("input", { type: "checkbox", checked: app.visit.needsAccessible(), disabled: Boolean(view?.accessible),
      onchange: (event) => said(event.target.checked, event.target) }),
    t("accessible")),
  bookingPart(app, view));

export const askNow = (app) => (on, box) => {
  app.visit.setNeedsAccessible(on);
  return on && attempt(() => app.visit.join(), box);
};
