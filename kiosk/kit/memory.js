/** What a screen keeps between page loads, as JSON. A browser that refuses storage still works. */
const fallback = new Map();

export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return fallback.get(name) ?? null;
  }
}

export function keep(name, value) {
  fallback.set(name, value);
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    /* Private mode or full: it lasts as long as the page does. */
  }
}

export function drop(name) {
  fallback.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    /* Nothing was kept. */
  }
}
