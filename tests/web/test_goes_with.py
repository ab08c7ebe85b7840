"""What goes with a garment, and with what a visit has: asked for over the API."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.app import create_app
from service.recommend.outfits.house_table import HOUSE
from service.recommend.outfits.table import learn_table, write_table
from service.settings import Settings
from service.web.outfits import open_table
from tests.serving import Service

OUTFITS = [["skirt", "tshirt"], ["coat", "shirt", "skirt"]] * 60


def kinds(slate: dict[str, list[dict[str, str]]]) -> set[str]:
    return {card["style"].split("-")[0] for card in slate["cards"]}


async def test_a_skirt_gets_tops_and_a_coat_and_no_skirt(service: Service) -> None:
    slate = await service.anyone().get("/styles/skirt-1/goes-with?n=24")
    assert kinds(slate) == {"tee", "shirt", "coat"}
    assert (slate["fallback"], slate["why"], slate["ranker"]) == ("none", None, "outfit-1/house")
    assert slate["release"] == service.little.release.id
    card = slate["cards"][0]
    assert card["because"] == {"style": "skirt-1", "name": {"en": "Skirt 1", "ko": "스커트 1"}}
    assert card["source"] == "goes_with"
    assert [size["available"] for size in card["sizes"]] == [2, 2, 2]


async def test_a_card_says_why_in_both_languages(service: Service) -> None:
    slate = await service.anyone().get("/styles/skirt-1/goes-with?colourway=skirt-1:red&n=24")
    reasons = {card["colourway"]: card["reason"]["text"] for card in slate["cards"]}
    shown = next(way for way in reasons if way.startswith("coat"))
    assert reasons[shown]["en"].startswith("Coat to go with Skirt 1")
    assert reasons[shown]["ko"].startswith("스커트 1에 어울리는 코트")


async def test_the_size_that_is_worn_above_is_the_size_of_the_coat(service: Service) -> None:
    slate = await service.anyone().get("/styles/tee-1/goes-with?size=M&n=24")
    assert slate["wanted_sizes"] == {"upper/letters": "M"}
    coats = [card for card in slate["cards"] if card["style"].startswith("coat")]
    medium = {service.little.gtin(one["style"], one["colourway"].split(":")[1]) for one in coats}
    assert {card["gtin"] for card in coats} == medium


async def test_a_style_that_is_not_sold_goes_with_nothing(service: Service) -> None:
    found = await service.anyone().refusal("GET", "/styles/nothing/goes-with")
    assert found == (404, "garment_unknown")


async def test_a_visit_is_completed_from_what_is_in_the_room(service: Service) -> None:
    kim = await service.visitor_in_room()
    assert (await kim.get("./goes-with"))["why"] == "nothing_told"
    await kim.request(service.little.gtin("skirt-1"), carry=True)
    slate = await kim.get("./goes-with?n=24")
    assert kinds(slate) == {"tee", "shirt", "coat"}
    await kim.request(service.little.gtin("tee-1"), carry=True)
    assert kinds(await kim.get("./goes-with?n=24")) == {"coat"}


async def test_only_the_visit_itself_is_told(service: Service) -> None:
    kim, lee = await service.visitor(), await service.visitor()
    found = await lee.refusal("GET", f"/visits/{kim.visit}/goes-with")
    assert found == (403, "not_allowed")


# --- whose table ---------------------------------------------------------------------------------


def test_without_a_file_our_own_table_is_used(settings: Settings, tmp_path: Path) -> None:
    assert settings.outfit_table == settings.data / "outfits.json"
    assert open_table(tmp_path / "outfits.json", wanted=False) is HOUSE
    assert open_table(tmp_path / "outfits.json", wanted=True) is HOUSE


def test_a_learned_table_is_used_and_named(tmp_path: Path) -> None:
    learned = learn_table(OUTFITS, HOUSE)
    (tmp_path / "outfits.json").write_bytes(write_table(learned))
    used = open_table(Settings(outfits=tmp_path / "outfits.json").outfit_table, wanted=True)
    assert (used.name, used.made_from) == (learned.name, "120 outfits")
    assert used.learned == {"skirt", "tshirt", "coat", "shirt"}


def test_a_damaged_table_does_not_close_the_shop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "outfits.json").write_bytes(b"{}")
    assert open_table(tmp_path / "outfits.json", wanted=True) is HOUSE
    said = capsys.readouterr().out
    assert "outfits_refused" in said
    assert "it says format None, and this version reads 1" in said


def test_the_service_reads_the_table_that_a_setting_names(tmp_path: Path) -> None:
    learned = learn_table(OUTFITS, HOUSE)
    (tmp_path / "looks.json").write_bytes(write_table(learned))
    app = create_app(Settings(data=tmp_path, outfits=tmp_path / "looks.json"), "redis://unused")
    assert app.state.outfits.name == learned.name
    assert create_app(Settings(data=tmp_path), "redis://unused").state.outfits is HOUSE
