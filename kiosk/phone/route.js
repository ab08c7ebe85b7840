/**
 * Where the shopper is: /01/{gtin} is a garment, /phone the scan page, #list and #room its neighbours.
 * A tag's `?s=` stays in the address, so that a reload finds the same store.
 */
const listeners = new Set();
export const onRoute = (listener) => listeners.add(listener);

/** @returns {{page: "garment"|"scan"|"list"|"room", gtin?: string}} */
export function here() {
  const page = location.hash.slice(1);
  if (page === "list" || page === "room") return { page };
  const tag = /^\/01\/(\d{8,14})/.exec(location.pathname);
  return tag ? { page: "garment", gtin: tag[1].padStart(14, "0") } : { page: "scan" };
}

function show(path, hash = "") {
  history.pushState({ inside: true }, "", path + location.search + hash);
  for (const listener of listeners) listener();
}

export const go = {
  to: (page) => show("/phone", page === "scan" ? "" : `#${page}`),
  garment: (gtin) => show(garmentPath(gtin)),
  back: () => (history.state?.inside ? history.back() : go.to("scan")),
};

export const garmentPath = (gtin) => `/01/${gtin}`;

addEventListener("popstate", () => listeners.forEach((listener) => listener()));
