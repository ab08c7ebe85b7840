/**
 * The one visit this kiosk helps with right now. It lives in memory only: the screen belongs to
 * everybody, and what the next person must not see is best never written down.
 */
import { connect } from "../kit/api.js";
import { follow } from "../kit/live.js";
import { isOlder } from "../kit/position.js";

export function hosted({ store, changed }) {
  let token = null;
  let view = null;
  let stream = null;
  let code = null;
  let making = null;
  const api = connect({ store, token: () => token });

  function adopt(answer) {
    const newest = answer?.visit ?? answer;
    if (newest?.call_sign && (view?.id !== newest.id || !isOlder(newest, view))) {
      view = newest;
      changed();
    }
    return answer;
  }

  function enter(answer) {
    leave();
    token = answer.token;
    adopt(answer);
    stream = follow({
      url: `${api.base}/visits/${view.id}/events`, token, onView: adopt, onGone: leave,
    });
  }

  /** Forgets the visit here; it goes on elsewhere. */
  function leave() {
    stream?.stop();
    stream = token = view = code = making = null;
    changed();
  }

  const below = (path) => `/visits/${view.id}${path}`;

  return {
    get view() { return view; },
    get code() { return code; },
    leave,
    /** A garment or a style as this visit sees it: with the size that is suggested to it. Without a visit, as anyone does. */
    look: (path) => api.get(path),
    async begin({ accessible, gtin = undefined }) {
      enter(await api.post("/visits", { via: "kiosk", accessible, gtin }));
    },
    takeOver: async (typed) => enter(await api.post("/visits/takeover", { code: typed })),
    request: async (gtin, { carry, slate, position }) => adopt(await api.post(below("/requests"), { gtin, carry, slate, position })),
    cancel: async (request) => adopt(await api.post(below(`/requests/${request.id}/cancellation`))),
    replace: async (request, gtin, { slate, position } = {}) => adopt(await api.post(below(`/requests/${request.id}/replacement`), { gtin, slate, position })),
    wait: async (request) => adopt(await api.post(below(`/requests/${request.id}/patience`))),
    carryInstead: async (request) => adopt(await api.post(below(`/requests/${request.id}/carry`))),
    want: async (gtin) => adopt(await api.post(below("/wishes"), { gtin })),
    stopWanting: async (wish) => adopt(await api.remove(below(`/wishes/${wish.id}`))),
    join: async (accessible) => adopt(await api.post(below("/place"), { accessible })),
    leaveLine: async () => adopt(await api.remove(below("/place"))),
    hold: async () => adopt(await api.post(below("/offer/hold"))),
    holdPlace: async () => adopt(await api.post(below("/place/hold"))),
    resume: async () => adopt(await api.remove(below("/place/hold"))),
    yieldPlace: async () => adopt(await api.post(below("/place/yield"))),
    book: async (at) => adopt(await api.post(below("/booking"), { at })),
    giveUpBooking: async () => adopt(await api.remove(below("/booking"))),
    help: async (about) => adopt(await api.post(below("/help"), { about })),
    noHelp: async () => adopt(await api.remove(below("/help"))),
    async end() {
      const ended = view.id;
      await api.post(below("/end"));
      if (view?.id === ended) leave(); // by now the screen may be the next person's
    },

    /** A take-over code for a phone: the one that is still good for a while, else a new one. */
    async freshCode({ lastsMs = 60_000 } = {}) {
      if (code && Date.parse(code.expires_at) - Date.now() > lastsMs) return code;
      const mine = view.id;
      making ??= api.post(below("/code")).finally(() => { making = null; });
      const made = await making;
      if (view?.id !== mine) return null;
      code = made;
      changed();
      return code;
    },

    /** Nobody asked for anything with it: then it is ended rather than left to time out. */
    get idle() { return view !== null && view.state === "browsing" && view.requests.length === 0; },
  };
}
