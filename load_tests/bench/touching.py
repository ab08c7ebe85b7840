"""Contender of ``screen``: a room's page in a real browser, and a finger on it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from playwright.sync_api import Error, Page, sync_playwright

from load_tests.bench.house import Tree
from load_tests.bench.made_vectors import Made
from load_tests.bench.rounds import Tell
from load_tests.bench.screens import ROOMS, Store, access
from load_tests.bench.section import Figures, Group, Skipped
from load_tests.chromium import ARGUMENTS, executable

#: Until the slate was there, and until the answer was (milliseconds).
Wait = tuple[float, float | None]
CASES = ("a shopper comes in", "a garment is liked")
SHOPPERS, LIKES = 8, 5
WIDTH, HEIGHT = 1080, 1920
PATIENCE_MS = 20_000
#: From a slate to the next tap: nobody is quicker, and a screen is shown no more than some views a
#: second.
PAUSE_MS = 700
#: From the next click until the frame after the page has marked ``what``, and until the answer to
#: what the click sent had come (milliseconds; null where nothing was sent). Fails after ``most``.
ARM = """([what, most]) => {
  let tapped = null;
  const note = () => { tapped = performance.now(); };
  document.addEventListener('click', note, { capture: true, once: true });
  performance.clearResourceTimings();
  window.arrived = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no ${what} after ${most} ms`)), most);
    const watch = new PerformanceObserver((list) => {
      if (tapped === null || !list.getEntries().some((entry) => entry.name === what)) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => {
        const asked = performance.getEntriesByType('resource')
          .find((one) => one.initiatorType === 'fetch' && one.startTime >= tapped);
        resolve([performance.now() - tapped, asked ? asked.responseEnd - tapped : null]);
      }));
    });
    watch.observe({ type: 'mark' });
  });
}"""


@dataclass(slots=True)
class Touching:
    """Shoppers come into one room and like what they see; staff see each off and clear it."""

    name: str
    tree: Tree
    made: Made
    tell: Tell
    note: str = ""
    group: Group = "fitroom"
    _store: Store | None = None
    _browser: str = ""

    def start(self) -> Figures:
        try:
            self._browser = executable()
        except RuntimeError as problem:
            raise Skipped(str(problem)) from problem
        self._store = Store(self.tree, self.tell, self.made, pieces=1)
        self._store.start()
        with self._page() as page:  # what is read once is read
            self._come_in(page)
            self._leave(page)
        return {}

    def measure(self, case: str) -> Figures:
        waits: list[Wait] = []
        with self._page() as page:
            for _ in range(SHOPPERS):
                came = self._come_in(page)
                liked = [self._like(page, n) for n in range(LIKES)]
                waits += [came] if case == CASES[0] else liked
                self._leave(page)
        seen = [wait for wait, _ in waits]
        answered = [wait for _, wait in waits if wait is not None]
        found = {
            "p50_ms": float(np.percentile(seen, 50)),
            "p95_ms": float(np.percentile(seen, 95)),
            "most_ms": max(seen),
        }
        return found | ({"answer_ms": float(np.percentile(answered, 50))} if answered else {})

    def stop(self) -> None:
        if self._store is not None:
            self._store.stop()
            self._store = None

    @contextlib.contextmanager
    def _page(self) -> Iterator[Page]:
        """The room's screen, vacant."""
        assert self._store is not None
        room = ROOMS[0]
        mine = {"token": access("room", room), "role": "room", "store": "bench", "subject": room}
        keep = f"localStorage.setItem('fitroom:room:{room}', {json.dumps(json.dumps(mine))})"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=self._browser, args=ARGUMENTS)
            try:
                context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
                context.set_default_timeout(PATIENCE_MS)
                context.add_init_script(keep)
                page = context.new_page()
                page.goto(f"{self._store.server.url}/room/{room}")
                yield page
            except Error as problem:
                raise Skipped(f"the room's page: {problem}") from problem
            finally:
                browser.close()

    def _come_in(self, page: Page) -> Wait:
        return self._tap(page, ".giant", "slate-shown")

    def _like(self, page: Page, n: int) -> Wait:
        untold = f'.slate .tile:nth-of-type({n + 1}) .opinion.like[aria-pressed="false"]'
        return self._tap(page, untold, "slate-heard")

    def _tap(self, page: Page, where: str, what: str) -> Wait:
        button = page.locator(where).first
        button.wait_for()
        page.wait_for_timeout(PAUSE_MS)
        page.evaluate(ARM, [what, PATIENCE_MS])
        button.click()
        seen, answered = page.evaluate("() => window.arrived")
        return seen, answered

    def _leave(self, page: Page) -> None:
        """Seen off by staff, and the room is free again."""
        assert self._store is not None
        mina = access("runner", "mina")
        self._store.do(f"/rooms/{ROOMS[0]}/departure", mina)
        with contextlib.suppress(Skipped):  # who left nothing behind leaves a room that is clear
            self._store.do(f"/rooms/{ROOMS[0]}/clearing", mina)
        page.locator(".giant").wait_for()
