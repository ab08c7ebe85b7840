/**
 * Why not: one tap, if the shopper likes, after "not for me" and after "leave it". It asks in the garment's
 * own place, moves nothing, and goes away by itself; what was said can be changed later.
 */
import { h } from "../kit/dom.js";
import { attempt } from "../kit/toast.js";
import { t } from "./words.js";

export const REASONS = ["colour", "style", "fabric", "price", "too_small", "too_large", "too_short", "too_long"];
const OPPOSITE = { too_small: "too_large", too_large: "too_small", too_short: "too_long", too_long: "too_short" };
const ASKED_MS = 20_000; // to read eight words and to decide not to
const TOLD_MS = 6000; // for a second thought
const AGAIN_MS = 500; // until it is looked again whether somebody is at it

/** A style that is not for them: what was said of it, how to say it, and how to take all of it back. */
export const ofStyle = (app, style) => ({
  id: `style ${style}`,
  said: () => app.view?.visit?.opinion_reasons[style] ?? [],
  say: (reasons) => app.visit.opine(style, "dislike", reasons),
  takeBack: () => app.visit.opine(style, null),
});

/** A garment that is left here. */
export const ofRequest = (app, { id }) => ({
  id: `request ${id}`,
  said: () => app.view?.visit?.requests.find((request) => request.id === id)?.reasons ?? [],
  say: (reasons) => app.visit.decide({ id }, "left", reasons),
  takeBack: () => app.visit.thinkAgain({ id }),
});

export function whys(app) {
  const timers = new Map(); // of the questions that are open
  const closing = new Set(); // those that go as soon as the page may change
  const told = new Map(); // what was tapped and the service has not confirmed
  const sent = new Map(); // each subject's answers go one after the other

  function open(subject, ms = ASKED_MS) {
    clearTimeout(timers.get(subject.id));
    closing.delete(subject.id);
    timers.set(subject.id, setTimeout(() => (app.still.now && !isAttended(subject) ? close(subject) : open(subject, AGAIN_MS)), ms));
  }

  function close(subject) {
    clearTimeout(timers.get(subject.id));
    timers.delete(subject.id);
    closing.add(subject.id);
    app.settle();
  }

  const chosen = (subject) => told.get(subject.id) ?? subject.said();

  function tap(subject, reason) {
    const now = chosen(subject).filter((each) => each !== OPPOSITE[reason]);
    const next = now.includes(reason) ? now.filter((each) => each !== reason) : [...now, reason];
    told.set(subject.id, next);
    if (timers.has(subject.id)) open(subject, TOLD_MS);
    app.paint();
    const send = async () => {
      await attempt(() => subject.say(next));
      if (told.get(subject.id) === next) told.delete(subject.id);
      app.paint();
    };
    sent.set(subject.id, (sent.get(subject.id) ?? Promise.resolve()).then(send));
  }

  return {
    open, close, chosen, tap,
    /** Asked and not done with: its card keeps its place. */
    isOpen: (id) => timers.has(id),
    isShown: (id) => timers.has(id) || closing.has(id),
    settle: () => closing.clear(),
    clear() {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const all of [timers, closing, told, sent]) all.clear();
    },
  };
}

/** Who works with keys has no use for a question that runs away. */
const isAttended = ({ id }) => document.querySelector(`[data-why="${CSS.escape(id)}"] :focus-visible`) !== null;

/** The eight words. */
export const chips = (app, subject, name) => h("div", { class: "why-chips", role: "group", "aria-label": t("whyNamed", name) },
  REASONS.map((reason) => h("button", {
    key: reason, class: "chip", type: "button", "data-reason": reason,
    "aria-pressed": app.whys.chosen(subject).includes(reason), onclick: () => app.whys.tap(subject, reason),
  }, t(reason))));

/** The question as it lies over its garment. */
export function whyPanel(app, subject, { name, title, back }) {
  const takeBack = async (event) => {
    if (await attempt(subject.takeBack, event.currentTarget)) app.whys.close(subject);
  };
  const some = app.whys.chosen(subject).length > 0;
  const closed = !app.whys.isOpen(subject.id);
  return h("div", { class: "why", key: "why", "data-why": subject.id, "data-closed": closed, mount: focusFirst },
    h("p", { class: "why-title strong" }, t(some ? "whyThanks" : title)),
    chips(app, subject, name),
    h("div", { class: "why-foot" },
      h("button", { class: "button plain small", type: "button", "aria-label": t("takeBackNamed", name), onclick: takeBack }, t(back)),
      h("button", { class: "button line small", type: "button", "aria-label": t(some ? "whyDoneNamed" : "whySkipNamed", name), onclick: () => app.whys.close(subject) }, t(some ? "whyDone" : "whySkip"))));
}

const focusFirst = (panel) => panel.querySelector("button").focus({ preventScroll: true });
