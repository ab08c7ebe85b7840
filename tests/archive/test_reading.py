"""What happened is read once, wherever the archive's worker is."""

from __future__ import annotations

import pytest

from service.archive.reading import history, not_archived
from service.floor.facts import VisitStarted
from service.log import keys

from .conftest import STORE, Streams


async def numbers(streams: Streams) -> list[int]:
    return [one.position.n async for one in history(streams.redis, streams.lake, STORE)]


async def test_history_is_the_lake_and_the_log_after_it(streams: Streams) -> None:
    await streams.visits(5)
    await streams.archivist(batch=2).round()
    await streams.visits(3)
    assert await numbers(streams) == list(range(1, 9))
    assert (await not_archived(streams.redis, STORE, "facts"))["n"].to_pylist() == [6, 7, 8]
    await streams.archivist().round()
    assert await numbers(streams) == list(range(1, 9))
    assert len(await not_archived(streams.redis, STORE, "facts")) == 0


async def test_a_fact_comes_back_as_it_was(streams: Streams) -> None:
    fact = VisitStarted("kim", "한글", "phone", accessible=True)
    await streams.tell(fact)
    await streams.archivist().round()
    await streams.redis.delete(keys.log(STORE))
    [recorded] = [one async for one in history(streams.redis, streams.lake, STORE)]
    assert (recorded.fact, recorded.at) == (fact, streams.clock.now())


async def test_signals_that_are_not_archived_yet_are_rows_of_the_same_columns(
    streams: Streams,
) -> None:
    await streams.look("one-signal")
    await streams.archivist().round()
    await streams.look("two-signal")
    table = await not_archived(streams.redis, STORE, "signals")
    assert (table["kind"].to_pylist(), table["visit"].to_pylist()) == (["view"], ["v1"])


@pytest.mark.parametrize("day", ["2026-11-24"])
async def test_of_the_lake_only_the_days_that_are_asked_for_are_read(
    streams: Streams, day: str
) -> None:
    await streams.visits(2)
    streams.clock.advance(24 * 3600)
    await streams.visits(1)
    await streams.archivist().round()
    found = history(streams.redis, streams.lake, STORE, since=day, until=day)
    assert [one.position.n async for one in found] == [3]
