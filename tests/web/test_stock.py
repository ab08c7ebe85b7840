"""Stock over HTTP: set, counted, sold; all changes of a list or none."""

from __future__ import annotations

import pytest

from tests.serving import Service


def change(gtin: str, kind: str, pieces: int) -> dict[str, object]:
    return {"gtin": gtin, "kind": kind, "pieces": pieces}


async def test_a_list_of_changes_says_what_is_free_after_them(service: Service) -> None:
    gtins = [service.little.gtin(f"tee-{n}") for n in (1, 2, 3)]
    kinds = (("set", 7), ("count", 1), ("sold", 1))
    changes = [change(gtin, *kind) for gtin, kind in zip(gtins, kinds, strict=True)]
    said = await service.runner().post("/stock", {"changes": changes})
    assert said["available"] == dict(zip(gtins, (7, 1, 1), strict=True))
    assert said["position"] == str(service.shop.live.position)


async def test_a_number_is_taken_as_it_was_scanned(service: Service) -> None:
    gtin = service.little.gtin("tee-1")
    assert gtin.startswith("0")
    said = await service.runner().post("/stock", {"changes": [change(gtin[1:], "set", 5)]})
    assert said["available"] == {gtin: 5}


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (change("4006381333931", "set", 1), (404, "garment_unknown")),
        (change("4006381333932", "set", 1), (400, "gtin_invalid")),
        (change("COAT", "sold", 0), (409, "pieces_wrong")),
        (change("COAT", "set", -1), (422, "request_invalid")),
        (change("COAT", "set", 100_001), (422, "request_invalid")),
        (change("COAT", "steal", 1), (422, "request_invalid")),
        (change("TEE", "count", 1), (422, "stock_twice")),
    ],
)
async def test_one_wrong_change_changes_nothing(
    wrong: dict[str, object], expected: tuple[int, str], service: Service
) -> None:
    tee, coat = service.little.gtin("tee-1"), service.little.gtin("coat-1")
    named = {"TEE": tee, "COAT": coat}
    wrong = {**wrong, "gtin": named.get(str(wrong["gtin"]), wrong["gtin"])}
    before = service.shop.live.position
    changes = [change(tee, "set", 9), wrong]
    assert await service.runner().refusal("POST", "/stock", {"changes": changes}) == expected
    assert service.shop.live.position == before
    assert service.shop.live.floor.on_hand[tee] == 2


async def test_a_promise_that_the_stock_cannot_keep_is_taken_back_and_said(
    service: Service,
) -> None:
    kim, lee = await service.visitor(), await service.visitor()
    gtin = service.little.gtin("tee-1")
    await kim.request(gtin)
    service.clock.advance(1)
    await lee.request(gtin)
    await service.runner().post("/stock", {"changes": [change(gtin, "count", 1)]})
    assert (await kim.get("."))["requests"][0]["state"] == "requested"
    [taken_back] = (await lee.get("."))["requests"]
    assert (taken_back["state"], taken_back["reason"]) == ("not_found", "stock_corrected")


async def test_nothing_is_promised_twice(service: Service) -> None:
    gtin = service.little.gtin("tee-1")
    shoppers = [await service.visitor() for _ in range(3)]
    for shopper in shoppers[:2]:
        await shopper.request(gtin)
    refused = await shoppers[2].refusal("POST", "./requests", {"gtin": gtin})
    assert refused == (409, "sold_out")
    carried = await shoppers[2].post("./requests", {"gtin": gtin, "carry": True})
    assert carried["visit"]["requests"][0]["state"] == "carried"
