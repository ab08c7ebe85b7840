/**
 * New work makes itself known: a line at the top, a mark on the card, a soft double tone and a short
 * buzz. The first view after opening is not news. Sound needs one tap first; browsers insist.
 */
import { say } from "../kit/i18n.js";
import { keep, recall } from "../kit/memory.js";
import { mine, openTasks, unanswered } from "./work.js";

const MARKED_MS = 25_000; // how long a new card stays marked: a glance later it is still found
const SOUND = "fitroom:runner:sound";
const BUZZ_MS = [90, 70, 90];
const TONES_HZ = [660, 880];

let audio = null;

export const soundOn = () => recall(SOUND) === true;

export function setSound(on) {
  keep(SOUND, on);
  if (on) chime();
}

/** Two short soft tones, made here: no file, no loudness that startles a shopper. */
export function chime() {
  const Audio = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  if (!Audio) return;
  audio ??= new Audio();
  audio.resume?.();
  TONES_HZ.forEach((hertz, i) => {
    const start = audio.currentTime + i * 0.16;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.2, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.32);
  });
}

/** Follows views: `news.see(view)` returns what is new in it, `news.fresh` is what is still marked. */
export function newsOf(changed) {
  const fresh = new Set();
  let known = null;

  function see(view) {
    const open = forMe(view);
    const ids = new Set([...open, ...unanswered(view)].map((one) => one.id));
    const news = known && {
      tasks: open.filter((task) => !known.has(task.id)),
      calls: unanswered(view).filter((call) => !known.has(call.id)),
    };
    // Released tasks were known before: they are on the list again, but they are no news.
    known = new Set([...(known ?? []), ...ids]);
    if (!news || (!news.tasks.length && !news.calls.length)) return null;
    mark(news.tasks.map((task) => task.id));
    if (soundOn()) chime();
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(BUZZ_MS);
    return news;
  }

  function mark(ids) {
    ids.forEach((id) => fresh.add(id));
    setTimeout(() => {
      ids.forEach((id) => fresh.delete(id));
      changed();
    }, MARKED_MS);
  }

  /** Lines whose work is still to be done: what somebody has taken meanwhile is no news. */
  function stillOpen(lines, view) {
    const open = new Set([...forMe(view), ...unanswered(view)].map((one) => one.id));
    return lines.filter(({ ids }) => ids.some((id) => open.has(id)));
  }

  return { see, fresh, stillOpen };
}

/** What nobody has taken, and what came to my own walk without a tap of mine. */
const forMe = (view) => [...openTasks(view), ...mine(view).filter((task) => task.joined)];

/** News of tasks by who they are for: [{place: "Room 3 · K47", ids, joined}, {place: "R31", ids, joined}]. */
export function byPlace(tasks) {
  const places = new Map();
  for (const task of tasks) {
    const place = [task.room && say(task.room.name), task.call_sign].filter(Boolean).join(" · ");
    const joined = Boolean(task.joined && task.mine);
    const known = places.get(`${place}/${joined}`) ?? { place, joined, ids: [] };
    known.ids.push(task.id);
    places.set(`${place}/${joined}`, known);
  }
  return [...places.values()];
}
