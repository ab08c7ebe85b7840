/**
 * The runner's commands. One button a task changes its meaning as the task moves on, so a thumb that
 * taps twice must not do two things: a key is busy until it is answered, and for a moment after.
 */
import { tell, tellProblem } from "../kit/toast.js";

const SETTLE_MS = 450; // longer than a double tap

/** `adopt` takes the view that every command is answered with, so that the change is seen at once. */
export function commands({ api, changed, adopt, onAccessEnded }) {
  const busy = new Set();

  /** Runs `work` unless `key` is busy. Resolves to true when it was done, false when it was not. */
  async function run(key, work) {
    if (busy.has(key)) return false;
    busy.add(key);
    changed();
    const settled = new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    let done = false;
    try {
      const answer = await work();
      done = true;
      if (answer?.walks) adopt(answer);
    } catch (error) {
      if (!error.code) console.error(error);
      if (error.status === 401) onAccessEnded(error);
      else tellProblem(error);
    }
    await settled;
    busy.delete(key);
    changed();
    return done;
  }

  const task = (verb) => (one) => run(one.id, () => api.post(`/requests/${one.id}/${verb}`));

  /** Several at once: those that fail are told once, the others go through. */
  const all = (key, tasks, work) => run(key, async () => {
    const results = await Promise.allSettled(tasks.map(work));
    const failed = results.find((result) => result.status === "rejected");
    results.forEach((result) => result.value?.walks && adopt(result.value));
    if (failed) throw failed.reason;
  });

  return {
    busy: (key) => busy.has(key),
    claim: task("claim"),
    pick: task("pick"),
    deliver: task("delivery"),
    release: (one) => run(one.id, () => api.remove(`/requests/${one.id}/claim`)),
    absent: (one, reason) => run(one.id, () => api.post(`/requests/${one.id}/absence`, { reason })),
    claimAll: (key, tasks) => all(key, tasks, (one) => api.post(`/requests/${one.id}/claim`)),
    deliverAll: (key, tasks) => all(key, tasks, (one) => api.post(`/requests/${one.id}/delivery`)),
    claimAndPick: (one, words) => run(one.id, async () => {
      await api.post(`/requests/${one.id}/claim`);
      const answer = await api.post(`/requests/${one.id}/pick`);
      tell(words);
      return answer;
    }),
    clearRoom: (room) => run(`room-${room.id}`, () => api.post(`/rooms/${room.id}/clearing`)),
    seeOff: (room) => run(`room-${room.id}`, () => api.post(`/rooms/${room.id}/departure`)),
    closeRoom: (room, reason) => run(`room-${room.id}`, () => api.post(`/rooms/${room.id}/closure`, { reason })),
    openRoom: (room) => run(`room-${room.id}`, () => api.remove(`/rooms/${room.id}/closure`)),
    recover: (back, found) => run(back.id, () => api.post(`/go-backs/${back.id}/recovery`, { found })),
    answer: (call) => run(call.id, () => api.post(`/help-calls/${call.id}/answer`)),
  };
}
