"""Open streams: what is read off them, whom a tap reached, and the bare server beside us."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from load_tests.bench import descriptors
from load_tests.bench.descriptors import room_for
from load_tests.bench.fanning import Bare, event
from load_tests.bench.listener import Heard, Listener, Opened
from load_tests.bench.peers import fanout
from load_tests.bench.section import Skipped
from load_tests.bench.tap_to_runner import figures, ways_ms
from load_tests.bench.workers.listening import Line

FACT = b'event: fact\ndata: {"kind":"GarmentRequested","request":"a"}\nid: 7-12\n\n'
VIEW = b'event: view\ndata: {"position":"7-13"}\nid: 7-13\n\n'


def line(whole: bool) -> Line:
    return Line(socket.socket(), "runner", whole)


#: The standard leaves the order of the fields open.
ID_FIRST = b'event: fact\nid: 7-12\ndata: {"kind":"GarmentRequested","request":"a"}\n\n'


@pytest.mark.parametrize("fact", [FACT, ID_FIRST])
@pytest.mark.parametrize("cut", range(1, len(FACT + VIEW)))
def test_events_are_read_wherever_the_wire_cuts_them(fact: bytes, cut: int) -> None:
    said, one = fact + VIEW, line(whole=True)
    with one.socket:
        one.take(said[:cut], 1.0)
        one.take(said[cut:], 2.0)
    assert one.last == 13
    assert [data for _, data in one.facts] == [b'{"kind":"GarmentRequested","request":"a"}']
    assert one.facts[0][0] == (1.0 if cut >= len(fact) else 2.0)
    assert one.came == len(said)


def test_a_stream_that_is_not_kept_whole_knows_only_where_it_is() -> None:
    one = line(whole=False)
    with one.socket:
        one.take(FACT, 1.0)
        one.take(b": still here\n\n", 2.0)
        one.take(VIEW, 3.0)
    assert one.heard == [(12, 1.0), (13, 3.0)]
    assert one.facts == []


def test_an_event_is_as_long_as_it_is_to_be() -> None:
    assert len(event("view", {"a": 1}, 12, 300)) == 300
    assert event("view", {}, 12) == "event: view\ndata: {}\nid: 1-12\n\n"


TAP = (("GarmentRequested", "a"), 10.0, 10.020)


def heard(at: float, request: str = "a") -> Heard:
    return Heard(at, {"kind": "GarmentRequested", "request": request})


def test_a_way_is_from_the_tap_to_each_runner() -> None:
    ways = ways_ms([TAP], [heard(10.050), heard(9.0, "b"), heard(10.010)], runners=2)
    assert ways == pytest.approx([10.0, 50.0])
    assert figures([TAP], ways) == pytest.approx(
        {"p50_ms": 10.0, "p99_ms": 50.0, "answer_p50_ms": 20.0, "answer_p99_ms": 20.0}
    )


def test_a_runner_who_was_not_told_is_no_figure() -> None:
    with pytest.raises(Skipped, match="of 1 taps, 1 ways to a runner are missing"):
        ways_ms([TAP], [heard(10.010)], runners=2)


def test_more_streams_than_files_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descriptors, "raised", lambda: 1_000)
    room_for(800)
    with pytest.raises(Skipped, match=r"801 streams need more open files .* \(1,000\)"):
        room_for(801)


async def test_the_bare_server_tells_a_group_and_nobody_else() -> None:
    told: dict[str, list[bytes]] = {"/a": [], "/b": []}
    gone = asyncio.Event()

    async def until_gone() -> dict[str, Any]:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def stream(path: str) -> None:
        async def send(message: Any) -> None:
            told[path].append(message.get("body", b""))

        await fanout.app({"type": "http", "method": "GET", "path": path}, until_gone, send)

    async def body() -> dict[str, Any]:
        return {"type": "http.request", "body": b"news"}

    async def answered(message: Any) -> None:
        pass

    async with asyncio.TaskGroup() as tasks:
        for path in told:
            tasks.create_task(stream(path))
        while not all(fanout.FIRST in bodies for bodies in told.values()):
            await asyncio.sleep(0)
        await fanout.app({"type": "http", "method": "POST", "path": "/a"}, body, answered)
        gone.set()
    assert told == {"/a": [b"", fanout.FIRST, b"news"], "/b": [b"", fanout.FIRST]}


def test_streams_are_opened_and_all_of_them_hear() -> None:
    """The bare server and the listener in processes of their own, as in a measurement."""
    bare = Bare("b", streams=5, seconds=0)
    try:
        bare.start()
        with Listener(bare.port) as listener:
            listener.open([Opened("x", "/x", count=4), Opened("w", "/w", whole=True)])
            bare.post("/x", event("view", {}, 3))
            reached = listener.reached(3, "x")
            bare.post("/w", event("fact", {"kind": "K", "request": "r"}, 4))
            listener.reached(4, "w")
            facts, came = listener.facts()
    finally:
        bare.stop()
    assert reached.middle <= reached.last
    assert [one.fact for one in facts] == [{"kind": "K", "request": "r"}]
    assert came == 0, "those of its group were counted when it was waited for"
