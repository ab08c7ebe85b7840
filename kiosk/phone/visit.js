/**
 * The shopper's visit on this phone: its access, its live view, and everything it can be told.
 * The view comes from the service only; a command's answer is a view too, and the newer one wins.
 */
import { dropAccess, accessOf, keepAccess } from "../kit/access.js";
import { ask, connect, Unreachable } from "../kit/api.js";
import { showConnection } from "../kit/connection.js";
import { follow } from "../kit/live.js";
import { keep, recall } from "../kit/memory.js";
import { isOlder } from "../kit/position.js";

const NEEDS_ACCESSIBLE = "fitroom:needs-accessible";
const OVER = new Set(["visit_unknown", "visit_forgotten", "token_invalid", "access_ended"]);

export function shopper({ store, changed, gone }) {
  let access = accessOf("visit");
  if (access?.store !== store) access = null;
  let view = null;
  let stream = null;
  let beginning = null;
  const api = connect({ store, token: () => access?.token });
  const below = (path) => `/visits/${access.visit}${path}`;

  function adopt(answer) {
    const newest = answer?.visit ?? (answer?.call_sign ? answer : null);
    if (!newest || (view?.id === newest.id && isOlder(newest, view))) return answer;
    view = newest;
    changed();
    return answer;
  }

  function enter(answer) {
    access = { token: answer.token, store, visit: answer.visit.id, role: "visit" };
    keepAccess("visit", access);
    stream?.stop();
    view = null;
    adopt(answer);
    listen();
  }

  function listen() {
    stream = follow({
      url: api.base + below("/events"), token: access.token, onState: showConnection,
      onView: adopt, onGone: ({ code }) => leave(code),
    });
  }

  function leave(code) {
    stream?.stop();
    stream = null;
    access = view = null;
    dropAccess("visit");
    showConnection("live");
    gone(code);
  }

  /** Runs a command of the visit; a visit that is gone is left behind, whoever ended it. */
  async function command(work) {
    try {
      return adopt(await work());
    } catch (error) {
      if (OVER.has(error.code)) leave(error.code);
      throw error;
    }
  }

  return {
    api,
    get view() { return view; },
    get id() { return view?.id ?? null; },
    get live() { return Boolean(view) && view.state !== "ended"; },
    get signalsTo() { return access && { url: `${api.base}/signals`, token: access.token }; },
    needsAccessible: () => Boolean(view?.accessible || recall(NEEDS_ACCESSIBLE)),
    setNeedsAccessible: (on) => { keep(NEEDS_ACCESSIBLE, on); changed(); },

    /** Goes on with the visit that this phone had, if the service still knows it. */
    async resume() {
      if (!access) return;
      try {
        adopt(await api.get(below("")));
      } catch (error) {
        if (!(error instanceof Unreachable)) return leave(error.code);
      }
      listen();
    },

    /** Starts a visit unless there is one; two taps at once start one. */
    async begin(gtin = undefined) {
      if (this.live) return;
      const body = { via: "phone", gtin, accessible: this.needsAccessible() };
      beginning ??= ask("POST", `${api.base}/visits`, { body }).then(enter).finally(() => { beginning = null; });
      await beginning;
    },
    async takeOver(code) {
      enter(await ask("POST", `${api.base}/visits/takeover`, { body: { code: code.trim().toUpperCase() } }));
    },
    async request(gtin, { carry = false, slate, position } = {}) {
      await this.begin(gtin);
      return command(() => api.post(below("/requests"), { gtin, carry, slate, position }));
    },
    change: (request, gtin) => command(() => api.put(below(`/requests/${request.id}/variant`), { gtin })),
    chooseCounting: (counted) => command(() => api.put(below("/counting"), { counted })),
    bringIn: (request) => command(() => api.post(below(`/requests/${request.id}/arrival`))),
    carry: (request) => command(() => api.post(below(`/requests/${request.id}/carry`))),
    wait: (request) => command(() => api.post(below(`/requests/${request.id}/patience`))),
    /** Another garment in its place; `card` is where it was shown, if it was. */
    replace: (request, gtin, card = null) =>
      command(() => api.post(below(`/requests/${request.id}/replacement`), { gtin, slate: card?.slate, position: card?.position })),
    async wish(gtin) {
      await this.begin(gtin);
      return command(() => api.post(below("/wishes"), { gtin }));
    },
    unwish: (wish) => command(() => api.remove(below(`/wishes/${wish.id}`))),
    cancel: (request) => command(() => api.post(below(`/requests/${request.id}/cancellation`))),
    thinkAgain: (request) => command(() => api.remove(below(`/requests/${request.id}/outcome`))),
    decide: (request, outcome, reasons = []) => command(() => api.put(below(`/requests/${request.id}/outcome`), { outcome, reasons })),
    async join() {
      await this.begin();
      return command(() => api.post(below("/place"), { accessible: this.needsAccessible() }));
    },
    holdPlace: () => command(() => api.post(below("/place/hold"))),
    resumePlace: () => command(() => api.remove(below("/place/hold"))),
    leaveLine: () => command(() => api.remove(below("/place"))),
    hold: () => command(() => api.post(below("/offer/hold"))),
    /** The next one goes first, with the room that is offered or before one is. */
    giveAway: () => command(() => api.post(below("/place/yield"))),
    async book(at, for_s) {
      await this.begin();
      return command(() => api.post(below("/booking"), { at, for_s }));
    },
    unbook: () => command(() => api.remove(below("/booking"))),
    invite: () => api.post(below("/companions/code")),
    callCompanion: ({ id }) => command(() => api.post(below(`/companions/${id}/call`))),
    sendAway: ({ id }) => command(() => api.remove(below(`/companions/${id}`))),
    enterRoom: () => command(() => api.post(below("/entry"))),
    callHelp: (about) => command(() => api.post(below("/help"), { about })),
    stopHelp: () => command(() => api.remove(below("/help"))),
    opine: (style, opinion, reasons = []) => command(() => api.put(below(`/opinions/${encodeURIComponent(style)}`), { opinion, reasons })),
    end: () => command(() => api.post(below("/end"))),
    async forget() {
      await command(() => api.remove(below("")));
      leave("visit_forgotten");
    },
    /** Leaves an ended visit behind, so that the next scan starts a new one. */
    startAgain: () => leave("visit_over"),
  };
}
