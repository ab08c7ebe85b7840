"""Wait until a page looks as a person would see it: pictures loaded, nothing fading in."""

from __future__ import annotations

from playwright.sync_api import Page

_PICTURES_ARE_THERE = """() => [...document.images].every((picture) => {
  const box = picture.getBoundingClientRect();
  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
  return !seen || (picture.complete && picture.naturalWidth > 0);
})"""
_NOTHING_MOVES = "() => document.getAnimations().every((one) => one.playState !== 'running')"


def settled(page: Page) -> None:
    """Every picture in view is loaded, fonts are there, and no animation runs."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    page.wait_for_function(_PICTURES_ARE_THERE)
    page.wait_for_function(_NOTHING_MOVES)
