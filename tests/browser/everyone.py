"""What every page must be, in whatever state: usable by everybody, and within its screen."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: What a page may take on a machine that is busy with other things, in milliseconds.
PATIENCE_MS = 20_000
#: WCAG's level AAA, and what a thumb hits.
TARGET_PX = 44
_TOO_SMALL = """least => [
    ...document.querySelectorAll('button, label.button, a[href], input.field'),
  ]
  .filter((one) => one.offsetParent && !one.closest('[hidden]'))
  .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
  .filter(([box]) => box.width > 1 && (box.height < least || box.width < least))
  .map(([, html]) => html)"""


def for_everyone(page: Page) -> None:
    """Nothing is lost to who doesn't see it, every target is hit, nothing hangs over the edge."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
    assert page.evaluate(_TOO_SMALL, TARGET_PX) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
