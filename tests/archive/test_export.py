"""Facts for other programs: tables, and events of the standards."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from service.archive.export import write_events, write_table
from service.archive.garments import path_of
from service.archive.reading import history, not_archived
from service.archive.rows import table
from service.archive.schema import GARMENTS
from service.archive.wall import Wall
from service.floor.facts import (
    GarmentDelivered,
    GarmentLeft,
    GarmentPicked,
    GarmentRecovered,
    GarmentRequested,
    StockCounted,
    StockSet,
    VisitEnded,
    VisitStarted,
)

from .conftest import STORE, Streams

GTIN = "00400489603295"
ALL = ("", "~")
DAY = [
    VisitStarted("kim", "A01", "phone"),
    GarmentRequested("r1", "kim", GTIN, "tee", "tee:navy", 300, fixture="rail-1"),
    GarmentPicked("r1", "kim", "mina", 5),
    GarmentDelivered("r1", "kim", "mina", "room-1"),
    GarmentLeft("r1", "kim"),
    VisitEnded("kim", "done"),
    GarmentRecovered("r1", "mina"),
]


@pytest.fixture
async def day(streams: Streams) -> Streams:
    """A garment that is brought and left: half of it archived, the rest still in the log."""
    await streams.tell(*DAY[:4])
    await streams.archivist().round()
    await streams.tell(*DAY[4:])
    return streams


@pytest.mark.parametrize("ending", ["parquet", "csv"])
async def test_a_table_holds_every_fact_once(day: Streams, tmp_path: Path, ending: str) -> None:
    to = tmp_path / f"facts.{ending}"
    told: list[tuple[int, int]] = []
    rest = await not_archived(day.redis, STORE, "facts")
    rows = write_table(day.lake, STORE, ALL, rest, to, lambda *n: told.append(n))
    read = pq.read_table(to) if ending == "parquet" else pyarrow.csv.read_csv(to)
    assert rows == len(read) == 7
    assert read["n"].to_pylist() == [1, 2, 3, 4, 5, 6, 7]
    assert read["kind"].to_pylist()[1] == "GarmentRequested"
    assert told == [(0, 1), (1, 1)]
    assert [path.name for path in tmp_path.glob(".*")] == []


async def test_what_can_not_be_written_leaves_what_was_there(day: Streams, tmp_path: Path) -> None:
    to = tmp_path / "facts.parquet"
    to.write_text("of yesterday")
    rest = await not_archived(day.redis, STORE, "facts")

    def full(done: int, of: int) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_table(day.lake, STORE, ALL, rest, to, full)
    assert to.read_text() == "of yesterday"
    assert [path.name for path in tmp_path.glob(".*")] == []


async def test_where_a_garment_moved_there_is_an_epcis_event(day: Streams, tmp_path: Path) -> None:
    facts = history(day.redis, day.lake, STORE)
    assert await write_events(facts, STORE, "Asia/Seoul", tmp_path, day.clock.now()) == (4, 3)
    written = json.loads((tmp_path / "epcis.json").read_text("utf-8"))
    assert (written["type"], written["schemaVersion"]) == ("EPCISDocument", "2.0")
    events = written["epcisBody"]["eventList"]
    assert [event["bizStep"] for event in events] == ["picking", "arriving", "holding", "stocking"]
    picked = events[0]
    assert picked["quantityList"] == [{"epcClass": f"https://id.gs1.org/01/{GTIN}", "quantity": 1}]
    assert picked["readPoint"] == {"id": "urn:fitroom:store:demo:rail-1"}
    assert picked["eventTimeZoneOffset"] == "+09:00"
    assert picked["eventTime"].endswith("Z")
    assert events[1]["readPoint"] == {"id": "urn:fitroom:store:demo:room-1"}
    assert len({event["eventID"] for event in events}) == 4


async def test_the_same_fact_is_the_same_event_again(day: Streams, tmp_path: Path) -> None:
    written = []
    for _ in range(2):
        await write_events(history(day.redis, day.lake, STORE), STORE, "UTC", tmp_path, 0)
        written.append((tmp_path / "epcis.json").read_text())
    assert written[0] == written[1]


async def test_the_rest_are_cloud_events(day: Streams, tmp_path: Path) -> None:
    await write_events(history(day.redis, day.lake, STORE), STORE, "Asia/Seoul", tmp_path, 0)
    lines = (tmp_path / "events.jsonl").read_text("utf-8").splitlines()
    first = json.loads(lines[0])
    assert first == {
        "specversion": "1.0",
        "id": "7-1",
        "source": "/stores/demo",
        "type": "fitroom.VisitStarted",
        "time": first["time"],
        "datacontenttype": "application/json",
        "data": {"visit": "kim", "call_sign": "A01", "via": "phone"},
    }
    assert [json.loads(line)["type"] for line in lines[1:]] == [
        "fitroom.GarmentRequested",
        "fitroom.VisitEnded",
    ]


async def test_a_store_without_facts_is_an_empty_document(streams: Streams, tmp_path: Path) -> None:
    facts = history(streams.redis, streams.lake, STORE)
    assert await write_events(facts, STORE, "UTC", tmp_path, 0) == (0, 0)
    assert json.loads((tmp_path / "epcis.json").read_text())["epcisBody"] == {"eventList": []}


async def test_garments_of_other_brands_are_behind_the_wall(day: Streams, tmp_path: Path) -> None:
    """Whatever names them, and whatever is left to be subtracted."""
    theirs = [
        GarmentRequested("r2", "lee", "00448692187560", "coat", "coat:navy", 300),
        GarmentPicked("r2", "lee", "mina", 5),
        StockSet({"00448692187560": 3}),
        StockCounted("00448692187560", 2),
        GarmentLeft("r2", "lee"),
        GarmentRecovered("r2", "mina"),
    ]
    await day.tell(*theirs)
    garments = [
        {"gtin": GTIN, "style": "tee", "brand": "Ours"},
        {"gtin": "00448692187560", "style": "coat", "brand": "Theirs"},
    ]
    rows = [{"release": "r", "colourway": f"{one['style']}:navy", **one} for one in garments]
    day.lake.publish(day.lake.stage(table(rows, GARMENTS), STORE), path_of(STORE, "r"))
    rest = await not_archived(day.redis, STORE, "facts")
    counts = {}
    for name, own in (("all", ()), ("walled", ("Ours",))):
        to = tmp_path / f"{name}.parquet"
        wall = Wall(day.lake, STORE, own)
        counts[name] = write_table(day.lake, STORE, ALL, rest, to, lambda *n: None, wall)
    assert counts == {"all": 13, "walled": 7}
    assert "coat" not in str(pq.read_table(tmp_path / "walled.parquet").to_pylist())
    facts = Wall(day.lake, STORE, ("Ours",)).facts(history(day.redis, day.lake, STORE))
    assert await write_events(facts, STORE, "UTC", tmp_path, 0) == (4, 3)
