"""Events come off the wire in pieces of any size."""

from __future__ import annotations

from load_tests.sse import Event, Parser

WIRE = (
    b': still here\n\nevent: view\ndata: {"a": 1}\nid: 7-1\n\n'
    b'event: fact\r\ndata: {"b":\r\ndata: "\xec\x85\x94"}\r\nid: 7-2\r\n\r\n'
)
EVENTS = [Event("view", "7-1", {"a": 1}), Event("fact", "7-2", {"b": "셔"})]


def test_events_in_one_piece() -> None:
    assert list(Parser().feed(WIRE)) == EVENTS


def test_events_byte_by_byte() -> None:
    parser = Parser()
    assert [event for byte in WIRE for event in parser.feed(bytes([byte]))] == EVENTS


def test_whoever_stops_in_the_middle_of_a_piece_has_lost_nothing_of_the_next() -> None:
    parser = Parser()
    for _ in parser.feed(WIRE):
        break
    assert list(parser.feed(WIRE)) == EVENTS


def test_half_an_event_is_none() -> None:
    assert list(Parser().feed(WIRE[:-4])) == EVENTS[:1]
