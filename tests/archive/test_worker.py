"""The worker: every store, each by itself, and what its releases sold."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.archive.archivist import LakeAhead
from service.archive.garments import keep_release, path_of
from service.archive.lake import Lake
from service.archive.schema import GARMENTS
from service.archive.worker import Worker
from service.floor.facts import ReleaseAdopted
from service.log import keys
from tests.little_store import LittleStore

from .conftest import STORE, Streams


@pytest.fixture
def worker(streams: Streams, data: Path) -> Worker:
    return Worker(streams.redis, streams.lake, data / "releases", streams.clock)


async def test_every_store_that_there_is(streams: Streams, worker: Worker) -> None:
    await streams.redis.sadd(keys.STORES, STORE, "empty")
    await streams.visits(2)
    done = await worker.round()
    assert {store: what.archived for store, what in done.items() if what} == {
        STORE: {"facts": 2, "signals": 0},
        "empty": {"facts": 0, "signals": 0},
    }


async def test_what_is_wrong_with_one_store_keeps_no_other_waiting(
    streams: Streams, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    await streams.redis.sadd(keys.STORES, "broken", STORE)
    await streams.redis.xadd(keys.log("broken"), {"kind": "VisitStarted"}, id="1-1")
    await streams.visits(1)
    done = await worker.round()
    assert list(done) == [STORE]


async def test_of_a_store_that_was_named_one_hears_what_is_wrong(
    streams: Streams, worker: Worker
) -> None:
    await streams.visits(1)
    await worker.round(STORE)
    await streams.redis.delete(keys.archive(STORE))
    other = Worker(streams.redis, streams.lake, Path(), streams.clock)
    assert await other.round() == {}
    with pytest.raises(LakeAhead):
        await other.round(STORE)


async def test_a_release_is_kept_with_what_it_sold(
    streams: Streams, worker: Worker, little: LittleStore
) -> None:
    release = little.release
    await streams.tell(ReleaseAdopted(release.id))
    await worker.round(STORE)
    table = streams.lake.read_path(path_of(STORE, release.id), GARMENTS)
    assert len(table) == len(release.by_gtin)
    [row] = [one for one in table.to_pylist() if one["gtin"] == min(release.by_gtin)]
    style, colourway, variant = release.by_gtin[row["gtin"]]
    assert (row["style"], row["colourway"], row["category"], row["size"]) == (
        style.id,
        colourway.id,
        style.category,
        variant.size.label if variant.size else None,
    )


async def test_a_release_that_is_gone_keeps_no_fact_waiting(
    streams: Streams, worker: Worker
) -> None:
    await streams.tell(ReleaseAdopted("nowhere"))
    done = await worker.round(STORE)
    assert done[STORE] is not None
    assert streams.archived() == [1]
    assert not streams.lake.exists(path_of(STORE, "nowhere"))


def test_a_release_is_written_once(tmp_path: Path, little: LittleStore) -> None:
    lake = Lake.at(tmp_path)
    releases = little.release.path.parent
    keep_release(lake, STORE, little.release.id, releases)
    written = (tmp_path / path_of(STORE, little.release.id)).stat().st_mtime_ns
    keep_release(lake, STORE, little.release.id, releases)
    assert (tmp_path / path_of(STORE, little.release.id)).stat().st_mtime_ns == written
