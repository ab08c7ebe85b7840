"""Facts and floors as they are written, and read back by this version and later ones."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from redis.asyncio import Redis

from catalog.store import FittingRoom, Fixture, StorePlan, Zone
from service.floor.facts import (
    KINDS,
    ExperimentPlanned,
    Fact,
    GarmentRequested,
    RoomClosed,
    StockSet,
    StorePlanned,
)
from service.log.codec import (
    Recorded,
    UnknownFact,
    as_text,
    read_fact,
    read_floor,
    write_fact,
    write_floor,
)
from service.log.live_floor import LiveFloor
from service.log.position import Position
from tests.log.conftest import OpenFloor
from tests.log.doing import ask, from_the_future, join, start, write

AT = Position(1_795_395_600_000, 7)


NAMES = st.dictionaries(st.text(), st.text())
PLANS = st.builds(
    StorePlan,
    name=NAMES,
    zones=st.tuples(st.builds(Zone, name=NAMES)),
    fixtures=st.tuples(st.builds(Fixture, name=NAMES)),
    rooms=st.tuples(st.builds(FittingRoom, name=NAMES)),
)
#: A name is any mapping to its type; a strategy must be told that it is a dictionary.
FACTS: dict[type[Fact], st.SearchStrategy[Any]] = {
    StorePlanned: st.builds(StorePlanned, plan=PLANS),
    # The floor lets in no effect that is not a number, and JSON knows none.
    ExperimentPlanned: st.builds(ExperimentPlanned, smallest=st.floats(0, 5, exclude_min=True)),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_kind_of_fact_is_read_as_it_was_written(kind: type[Fact]) -> None:
    @settings(max_examples=20, deadline=None)
    @given(FACTS[kind] if kind in FACTS else st.from_type(kind), st.integers(0, 2**53))
    def check(fact: Fact, at: int) -> None:
        assert read_fact(str(AT), write_fact(fact, at)) == Recorded(AT, at, fact)

    check()


def test_a_fact_is_written_as_its_kind_its_time_and_what_is_not_usual() -> None:
    fact = RoomClosed("r1", by="mina")
    assert write_fact(fact, 5) == {
        "kind": "RoomClosed",
        "at": "5",
        "fact": '{"room":"r1","by":"mina"}',
    }


def test_a_fact_of_an_older_version_gets_the_defaults_of_what_it_did_not_know() -> None:
    written = {
        "request": "r",
        "visit": "v",
        "gtin": "g",
        "style": "s",
        "colourway": "c",
        "promised_s": 60,
    }
    fields = {"kind": "GarmentRequested", "at": "1", "fact": json.dumps(written)}
    assert read_fact(str(AT), fields).fact == GarmentRequested(
        "r", "v", "g", "s", "c", 60, slate=None, position=None, replaces=None
    )


def test_an_entry_as_text_tells_two_histories_apart() -> None:
    one = write_fact(StockSet({"g": 1}), 5)
    two = write_fact(StockSet({"g": 2}), 5)
    assert as_text((str(AT), one)) == 'kind\nStockSet\nat\n5\nfact\n{"on_hand":{"g":1}}'
    assert as_text((str(AT), one)) != as_text((str(AT), two))


async def test_a_fact_of_a_later_version_is_refused_by_its_name(
    live: LiveFloor, another: OpenFloor, redis: Redis
) -> None:
    await write(redis, from_the_future(live.position))
    with pytest.raises(UnknownFact, match=r"is a 'GarmentTeleported', which this version"):
        await live.catch_up()
    with pytest.raises(UnknownFact, match="run the version that wrote it, or a later one"):
        await another()


async def test_a_floor_is_read_as_it_was_written(live: LiveFloor) -> None:
    for command in (start("kim"), ask("kim", "shirt-m"), start("lee"), join("lee")):
        await live.submit(command)
    assert read_floor(write_floor(live.floor)) == live.floor


@pytest.mark.parametrize("text", ["", "1", "1-", "-1", "a-b", "1-2-3", " 1-2", "1" * 21 + "-1"])
def test_what_is_not_a_position_is_none(text: str) -> None:
    assert Position.parse(text) is None


def test_a_position_is_read_as_it_was_written() -> None:
    assert Position.parse(str(AT)) == AT
    assert str(AT.next) == "1795395600000-8"
