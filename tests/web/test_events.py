"""Live screens: the view first, then what happened and the view again, from where one left off."""

from __future__ import annotations

import pytest

from service.floor.commands import JoinLine
from service.log.position import Position
from service.web.access import Role
from tests.serving import LiveService, problem
from tests.web.streams import kinds, listening


async def test_a_screen_is_shown_everything_first(live_service: LiveService) -> None:
    kim = await live_service.visitor()
    async with listening(kim, "./events") as screen:
        first = await screen.view()
    assert screen.response.headers["content-type"].startswith("text/event-stream")
    assert screen.response.headers["cache-control"] == "no-cache"
    assert first.data == await kim.get(".")
    assert first.id == first.data["position"]


async def test_a_change_comes_as_its_facts_and_then_as_the_view_that_holds_them(
    live_service: LiveService,
) -> None:
    kim = await live_service.visitor()
    async with listening(kim, "./events") as screen:
        before = await screen.view()
        asked = await kim.request(live_service.little.gtin("tee-1"))
        facts, after = await screen.until_view()
    assert kinds(facts) == ["GarmentRequested", "LineJoined", "RoomOffered"]
    assert facts[0].data["request"] == asked
    assert facts[0].data["at"] == "2026-11-23T01:00:00.000Z"
    assert [fact.id for fact in facts] == following(before.id, 3)
    assert after.id == facts[-1].id
    assert [request["id"] for request in after.data["requests"]] == [asked]


def following(position: str, how_many: int) -> list[str]:
    """The next positions after one."""
    here = Position.parse(position)
    assert here is not None
    return [str(Position(here.epoch, here.n + n)) for n in range(1, how_many + 1)]


async def test_a_screen_that_was_away_hears_what_it_missed_without_a_gap(
    live_service: LiveService,
) -> None:
    kim = await live_service.visitor()
    async with listening(kim, "./events") as screen:
        left_at = (await screen.view()).id
    await kim.post("./place")
    await kim.post("./entry")
    async with listening(kim, "./events", left_at) as screen:
        facts, view = await screen.until_view()
        assert kinds(facts) == ["LineJoined", "RoomOffered", "RoomEntered"]
        assert view.data["state"] == "in_room"
        await kim.post("./help", {"about": "size"})
        facts, _ = await screen.until_view()
        assert kinds(facts) == ["HelpCalled"]


async def test_a_screen_that_missed_nothing_hears_nothing_again(live_service: LiveService) -> None:
    kim = await live_service.visitor()
    await kim.post("./place")
    async with listening(kim, "./events") as screen:
        left_at = (await screen.view()).id
    async with listening(kim, "./events", left_at) as screen:
        assert (await screen.view()).id == left_at


@pytest.mark.parametrize(
    "last", ["nonsense", "1-1", "0-0", "9999999999999-3", "-", "99999999999999999999-1"]
)
async def test_from_a_position_that_means_nothing_here_there_is_just_the_view(
    last: str, live_service: LiveService
) -> None:
    kim = await live_service.visitor()
    await kim.post("./place")
    async with listening(kim, "./events", last) as screen:
        assert (await screen.view()).data["state"] == "offered"


async def test_from_a_position_that_is_still_to_come_there_is_just_the_view(
    live_service: LiveService,
) -> None:
    kim = await live_service.visitor()
    here = live_service.shop.live.position
    later = str(Position(here.epoch, here.n + 50))
    async with listening(kim, "./events", later) as screen:
        assert (await screen.view()).id == str(here)


async def test_from_too_long_ago_there_is_just_the_view(
    live_service: LiveService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.log.live_floor.PAGE", 2)
    kim = await live_service.visitor()
    left_at = str(live_service.shop.live.position)
    for _ in range(3):
        await kim.post("./place")
        await kim.delete("./place")
    async with listening(kim, "./events", left_at) as screen:
        assert (await screen.view()).data["state"] == "browsing"


async def test_what_happens_while_a_screen_connects_is_told_once(
    live_service: LiveService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its first look and its listening, a fact may come in: it is in the view already."""
    kim = await live_service.visitor()
    left_at = str(live_service.shop.live.position)
    shop = live_service.shop
    plain = shop.moment

    async def slow() -> object:
        monkeypatch.setattr(shop, "moment", plain)
        await shop.live.submit(JoinLine(kim.visit))
        return await plain()

    monkeypatch.setattr(shop, "moment", slow)
    async with listening(kim, "./events", left_at) as screen:
        facts, view = await screen.until_view()
        assert kinds(facts) == ["LineJoined", "RoomOffered"]
        assert view.data["state"] == "offered"
        await kim.post("./entry")
        assert kinds((await screen.until_view())[0]) == ["RoomEntered"]


async def test_nobody_hears_of_another_visit(live_service: LiveService) -> None:
    kim, lee = await live_service.visitor(), await live_service.visitor()
    async with listening(kim, "./events") as screen:
        await screen.view()
        await lee.request(live_service.little.gtin("tee-1"))
        await kim.request(live_service.little.gtin("tee-1"))
        facts, _ = await screen.until_view()
    assert {fact.data["visit"] for fact in facts} == {kim.visit}


#: What each audience hears when Kim, who is offered room r1, enters it.
HEARD: list[tuple[Role, str, str, dict[str, str] | None]] = [
    ("room", "r1", "/rooms/r1/events", {"kind": "RoomEntered", "room": "r1"}),
    ("room", "r2", "/rooms/r2/events", None),
    ("kiosk", "kiosk-1", "/lobby/events", None),
    ("runner", "mina", "/staff/events", {"kind": "RoomEntered", "room": "r1", "visit": "kim"}),
    ("manager", "sora", "/today/events", {"kind": "RoomEntered", "room": "r1", "visit": "kim"}),
]


@pytest.mark.parametrize(("role", "subject", "path", "told"), HEARD)
async def test_each_audience_is_told_what_it_may_know(
    role: Role, subject: str, path: str, told: dict[str, str] | None, live_service: LiveService
) -> None:
    kim = await live_service.visitor()
    await kim.post("./place")
    someone = live_service.someone(role, subject, subject)
    async with listening(someone, path) as screen:
        before = await screen.view()
        await kim.post("./entry")
        facts, after = await screen.until_view()
    heard = [{**fact.data, "at": ""} for fact in facts]
    here = {"visit": kim.visit} if told and "visit" in told else {}
    assert heard == ([{**told, **here, "at": ""}] if told else [])
    whole = await someone.get(path.removesuffix("/events"))
    # All open tasks there are: only for who asks for them.
    whole.pop("walks", None)
    assert after.data == whole
    assert after.data["position"] != before.data["position"]


async def test_a_take_over_code_is_told_to_nobody(live_service: LiveService) -> None:
    kim = await live_service.visitor()
    async with (
        listening(kim, "./events") as phone,
        listening(live_service.manager(), "/today/events") as manager,
    ):
        await phone.view()
        await manager.view()
        await kim.post("./code")
        await kim.post("./place")
        assert "VisitCodeIssued" not in kinds((await phone.until_view())[0])
        assert "VisitCodeIssued" not in kinds((await manager.until_view())[0])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/rooms/r2/events", (403, "not_allowed")),
        ("/lobby/events", (403, "not_allowed")),
        ("/visits/nobody/events", (403, "not_allowed")),
    ],
)
async def test_what_is_wrong_is_said_before_a_stream_begins(
    path: str, expected: tuple[int, str], live_service: LiveService
) -> None:
    assert problem(await live_service.room("r1").ask("GET", path)) == expected


async def test_a_room_that_there_is_not_has_no_stream(live_service: LiveService) -> None:
    response = await live_service.room("r9").ask("GET", "/rooms/r9/events")
    assert problem(response) == (404, "room_unknown")
