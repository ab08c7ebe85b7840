/**
 * A companion's phone: its access to the garments of somebody else's visit, the live view of them, and the
 * little it can do there - add one, say what it thinks, go.
 */
import { accessOf, dropAccess, keepAccess } from "../kit/access.js";
import { ask, connect, Unreachable } from "../kit/api.js";
import { showConnection } from "../kit/connection.js";
import { follow } from "../kit/live.js";
import { isOlder } from "../kit/position.js";

export function companion({ store, changed, gone }) {
  let access = accessOf("companion");
  if (access?.store !== store) access = null;
  let view = null;
  let stream = null;
  const api = connect({ store, token: () => access?.token });
  const below = (path) => `/companions/${access.id}${path}`;

  function adopt(answer) {
    const newest = answer?.company ?? (answer?.garments ? answer : null);
    if (!newest || (view && isOlder(newest, view))) return answer;
    view = newest;
    changed();
    return answer;
  }

  function listen() {
    stream = follow({ url: api.base + below("/events"), token: access.token, onView: adopt, onGone: leave, onState: showConnection });
  }

  /** Sent away, gone, or the visit is over: this phone knows nothing of it any more. */
  function leave() {
    stream?.stop();
    access = view = null;
    dropAccess("companion");
    showConnection("live");
    gone();
  }

  async function command(work) {
    try {
      return adopt(await work());
    } catch (error) {
      if (error.code === "companion_unknown" || error.code === "token_invalid") leave();
      throw error;
    }
  }

  return {
    get view() { return view; },
    get joined() { return Boolean(access); },

    /** Goes on where this phone was, if it is still welcome. */
    async resume() {
      try {
        adopt(await api.get(below("")));
      } catch (error) {
        if (!(error instanceof Unreachable)) return leave();
      }
      listen();
    },
    async join(code, label) {
      const answer = await ask("POST", `${api.base}/companions`, { body: { code: code.trim().toUpperCase(), label } });
      access = { token: answer.token, store, id: answer.company.id, role: "companion" };
      keepAccess("companion", access);
      adopt(answer);
      listen();
    },
    add: (gtin) => command(() => api.post(below("/requests"), { gtin })),
    vote: (style, opinion) => command(() => api.put(below(`/votes/${encodeURIComponent(style)}`), { opinion })),
    async go() {
      await api.remove(below(""));
      leave();
    },
  };
}
