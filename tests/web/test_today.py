"""Today at a glance: what was counted today, in the store's own time, and rates of something."""

from __future__ import annotations

from tests.serving import Service

HOUR_S = 3600


async def test_a_day_on_which_nothing_happened_shows_no_rates(service: Service) -> None:
    today = await service.manager().get("/today")
    assert today["day"] == "2026-11-23"
    counts = ("visits", "requests", "delivered", "carried", "not_found", "cancelled", "kept")
    assert {today[what] for what in counts} == {0}
    for rate in ("kept_rate", "fill_rate", "wait", "bring", "promises_kept"):
        assert today[rate] is None
    assert today["hours"] == []
    assert today["rooms"] == {"vacant": 3}
    assert today["line"] == []
    assert today["release"] == {
        "id": service.little.release.id,
        "wanted": service.little.release.id,
        "error": None,
    }


async def test_a_day_begins_at_midnight_in_the_store(service: Service) -> None:
    """It is ten in the morning in Seoul: the next day begins in fourteen hours, at 15:00 UTC."""
    await service.visitor()
    service.clock.advance(14 * HOUR_S - 1)
    late = await service.manager().get("/today")
    assert (late["day"], late["visits"]) == ("2026-11-23", 1)
    service.clock.advance(1)
    next_day = await service.manager().get("/today")
    assert (next_day["day"], next_day["visits"], next_day["hours"]) == ("2026-11-24", 0, [])
    await service.visitor()
    first = await service.manager().get("/today")
    assert first["hours"] == [{"hour": 0, "visits": 1, "requests": 0, "delivered": 0}]


async def test_quiet_hours_stand_between_busy_ones(service: Service) -> None:
    await service.visitor()
    service.clock.advance(2 * HOUR_S)
    await service.visitor()
    hours = (await service.manager().get("/today"))["hours"]
    assert [(one["hour"], one["visits"]) for one in hours] == [(10, 1), (11, 0), (12, 1)]


async def test_the_line_is_shown_by_call_signs_first_come_first(service: Service) -> None:
    for _ in range(2):
        await service.visitor_in_room()
    waiting = [await service.visitor() for _ in range(2)]
    for visitor in waiting:
        await visitor.post("./place")
        service.clock.advance(60)
    today = await service.manager().get("/today")
    signs = [(await visitor.get("."))["call_sign"] for visitor in waiting]
    assert [one["call_sign"] for one in today["line"]] == signs
    assert today["waiting"] == 2
    assert [one["since"] for one in today["line"]] == [
        "2026-11-23T01:00:00.000Z",
        "2026-11-23T01:01:00.000Z",
    ]
    line = (await waiting[1].get("."))["line"]
    assert (line["place"], line["of"]) == (2, 2)


async def test_the_feed_tells_what_happened_last_first(service: Service) -> None:
    kim = await service.visitor_in_room()
    await kim.request(service.little.gtin("coat-1"))
    recent = (await service.manager().get("/today"))["recent"]
    sign = (await kim.get("."))["call_sign"]
    assert recent[0] == {
        "kind": "GarmentRequested",
        "at": "2026-11-23T01:00:00.000Z",
        "call_sign": sign,
        "room": None,
        "garment": {"en": "Coat 1", "ko": "코트 1"},
    }
    assert recent[1]["kind"] == "RoomEntered"
    assert recent[1]["room"] == {"id": "r1", "name": {"en": "Room 1", "ko": "1번"}}
    assert "StockSet" not in {one["kind"] for one in recent}


async def test_the_feed_outlives_the_process(service: Service) -> None:
    """Another process that is started now tells of what happened before it was there."""
    await service.visitor_in_room()
    before = (await service.manager().get("/today"))["recent"]
    await service.shop.live.open()
    assert (await service.manager().get("/today"))["recent"] == before
