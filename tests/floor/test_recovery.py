"""Recovery: what is wanted is hung up first."""

from __future__ import annotations

from service.floor.commands import DecideGarment, EndVisit, RequestGarment
from service.floor.recovery import in_order, waited_for

from .shop import Shop


def test_what_somebody_waits_for_comes_first_then_demand_then_the_way(shop: Shop) -> None:
    shop.in_room("kim")
    shop.in_room("lee")
    for gtin, zone in (("jeans-30", "near"), ("shirt-s", "far"), ("shirt-m", "near")):
        style = gtin.split("-")[0]
        shop.do(RequestGarment(f"kim:{gtin}", "kim", gtin, style, style, zone=zone))
    for gtin in ("jeans-30", "shirt-s", "shirt-m"):
        shop.bring(f"kim:{gtin}")
    shop.do(EndVisit("kim"))
    # Shirts were asked for twice, and shirt-m hangs nearer than shirt-s.
    order = [back.id for back in in_order(shop.floor, waited_for(shop.floor))]
    assert order == ["kim:shirt-m", "kim:shirt-s", "kim:jeans-30"]
    shop.ask("lee", "jeans-30")
    waited = waited_for(shop.floor)
    assert waited["jeans-30"] == 1
    assert in_order(shop.floor, waited)[0].id == "kim:jeans-30"


def test_who_has_it_does_not_wait_for_it(shop: Shop) -> None:
    shop.in_room("kim")
    task = shop.ask("kim", "shirt-m")
    assert waited_for(shop.floor)["shirt-m"] == 1
    shop.pick(task)
    assert waited_for(shop.floor)["shirt-m"] == 0
    shop.do(DecideGarment(shop.bring(shop.ask("kim", "shirt-l")), "kim", "left"))
    assert waited_for(shop.floor)["shirt-l"] == 0
