/**
 * What can be known from a staff view without a browser: whose a task is, in which order it is
 * walked, how many wait. Pure; views in, plain values out.
 */
const OPEN = "requested";
const IN_HAND = new Set(["claimed", "picked"]);

export const isOpen = (task) => task.state === OPEN;
export const isMine = (task) => task.mine && IN_HAND.has(task.state);
export const isTaken = (task) => !task.mine && IN_HAND.has(task.state);
export const tagEnd = (gtin) => gtin.slice(-4);

export const tasksOf = (view) => view.walks.flatMap((walk) => walk.tasks);
export const openTasks = (view) => tasksOf(view).filter(isOpen);
export const roomsToClear = (view) => view.rooms.filter((room) => room.state === "needs_clearing");
export const unanswered = (view) => view.help_calls.filter((call) => !call.answered_by);

/** Counts for the tabs: only what still needs somebody. */
export const counts = (view) => ({
  list: openTasks(view).length + tasksOf(view).filter(isMine).length,
  rooms: roomsToClear(view).length,
  goBacks: view.go_backs.length,
  help: unanswered(view).length,
});

/** When the oldest open or own task of a walk was asked for; null when all is in other hands. */
export function askedAt(walk) {
  const times = walk.tasks.filter((task) => !isTaken(task)).map((task) => task.requested_at);
  return times.sort()[0] ?? null;
}

/**
 * My tasks of all rooms as one walk: [{zone, entries: [{task, walk}]}] in the order of `zones` (ids).
 * A zone that the plan does not name comes last, so that nothing is lost from the list.
 */
export function myWalk(view, zones) {
  const place = new Map(zones.map((id, i) => [id, i]));
  const entries = view.walks.flatMap((walk) => walk.tasks.filter(isMine).map((task) => ({ task, walk })));
  const order = ({ task }) => place.get(task.zone?.id) ?? zones.length;
  const sorted = entries
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => order(a.entry) - order(b.entry) || a.i - b.i)
    .map(({ entry }) => entry);
  const stops = [];
  for (const entry of sorted) {
    const last = stops.at(-1);
    if (last && last.zone?.id === entry.task.zone?.id) last.entries.push(entry);
    else stops.push({ zone: entry.task.zone ?? null, entries: [entry] });
  }
  return stops;
}

/** What a scan of `gtin` in the runner's hand means: the task to move on, and how. */
export function meaningOfScan(view, gtin) {
  const same = tasksOf(view).filter((task) => task.gtin === gtin);
  const claimed = same.find((task) => task.mine && task.state === "claimed");
  if (claimed) return { kind: "pick", task: claimed };
  const open = same.find(isOpen);
  if (open) return { kind: "claim_and_pick", task: open };
  const taken = same.find(isTaken);
  if (taken) return { kind: "taken", task: taken };
  const mine = same.find(isMine);
  return mine ? { kind: "picked_already", task: mine } : { kind: "unknown" };
}
