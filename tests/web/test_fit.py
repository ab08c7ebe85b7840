"""What is told of how a style fits: of what many said, and to a visit of what it said itself."""

from __future__ import annotations

from typing import Any

from tests.serving import Caller, Service, Visitor

SMALL = {"outcome": "left", "reasons": ["too_small"]}


async def finds(service: Service, gtin: str, said: dict[str, Any]) -> Visitor:
    """Somebody in the first room who carried a garment in, and says how it was."""
    visitor = await service.visitor_in_room()
    request = await visitor.request(gtin, carry=True)
    await visitor.put(f"./requests/{request}/outcome", said)
    return visitor


async def hung_up_again(service: Service, visitor: Visitor) -> None:
    await visitor.post("./end")
    runner = service.runner()
    await runner.post("/rooms/r1/clearing")
    for back in service.shop.live.floor.go_backs.copy():
        await runner.post(f"/go-backs/{back}/recovery")


async def fit_of(caller: Caller, style: str) -> tuple[Any, Any]:
    found = await caller.get(f"/styles/{style}")
    return found["fit"], found["suggested"]


async def test_that_a_style_runs_small_is_told_from_ten_visits_on_and_coarsely(
    service: Service,
) -> None:
    gtin = service.little.gtin("tee-1")
    for number in range(11):
        assert await fit_of(service.anyone(), "tee-1") == (
            (None, None) if number < 10 else ({"runs": "small", "told_by": 10, "share": 10}, None)
        ), number
        await hung_up_again(service, await finds(service, gtin, SMALL))
    found = await service.anyone().get("/search?q=tee")
    by_style = {one["style"]: one["fit"] for one in found["styles"]}
    assert by_style["tee-1"] == {"runs": "small", "told_by": 10, "share": 10}
    assert by_style["tee-2"] is None


async def test_whoever_is_forgotten_is_no_longer_among_those_who_told(service: Service) -> None:
    gtin = service.little.gtin("tee-1")
    for _ in range(9):
        await hung_up_again(service, await finds(service, gtin, SMALL))
    kim = await finds(service, gtin, SMALL)
    assert (await fit_of(kim, "tee-1"))[0] is not None
    await kim.put("./counting", {"counted": False})
    assert (await fit_of(service.anyone(), "tee-1"))[0] is None
    await kim.put("./counting", {"counted": True})
    assert (await fit_of(service.anyone(), "tee-1"))[0] is not None
    await kim.delete(".")
    assert (await fit_of(service.anyone(), "tee-1"))[0] is None


async def test_a_visit_is_told_which_size_its_own_words_speak_for_and_nobody_else_is(
    service: Service,
) -> None:
    kim = await finds(service, service.little.gtin("tee-1", "navy", "M"), SMALL)
    advice = {
        "size": {"label": "L", "system": "INT"},
        "why": "too_small",
        "tried": {
            "style": "tee-1",
            "name": {"en": "Tee 1", "ko": "티셔츠 1"},
            "size": {"label": "M", "system": "INT"},
        },
    }
    assert await fit_of(kim, "shirt-1") == (None, advice)
    assert await fit_of(service.room("r1"), "shirt-1") == (None, advice)
    scanned = await kim.get(f"/garments/{service.little.gtin('shirt-1')}")
    assert scanned["style"]["suggested"] == advice
    lee, friend = await service.visitor(), await service.companion(kim)
    others = [lee, friend, service.anyone(), service.room("r2"), service.runner()]
    assert [await fit_of(one, "shirt-1") for one in others] == [(None, None)] * 5


async def test_an_access_that_is_not_valid_is_nobodys_and_looks_as_anyone_may(
    service: Service,
) -> None:
    stranger = Caller(service.http, "little", "no such token")
    assert await fit_of(stranger, "tee-1") == (None, None)
