/**
 * A view that stays true. `follow` reads a server-sent event stream with fetch (EventSource cannot
 * send an Authorization header) and calls back with every view, fact and change of connection.
 *
 * It resumes from the last position it saw, reconnects with jittered backoff, treats 25 s of silence
 * as a dead line (the service says something every 10 s), and reconnects at once when the page comes
 * back to the front or the network returns (iOS suspends pages without telling them).
 */
const SILENCE_MS = 25_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * @param url      address of the stream
 * @param token    bearer token, or a function that returns it
 * @param onView   (view, position)
 * @param onFact   (fact, position)
 * @param onGone   ({code}): the stream is over for good - forgotten, or access has ended
 * @param onState  "live" | "reconnecting"
 * @returns {{stop(): void, again(): void}}
 */
export function follow({ url, token, onView = () => {}, onFact = () => {}, onGone = () => {}, onState = () => {} }) {
  let position = null;
  let failures = 0;
  let stopped = false;
  let line = null; // the AbortController of the stream in progress
  let timer = null;
  let watchdog = null;

  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      failures += 1;
      again();
    }, SILENCE_MS);
  };

  async function listen() {
    const mine = (line = new AbortController());
    heard();
    try {
      const bearer = typeof token === "function" ? token() : token;
      const headers = { Accept: "text/event-stream" };
      if (bearer) headers.Authorization = `Bearer ${bearer}`;
      if (position !== null) headers["Last-Event-ID"] = position;
      const answer = await fetch(url, { headers, cache: "no-store", signal: mine.signal });
      if ([401, 403, 404, 410].includes(answer.status)) return over(await codeOf(answer));
      if (!answer.ok) throw new Error(String(answer.status));
      await read(answer.body, mine);
    } catch {
      /* Any failure means the same: try again, unless we hung up ourselves. */
    }
    if (!stopped && line === mine) retry();
    return undefined;
  }

  async function read(body, mine) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    const take = parser(hear);
    for (;;) {
      const { done, value } = await reader.read();
      if (done || line !== mine || stopped) return;
      heard();
      if (failures > 0 || position === null) onState("live");
      failures = 0;
      take(value);
    }
  }

  function hear({ event, data, id }) {
    if (stopped) return;
    if (event === "gone") over(JSON.parse(data));
    else if (event === "view") onView(JSON.parse(data), id);
    else if (event === "fact") onFact(JSON.parse(data), id);
    if (id !== null) position = id; // after the callback: an event that was not taken is asked for again
  }

  function retry() {
    failures += 1;
    clearTimeout(watchdog);
    onState("reconnecting");
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 8));
    clearTimeout(timer);
    timer = setTimeout(listen, longest * (0.5 + Math.random() / 2));
  }

  function again() {
    if (stopped) return;
    clearTimeout(timer);
    const old = line;
    line = null;
    old?.abort();
    if (failures > 0) onState("reconnecting");
    listen();
  }

  function stop() {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(watchdog);
    line?.abort();
    document.removeEventListener("visibilitychange", front);
    removeEventListener("online", again);
    removeEventListener("offline", offline);
  }

  function over(problem) {
    stop();
    onGone({ code: problem.code ?? "access_ended" });
  }

  let hiddenAt = null;
  function front() {
    if (document.visibilityState === "hidden") hiddenAt = Date.now();
    // A glance away for a second does not cost a connection; a suspended page always gets a new one.
    else if (failures > 0 || (hiddenAt !== null && Date.now() - hiddenAt > 5000)) again();
  }

  // The device itself says that it is offline: true at once, though the stream may not know yet.
  function offline() {
    failures += 1;
    onState("reconnecting");
  }

  document.addEventListener("visibilitychange", front);
  addEventListener("online", again);
  addEventListener("offline", offline);
  listen();
  return { stop, again };
}

async function codeOf(answer) {
  try {
    return await answer.json();
  } catch {
    return {};
  }
}

/** Feed it text in any pieces; it calls `emit({event, data, id})` for every complete event. */
export function parser(emit) {
  let rest = "";
  let event = "message";
  let data = [];
  let id = null;
  return (text) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (data.length) emit({ event, data: data.join("\n"), id });
        [event, data, id] = ["message", [], null];
      } else if (!line.startsWith(":")) {
        const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line);
        if (field === "event") event = value;
        else if (field === "data") data.push(value);
        else if (field === "id") id = value;
      }
    }
  };
}
