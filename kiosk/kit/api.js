/**
 * Talking to the service. `connect({store, token})` gives `get`, `post`, `put` and `remove` on paths
 * below /v1/stores/{store}.
 *
 * Every command carries an Idempotency-Key. When the network fails, the same command is sent again
 * with the same key, so it happens once. A refusal is an answer: it is thrown at once and never
 * retried. `token` may be a string or a function that returns one.
 */
import { uuid } from "./ids.js";

const ATTEMPT_MS = 10_000; // longer than any answer takes; a hung access point is a failure
const WAITS_MS = [400, 900, 1800, 3500, 6000]; // about 12 s in all: as long as people wait for a tap
const PASSING = new Set([502, 503, 504]); // the service is restarting: the same as no network

/** The service said no. `code` is stable and is what the screen translates. */
export class Refusal extends Error {
  constructor(status, problem, retryAfterS) {
    super(problem.detail || problem.title || String(status));
    Object.assign(this, { status, problem, code: problem.code ?? `http_${status}`, retryAfterS });
  }
}

/** The service could not be reached, and we have stopped trying. */
export class Unreachable extends Error {
  code = "unreachable";
}

export function connect({ store, token = null }) {
  const base = `/v1/stores/${encodeURIComponent(store)}`;
  const send = (method) => (path, body) => ask(method, base + path, { body, token });
  return { store, base, get: send("GET"), post: send("POST"), put: send("PUT"), remove: send("DELETE") };
}

/** One request to any address of the service; returns the parsed answer, or null for 204. */
export async function ask(method, url, { body, token = null, waits = WAITS_MS } = {}) {
  const key = method === "GET" ? null : uuid();
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await fetchOnce(method, url, body, token, key);
      if (!PASSING.has(answer.status)) return await open(answer);
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
    if (attempt >= waits.length) throw new Unreachable(url);
    await pause(waits[attempt] * (0.75 + Math.random() / 2));
  }
}

async function fetchOnce(method, url, body, token, key) {
  const bearer = typeof token === "function" ? token() : token;
  const headers = { Accept: "application/json" };
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  if (key) headers["Idempotency-Key"] = key;
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), form ? 3 * ATTEMPT_MS : ATTEMPT_MS);
  try {
    const answer = await fetch(url, {
      method, headers, cache: "no-store", signal: cut.signal,
      body: body === undefined || form ? body : JSON.stringify(body),
    });
    // The body is read under the same time limit: half an answer is a failure of the network.
    const text = await answer.text();
    return { status: answer.status, ok: answer.ok, text, retryAfter: answer.headers.get("Retry-After") };
  } finally {
    clearTimeout(timer);
  }
}

function open({ status, ok, text, retryAfter }) {
  if (ok && !text) return null;
  let data = {};
  try {
    data = JSON.parse(text);
  } catch {
    if (ok) throw new Refusal(status, { code: "not_understood", title: "The answer was not JSON." });
  }
  if (ok) return data;
  throw new Refusal(status, data ?? {}, Number(retryAfter) || null);
}

function pause(ms) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    addEventListener("online", done); // back on the network: no reason to wait any longer
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
  });
}
