"""By what the rows of a report are: a column of the views in ``views.py``, and how to call it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalog.categories import category_name
from service.insight.report import Texts

if TYPE_CHECKING:
    from service.insight.window import Window

#: Of a row whose garment is in no release, or hangs nobody knows where.
UNKNOWN: Texts = {"en": "not known", "ko": "알 수 없음"}
WHOLE: Texts = {"en": "All", "ko": "전체"}


@dataclass(frozen=True, slots=True)
class By:
    """``name`` is the column; ``timed`` if its rows follow one another."""

    name: str
    title: Texts
    timed: bool = False


BY = {
    one.name: one
    for one in (
        By("style", {"en": "Style", "ko": "스타일"}),
        By("category", {"en": "Category", "ko": "종류"}),
        By("zone", {"en": "Zone", "ko": "구역"}),
        By("fixture", {"en": "Fixture", "ko": "집기"}),
        By("hour", {"en": "Hour", "ko": "시간"}, timed=True),
        By("day", {"en": "Day", "ko": "날짜"}, timed=True),
        By("arrangement", {"en": "Arrangement", "ko": "진열 방식"}),
        By("experiment", {"en": "Experiment", "ko": "실험"}),
        By("garments", {"en": "Garments in the room", "ko": "피팅룸의 옷 수"}, timed=True),
    )
}
Label = Callable[[str | None], Texts]


def labels(window: Window, by: str) -> Label:
    """What keys of ``by`` are called."""
    known: Mapping[str, Texts] = {}
    if by == "style":
        known = _styles(window)
    elif by in ("zone", "fixture"):
        known = window.span.places

    def label(key: str | None) -> Texts:
        if key is None:
            return UNKNOWN
        if by == "category":
            return dict(category_name(key) or UNKNOWN)
        return known.get(key, {"und": key})

    return label


def _styles(window: Window) -> dict[str, Texts]:
    found = window.rows("SELECT style, name_en AS en, name_ko AS ko FROM styles")
    return {row["style"]: _texts(row) or {"und": row["style"]} for row in found}


def _texts(row: Mapping[str, Any]) -> Texts:
    return {tag: row[tag] for tag in ("en", "ko") if row[tag]}
