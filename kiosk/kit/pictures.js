/**
 * Pictures that are loaded and decoded before they are shown, so that what appears appears whole.
 * A page that then shows `<img src>` of the same address (`photo(garment, {atOnce: true})`) paints it in that frame.
 */
const KEPT = 120; // a slate has eight; a screen shows a few slates in turn
const LONGEST_MS = 2500; // a page with a hole in it is better than none

const known = new Map(); // address -> {image, ready: boolean, done: Promise}; the longest unused first

/** Whether each of these can be painted at once. Those that are null need nothing. */
export const arePainted = (addresses) => addresses.every((address) => !address || (known.get(address)?.ready ?? false));

/** Resolves when each can be painted, or cannot be had, or has taken too long. Never rejects. */
export function whenPainted(addresses) {
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_MS));
  return Promise.race([Promise.all(addresses.filter(Boolean).map(load)), late]);
}

function load(address) {
  const earlier = known.get(address);
  known.delete(address);
  const entry = earlier ?? begin(address);
  known.set(address, entry);
  if (known.size > KEPT) known.delete(known.keys().next().value);
  return entry.done;
}

function begin(address) {
  const entry = { image: new Image(), ready: false };
  entry.image.src = address;
  entry.done = entry.image.decode().then(() => { entry.ready = true; }, () => {
    if (known.get(address) === entry) known.delete(address); // asked for again another time
  });
  return entry;
}
