/** Answers that are no JSON: read as text with the screen's access, and kept as a file. */
import { Refusal, Unreachable } from "../kit/api.js";

const PATIENCE_MS = 70_000; // the service gives a report up after 60 s

/** The text at an address of the service; its refusal is thrown as everywhere. */
export async function textOf(url, token) {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` }, cache: "no-store", signal: cut.signal });
    const text = await answer.text();
    if (answer.ok) return text;
    throw new Refusal(answer.status, understood(text), null);
  } catch (error) {
    throw error instanceof Refusal ? error : new Unreachable(url);
  } finally {
    clearTimeout(timer);
  }
}

function understood(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** The browser saves `text` under `name`. A byte order mark, or a spreadsheet takes Korean for something else. */
export function save(text, name, type) {
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
