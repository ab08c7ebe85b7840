/**
 * Where the shopper is: /01/{gtin} is a garment, /phone the scan page, #find, #photo, #list and #room its
 * neighbours. A tag's `?s=` stays in the address, so that a reload finds the same store. Going back leads
 * to where the page was scrolled to.
 */
const listeners = new Set();
const NAMED = new Set(["find", "photo", "list", "room"]);
history.scrollRestoration = "manual";

export const onRoute = (listener) => listeners.add(listener);

/** @returns {{page: "garment"|"scan"|"find"|"photo"|"list"|"room", gtin?: string}} */
export function here() {
  const page = location.hash.slice(1);
  if (NAMED.has(page)) return { page };
  const tag = /^\/01\/(\d{8,14})/.exec(location.pathname);
  return tag ? { page: "garment", gtin: tag[1].padStart(14, "0") } : { page: "scan" };
}

function show(path, hash = "") {
  history.replaceState({ ...history.state, y: scrollY }, "");
  history.pushState({ inside: true }, "", path + location.search + hash);
  for (const listener of listeners) listener();
}

export const go = {
  to: (page) => show("/phone", page === "scan" ? "" : `#${page}`),
  garment: (gtin) => show(garmentPath(gtin)),
  back: () => (history.state?.inside ? history.back() : go.to("scan")),
};

/** How far down the page was when it was left for another. */
export const leftAt = () => history.state?.y ?? 0;

export const garmentPath = (gtin) => `/01/${gtin}`;

addEventListener("popstate", () => listeners.forEach((listener) => listener()));
