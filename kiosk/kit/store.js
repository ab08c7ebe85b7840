/** Which store this page is about: `?s=` on the tag, what an earlier page found out, or the only one there is. */
import { ask } from "./api.js";
import { keep, recall } from "./memory.js";

const REMEMBERED = "fitroom:store";

/** @returns {Promise<{store: string|null, stores: string[]}>} `store` is null when a person must choose. */
export async function findStore() {
  const named = new URLSearchParams(location.search).get("s");
  const config = await ask("GET", "/v1/config");
  const candidates = [named, config.store, recall(REMEMBERED)];
  const store = candidates.find((candidate) => candidate && config.stores.includes(candidate)) ?? null;
  if (store) keep(REMEMBERED, store);
  return { store, stores: config.stores };
}

export const chooseStore = (store) => keep(REMEMBERED, store);
