"""A little lake: one Monday in a shop, written as the archive writes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from service.archive.lake import Lake
from service.clock import Ms
from service.floor.commands import DecideGarment, MissGarment, RecoverGarment, WantGarment
from service.insight.window import Span, Window, look
from tests.floor.shop import OPENING, Shop
from tests.insight.lakes import lake_at, write_garments, write_log, write_signals

MONDAY = "2026-11-23"
SPAN = Span(
    "demo",
    MONDAY,
    MONDAY,
    "Asia/Seoul",
    {"near": {"en": "Near", "ko": "앞"}, "far": {"en": "Far", "ko": "안쪽"}},
)


def garment(gtin: str, category: str, size: str, price: int) -> dict[str, Any]:
    style = gtin.split("-")[0]
    return {
        "gtin": gtin,
        "name_en": style.title(),
        "name_ko": {"shirt": "셔츠", "jeans": "청바지"}[style],
        "category": category,
        "size": size,
        "price_minor": price,
        "currency": "KRW",
        "zone": "near" if style == "shirt" else "far",
        "fixture": "rail-1" if style == "shirt" else "rail-2",
    }


GARMENTS = [
    garment("shirt-s", "shirt", "S", 30_000),
    garment("shirt-m", "shirt", "M", 30_000),
    garment("shirt-l", "shirt", "L", 30_000),
    garment("jeans-30", "jeans", "30", 50_000),
]


def at(seconds: float) -> Ms:
    """So many seconds after nine in the morning."""
    return OPENING + round(seconds * 1000)


def monday() -> Shop:
    """Kim keeps a shirt and leaves jeans, which are too long. Park has the last shirt in L, which
    Lee wants and gets, and keeps; the shirt in S that Lee asked for first is not found."""
    shop = Shop(stock={"shirt-s": 1, "shirt-m": 2, "shirt-l": 1, "jeans-30": 3})
    shop.staffed("mina", "jun")
    shop.in_room("kim")
    shirt, jeans = shop.ask("kim", "shirt-m"), shop.ask("kim", "jeans-30")
    shop.wait(60)
    shop.bring(shirt)
    shop.wait(60)
    shop.bring(jeans, "jun")
    shop.wait(60)
    shop.do(DecideGarment(shirt, "kim", "kept"))
    shop.do(DecideGarment(jeans, "kim", "left", ("too_long",)))
    shop.wait(120)
    shop.leave_and_clear("kim")  # In the room for 300 s.
    shop.wait(40)
    shop.do(RecoverGarment(jeans, "mina"))  # 160 s after it was left.

    shop.now = at(3600)
    shop.in_room("park")
    large = shop.ask("park", "shirt-l")
    shop.wait(60)
    shop.bring(large)
    shop.in_room("lee")
    small = replace(shop.asking("lee", "shirt-s"), slate="slate-1", position=2)
    shop.do(small)
    shop.claim(small.request, "jun")
    shop.do(MissGarment(small.request, "jun", "missing"))
    shop.do(WantGarment("lee:wish", "lee", "shirt-l", "shirt", "shirt/white"))
    shop.wait(90)
    shop.do(DecideGarment(large, "park", "left", ("too_large", "colour")))
    shop.let_time_pass()  # The wish becomes a request, 90 s after it was made.
    shop.wait(30)
    shop.bring("lee:wish", "jun")
    shop.wait(60)
    shop.do(DecideGarment("lee:wish", "lee", "kept"))
    shop.leave_and_clear("park")
    shop.leave_and_clear("lee")
    return shop


SIGNALS: list[dict[str, Any]] = [
    {"kind": "scan", "at": at(1), "visit": "kim", "gtin": "shirt-m"},
    {"kind": "scan", "at": at(2), "visit": "kim", "gtin": "shirt-s"},
    {"kind": "scan", "at": at(3), "visit": "kim", "gtin": "jeans-30"},
    {"kind": "scan", "at": at(4), "source": "kiosk", "gtin": "jeans-30"},
    {"kind": "scan", "at": at(3601), "visit": "park", "style": "shirt", "zone": "far"},
    {"kind": "dwell", "at": at(5), "visit": "kim", "style": "shirt", "dwell_ms": 4_000},
    {"kind": "dwell", "at": at(3605), "visit": "lee", "style": "shirt", "dwell_ms": 10_000},
    {"kind": "dwell", "at": at(3606), "source": "kiosk", "style": "shirt", "dwell_ms": 60_000},
]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    lake = lake_at(tmp_path)
    write_log(lake, monday().log)
    write_garments(lake, GARMENTS)
    write_signals(lake, SIGNALS)
    return lake


@pytest.fixture
def window(lake: Lake) -> Iterator[Window]:
    with look(lake, SPAN) as opened:
        yield opened
