/**
 * The runner's commands. One button a task changes its meaning as the task moves on, and the next stop
 * comes up where the last one stood, so a thumb that taps twice must not do two things: a key is busy
 * until it is answered and for a moment after, and so is every step of a walk with it.
 */
import { mapOf } from "../kit/map.js";
import { tell, tellProblem } from "../kit/toast.js";
import { t } from "./words.js";

const SETTLE_MS = 450; // longer than a double tap

/** `adopt` takes the view that every command is answered with, so that the change is seen at once. */
export function commands({ api, changed, adopt, onAccessEnded }) {
  const busy = new Set();

  /** Runs `work` unless one of `keys` is busy. Resolves to true when it was done, false when it was not. */
  async function run(keys, work) {
    if (keys.some((key) => busy.has(key))) return false;
    keys.forEach((key) => busy.add(key));
    changed();
    const settled = new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    let done = false;
    try {
      const answer = await work();
      done = true;
      if (answer?.help_calls) adopt(answer);
    } catch (error) {
      if (!error.code) console.error(error);
      if (error.status === 401) onAccessEnded(error);
      else tellProblem(error);
    }
    await settled;
    keys.forEach((key) => busy.delete(key));
    changed();
    return done;
  }

  const one = (key, method, path, body) => run([key], () => api[method](path, body));
  const step = (verb) => (task) => run([task.id, "step"], () => api.post(`/requests/${task.id}/${verb}`));
  const thanks = async (done, words) => {
    if (await done) tell(words);
  };

  return {
    busy: (key) => busy.has(key),
    stepping: (task) => busy.has(task.id) || busy.has("step"),
    look: (path) => api.get(path),
    map: () => api.get("/map"),
    /** The same for drawing: null until it is there, and then the screen is drawn again. */
    drawing: () => mapOf(api, changed),
    // tasks and walks
    claim: (task) => one(task.id, "post", `/requests/${task.id}/claim`),
    pick: step("pick"),
    deliver: step("delivery"),
    release: (task) => one(task.id, "remove", `/requests/${task.id}/claim`),
    absent: (task, why) => run([task.id, "step"], () => api.post(`/requests/${task.id}/absence`, why)),
    handOver: (task) => thanks(one(task.id, "post", `/requests/${task.id}/handover`), t("handedOver")),
    takeOverPiece: (piece) => thanks(one(piece.id, "post", `/requests/${piece.id}/takeover`), t("tookPiece")),
    handTask: (task, to) => one(task.id, "post", `/requests/${task.id}/handing`, { to }),
    /** All that a silent colleague has: their walk, and what they took one by one. */
    takeOver: (walk, view) => run([`over-${walk.runner.id}`], async () => {
      if (!view.me.on_floor) await api.put("/shift", {});
      let now = walk.walk ? await api.post(`/walks/${walk.walk}/handing`, { to: view.me.id }) : view;
      const single = now.others.find((other) => other.runner.id === walk.runner.id)?.tasks ?? [];
      for (const task of single) now = await api.post(`/requests/${task.id}/handing`, { to: view.me.id });
      return now;
    }),
    startWalk: () => one("walk", "post", "/walks"),
    handWalk: (walk, to) => one(walk, "post", `/walks/${walk}/handing`, { to }),
    /** Several in one room at once: those that fail are told once, the others go through. */
    deliverAll: (tasks) => run(["step"], async () => {
      const results = await Promise.allSettled(tasks.map((task) => api.post(`/requests/${task.id}/delivery`)));
      const failed = results.find((result) => result.status === "rejected");
      results.forEach((result) => result.value && adopt(result.value));
      if (failed) throw failed.reason;
    }),
    claimAndPick: (task, words) => run([task.id, "step"], async () => {
      await api.post(`/requests/${task.id}/claim`);
      const answer = await api.post(`/requests/${task.id}/pick`);
      tell(words);
      return answer;
    }),
    // rooms
    clearRoom: (room, found) => one(`room-${room.id}`, "post", `/rooms/${room.id}/clearing`, found),
    seeOff: (room) => one(`room-${room.id}`, "post", `/rooms/${room.id}/departure`),
    closeRoom: (room, cause) => one(`room-${room.id}`, "post", `/rooms/${room.id}/closure`, { cause }),
    openRoom: (room) => one(`room-${room.id}`, "remove", `/rooms/${room.id}/closure`),
    book: (wish) => one("book", "post", "/bookings", wish),
    meetBooking: (booking) => one(booking.id, "post", `/bookings/${booking.id}/arrival`, { call_sign: null }),
    cancelBooking: (booking) => one(booking.id, "remove", `/bookings/${booking.id}`),
    // the rest of the floor
    recover: (back, found) => one(back.id, "post", `/go-backs/${back.id}/recovery`, { found }),
    claimCount: (count) => one(`count-${count.fixture.id}`, "post", `/counts/${count.fixture.id}/claim`),
    finishCount: (count, pieces) => one(`count-${count.fixture.id}`, "post", `/counts/${count.fixture.id}/count`, { pieces }),
    helpDone: (call) => one(call.id, "post", `/help-calls/${call.id}/done`),
    answer: (call) => one(call.id, "post", `/help-calls/${call.id}/answer`),
    startShift: (said) => one("shift", "put", "/shift", said),
    endShift: () => one("shift", "remove", "/shift"),
  };
}
