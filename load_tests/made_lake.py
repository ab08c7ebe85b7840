"""A lake of made-up days, as large as one likes: one simulated Saturday again and again, with
signals that nobody saw.

Every day has visits and requests of its own names, so that what is joined and counted is as in a
real lake; who does what at which hour is the same each day. Signals are tossed: which garment was
looked at says nothing.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.random import Generator, default_rng

from catalog.collection import demo_store
from catalog.collection.store import plan
from catalog.garment import Style
from service.archive.lake import Lake, Piece
from service.archive.rows import fact_row, table
from service.archive.schema import FACTS, GARMENTS, SIGNALS
from service.log.codec import write_fact
from service.simulator.day import Setup, simulate
from service.simulator.shape import SHAPES

FIRST = date(2026, 1, 1)
DAY_MS = 24 * 3_600_000
#: How often screens send which signal, about.
KINDS = {
    "impression": 0.70,
    "view": 0.12,
    "dwell": 0.10,
    "scan": 0.04,
    "tap": 0.03,
    "like": 0.01,
}
#: Ids of a visit's own, wherever a fact names one.
_IDS = re.compile(r'"(visit|request|wish|replaces|replaced_by|go_back|walk)":"([^"]+)"')
Tell = Callable[[str], None]


def make(root: Path, days: int, signals: int, stores: int, tell: Tell) -> None:
    """Write ``stores`` stores of ``days`` days with ``signals`` signals each.

    The first store is made, the others are copies of its files: what a file holds does not say
    whose it is.
    """
    demo, lake = demo_store(), Lake.at(root)
    saturday = simulate(
        Setup(plan(8), demo.styles, demo.on_hand, SHAPES["saturday"], runners=3, seed=7)
    )
    entries = ((f"1-{n}", write_fact(fact, at)) for n, (fact, at) in enumerate(saturday.log, 1))
    facts = table([fact_row(entry) for entry in entries], FACTS)
    rows = _garments(demo.styles)
    lake.publish(lake.stage(rows, "s1"), "garments/store=s1/release=made.parquet")
    midnight = round(saturday.setup.date.toordinal() - FIRST.toordinal()) * DAY_MS
    for k in range(days):
        day = FIRST + timedelta(days=k)
        _publish(lake, "facts", day, k, _facts(facts, k, k * DAY_MS - midnight))
        made = _signals(facts, rows, k, k * DAY_MS - midnight, signals // days)
        _publish(lake, "signals", day, k, made)
        if k % 30 == 29:
            tell(f"{k + 1} days of a store made")
    for n in range(2, stores + 1):
        for stream in ("facts", "signals", "garments"):
            shutil.copytree(root / stream / "store=s1", root / stream / f"store=s{n}")


def _publish(lake: Lake, stream: str, day: date, k: int, rows: pa.Table) -> None:
    ends = (k + 1, 1), (k + 1, len(rows))
    where = "signals" if stream == "signals" else "facts"
    piece = Piece(where, "s1", day.isoformat(), *ends, recent=False)  # type: ignore[arg-type]
    lake.publish(lake.stage(rows, "s1"), piece.path)


def _facts(facts: pa.Table, k: int, later_ms: int) -> pa.Table:
    """The Saturday as day ``k``: an epoch of its own, and ids of its own."""

    def renamed(name: str) -> pa.ChunkedArray:
        return pc.binary_join_element_wise(facts[name], f"d{k}", "-")

    bodies = [_IDS.sub(rf'"\1":"\2-d{k}"', body) for body in facts["body"].to_pylist()]
    changed = {
        "epoch": pa.array(np.full(len(facts), k + 1)),
        "at": _later(facts["at"], later_ms),
        "visit": renamed("visit"),
        "request": renamed("request"),
        "go_back": renamed("go_back"),
        "body": pa.array(bodies),
    }
    return pa.Table.from_arrays(
        [changed.get(name, facts[name]) for name in FACTS.names], schema=FACTS
    )


def _later(moments: pa.ChunkedArray, later_ms: int) -> pa.ChunkedArray:
    return pc.add(moments.cast(pa.int64()), later_ms).cast(FACTS.field("at").type)


def _signals(facts: pa.Table, garments: pa.Table, k: int, later_ms: int, n: int) -> pa.Table:
    """``n`` signals of the visits of day ``k``, most of them impressions."""
    rng = default_rng(k)
    seen = pc.unique(facts["visit"].drop_null()).to_pylist()
    kinds = rng.choice(list(KINDS), n, p=list(KINDS.values()))
    of = rng.integers(0, len(garments), n)
    first, last = (pc.min_max(facts["at"].cast(pa.int64()))[end].as_py() for end in ("min", "max"))
    moments = np.sort(rng.integers(first, last, n)) + later_ms
    columns = {name: garments[name].take(pa.array(of)) for name in ("style", "colourway", "gtin")}
    visits = pa.array([f"{seen[one]}-d{k}" for one in rng.integers(0, len(seen), n)])
    at = pa.array(moments).cast(SIGNALS.field("at").type)
    scanned, dwelt = kinds == "scan", kinds == "dwell"
    made = {
        "epoch": pa.array(moments),
        "n": pa.array(np.arange(n)),
        "at": at,
        "seen_at": at,
        "kind": pa.array(kinds),
        "source": pa.array(np.where(rng.random(n) < 0.7, "visit", "room")),
        "visit": visits,
        "style": pc.if_else(scanned, None, columns["style"]),
        "colourway": pc.if_else(scanned, None, columns["colourway"]),
        "gtin": pc.if_else(scanned, columns["gtin"], None),
        "slate": pa.array(_slates(rng, n, k), mask=kinds != "impression"),
        "position": pa.array(rng.integers(0, 8, n), pa.int32(), mask=kinds != "impression"),
        "dwell_ms": pa.array(rng.lognormal(8.5, 1, n).astype(np.int64), mask=~dwelt),
    }
    made["body"] = pc.binary_join_element_wise(
        '{"id":"', visits, '","kind":"', made["kind"], '","at":"2026-01-01T00:00:00.000Z"}', ""
    )
    empty = pa.nulls(n)
    columns_of = [made.get(name, empty) for name in SIGNALS.names]
    cast = [_cast(one, field) for one, field in zip(columns_of, SIGNALS, strict=True)]
    return pa.Table.from_arrays(cast, schema=SIGNALS)


def _cast(column: pa.Array, field: pa.Field) -> pa.Array:
    if pa.types.is_dictionary(field.type) and not pa.types.is_null(column.type):
        return column.dictionary_encode()
    return column.cast(field.type)


def _slates(rng: Generator, n: int, k: int) -> list[str]:
    return [f"slate-{k}-{one}" for one in rng.integers(0, max(1, n // 40), n)]


def _garments(styles: tuple[Style, ...] | list[Style]) -> pa.Table:
    rows = [
        {
            "release": "made",
            "gtin": variant.gtin,
            "style": style.id,
            "colourway": way.id,
            "name_en": style.name.get("en"),
            "name_ko": style.name.get("ko"),
            "category": style.category,
            "size": variant.size.label if variant.size else None,
            "price_minor": variant.price.minor if variant.price else None,
            "currency": variant.price.currency if variant.price else None,
            "zone": style.zone,
            "fixture": style.fixture,
        }
        for style in styles
        for way, variant in style.variants()
    ]
    return table(rows, GARMENTS)
