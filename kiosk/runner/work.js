/**
 * What can be known from a staff view without a browser: whose a task is, what I have to do now and
 * in which order, how many wait. Pure; views in, plain values out.
 */
const OPEN = "requested";
const IN_HAND = new Set(["claimed", "picked"]);

export const isOpen = (task) => task.state === OPEN;
export const isMine = (task) => task.mine && IN_HAND.has(task.state);
export const isTaken = (task) => !task.mine && IN_HAND.has(task.state);
export const tagEnd = (gtin) => gtin.slice(-4);

/** Garments are hung in a room that its shopper is in; an offered one may still be yielded. */
export const readyFor = (task) => task.room !== null && task.visit_state === "in_room";

/** What I have still to fetch, stop by stop, in the order of the walk. */
export const fetching = (view) => view.my_walk?.stops ?? [];
/** What is on my arm, room by room, in the order in which I pass them: a room also names what is still to fetch. */
export const bringing = (view) => (view.my_walk?.rooms ?? [])
  .map((stop) => ({ ...stop, call_sign: stop.tasks[0].call_sign, tasks: stop.tasks.filter((task) => task.state === "picked") }))
  .filter((stop) => stop.tasks.length);
/** What I have in hand for shoppers who have no room yet. */
export const keeping = (view) => view.my_walk?.waiting ?? [];

export const mine = (view) => [...[...fetching(view), ...bringing(view)].flatMap((stop) => stop.tasks), ...keeping(view)];
export const openTasks = (view) => view.open;
/** Those that are shown, and those further back that are not. */
export const openCount = (view) => view.open_count;
export const colleagues = (view) => view.others;
export const tasksOf = (view) => [...mine(view), ...view.open, ...view.others.flatMap((walk) => walk.tasks)];
export const taskOf = (view, id) => tasksOf(view).find((task) => task.id === id) ?? null;

export const roomsToClear = (view) => view.rooms.filter((room) => room.state === "needs_clearing");
export const unanswered = (view) => view.help_calls.filter((call) => !call.answered_by);

/** Counts for the tabs: only what still needs somebody. */
export const counts = (view) => ({
  list: openCount(view) + mine(view).length,
  rooms: roomsToClear(view).length,
  goBacks: view.go_backs.length + view.counts.length,
  help: unanswered(view).length,
});

/** What a scan of `gtin` in the runner's hand means: the task to move on, and how. */
export function meaningOfScan(view, gtin) {
  const same = [...tasksOf(view), ...view.open_more].filter((task) => task.gtin === gtin);
  const claimed = same.find((task) => task.mine && task.state === "claimed");
  if (claimed) return { kind: "pick", task: claimed };
  const open = same.find(isOpen);
  if (open) return { kind: "claim_and_pick", task: open };
  const taken = same.find(isTaken);
  if (taken) return { kind: "taken", task: taken };
  const mineToo = same.find(isMine);
  return mineToo ? { kind: "picked_already", task: mineToo } : { kind: "unknown" };
}
