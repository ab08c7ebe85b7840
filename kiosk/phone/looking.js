/** Sends a picture and gets the slate of what is like it here. Nothing of it is kept, here or there. */
import { Refusal, Unreachable } from "../kit/api.js";
import { isWhole } from "./picture.js";

const PATIENCE_MS = 60_000; // as long as the service waits for a photo on a weak network
const BUSY_TIMES = 3; // many photos at once are looked at one by one

/** @param app who asks; `signal` stops it. Throws Refusal, Unreachable, or AbortError when stopped. */
export async function lookFor(app, { blob, part }, { n = 12, signal }) {
  const query = new URLSearchParams({ n, ...(isWhole(part) ? {} : part) });
  const url = `${app.api.base}/similar/by-photo?${query}`;
  let token = app.visit.signalsTo?.token;
  for (let times = 0; ; times += 1) {
    const answer = await send(url, blob, token, signal);
    if (answer.ok) return answer.json();
    const problem = await answer.json().catch(() => ({}));
    if (answer.status === 401 && token) token = null; // the visit is over: anyone may ask
    else if (answer.status === 503 && times < BUSY_TIMES) await pause(Number(answer.headers.get("Retry-After")) || 1, signal);
    else throw new Refusal(answer.status, problem, null);
  }
}

async function send(url, blob, token, signal) {
  const headers = { Accept: "application/json", "Content-Type": blob.type || "application/octet-stream" };
  if (token) headers.Authorization = `Bearer ${token}`;
  const cut = new AbortController();
  const stop = () => cut.abort();
  const late = setTimeout(stop, PATIENCE_MS);
  signal.addEventListener("abort", stop);
  try {
    return await fetch(url, { method: "POST", body: blob, headers, signal: cut.signal });
  } catch (error) {
    throw signal.aborted ? error : new Unreachable(url);
  } finally {
    clearTimeout(late);
    signal.removeEventListener("abort", stop);
  }
}

const pause = (seconds, signal) => new Promise((resolve, reject) => {
  setTimeout(resolve, seconds * 1000);
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });
});
