"""The waiting line on the phone, in the lobby and on the manager's page."""

from __future__ import annotations

from tests.serving import Service


async def test_the_first_scan_gives_a_place_and_a_time(service: Service) -> None:
    for _ in range(2):
        await service.visitor_in_room()
    kim, lee = await service.visitor(), await service.visitor()
    assert (await kim.get("."))["state"] == "browsing"
    assert (await lee.get("."))["line"] == {
        "place": 1,
        "of": 1,
        "choosing": 1,
        "wait_s": 420,
        "basis": "planned",
        "accessible_wait_s": 0,
        "told_s": None,
        "ready": False,
        "held_until": None,
        "holds_left": 2,
    }


async def test_what_was_told_stands_beside_what_is_expected_now(service: Service) -> None:
    for _ in range(2):
        await service.visitor_in_room()
    first = await service.visitor_in_line()
    second = await service.visitor_in_line()
    told = (await second.get("."))["line"]
    assert (told["place"], told["told_s"], told["wait_s"]) == (2, 480, 480)
    await first.delete("./place")
    now = (await second.get("."))["line"]
    assert (now["place"], now["told_s"], now["wait_s"]) == (1, 480, 270)


async def test_a_place_is_held_and_taken_up_again_with_one_tap_each(service: Service) -> None:
    for _ in range(2):
        await service.visitor_in_room()
    kim = await service.visitor_in_line()
    lee = await service.visitor_in_line()
    held = (await kim.post("./place/hold"))["visit"]
    assert (held["line"]["ready"], held["line"]["held_until"], held["line"]["holds_left"]) == (
        False,
        "2026-11-23T01:10:00.000Z",
        1,
    )
    assert (await lee.get("."))["line"]["place"] == 1
    back = (await kim.delete("./place/hold"))["visit"]
    assert (back["line"]["ready"], back["line"]["place"]) == (True, 1)
    yielded = (await kim.post("./place/yield"))["visit"]
    assert yielded["line"]["place"] == 2
    await kim.post("./place/hold")
    await kim.delete("./place/hold")
    assert await kim.refusal("POST", "./place/hold") == (409, "no_holds_left")


async def test_an_offered_room_says_how_often_it_may_still_be_held(service: Service) -> None:
    kim = await service.visitor_in_line()
    offer = (await kim.get("."))["room"]
    assert (offer["state"], offer["held"], offer["holds_left"]) == ("offered", False, 2)
    held = (await kim.post("./offer/hold"))["visit"]["room"]
    assert (held["held"], held["holds_left"]) == (True, 1)


async def test_the_lobby_says_how_long_and_how_it_knows(service: Service) -> None:
    for _ in range(2):
        await service.visitor_in_room()
    lobby = await service.kiosk().get("/lobby")
    assert (lobby["waiting"], lobby["wait_s"], lobby["basis"]) == (0, 270, "planned")


async def test_the_manager_sees_how_honest_the_told_waits_were(service: Service) -> None:
    inside = [await service.visitor_in_room() for _ in range(2)]
    assert (await service.manager().get("/today"))["waits"] is None
    for seconds in (200, 500):
        await service.visitor_in_line()
        service.clock.advance(seconds)
        visitor = inside.pop(0)
        room = (await visitor.get("."))["room"]["id"]
        await visitor.post("./end")
        await service.runner().post(f"/rooms/{room}/clearing")
    waits = (await service.manager().get("/today"))["waits"]
    assert waits == {
        "n": 2,
        "kept": 0.5,
        "bias_s": {"mean": 80, "median": 80},
        "told_median_s": 270,
        "waited_median_s": 350,
        "hours": [
            {
                "hour": 10,
                "n": 2,
                "kept": 0.5,
                "bias_s": {"mean": 80, "median": 80},
                "told_median_s": 270,
                "waited_median_s": 350,
            }
        ],
    }


async def test_whoever_holds_a_place_is_still_on_the_list_of_the_staff(service: Service) -> None:
    for _ in range(2):
        await service.visitor_in_room()
    kim = await service.visitor_in_line()
    await kim.post("./place/hold")
    assert (await service.runner().get("/staff"))["line"] == [
        {
            "call_sign": (await kim.get("."))["call_sign"],
            "accessible": False,
            "since": "2026-11-23T01:00:00.000Z",
            "held_until": "2026-11-23T01:10:00.000Z",
        }
    ]
