"""Catalogues that no demo has: copies, gaps, one garment, nothing on hand, a size that nobody has.

Whatever is shown can be brought; where little or nothing is, the answer says which rule it was.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from catalog.garment import Colour, Colourway, Size, Style, Variant
from catalog.gtin import restricted_gtins
from catalog.release import PhotoSource, build_release
from service.settings import Settings
from tests.little_store import LittleStore, PixelEncoder, draw, plan
from tests.serving import HandClock, Service, running, stock_store

#: A style's name, and the photo of each of its colours; None where there is none.
Looks = Mapping[str, Sequence[str | None]]
Open = Callable[..., AbstractAsyncContextManager[Service]]
COLOURS = (Colour({"en": "Navy", "ko": "네이비"}), Colour({"en": "Red", "ko": "레드"}))
PHOTOS: dict[str, PhotoSource] = {
    "plain": lambda: draw("shirt", "navy", 1),
    "red": lambda: draw("shirt", "red", 1),
    "striped": lambda: draw("shirt", "navy", 6),
    "coat": lambda: draw("coat", "sand", 1),
    "black": lambda: Image.new("RGB", (300, 400)),
}


def gtin(style: str, colour: int = 0, size: str = "M") -> str:
    key = f"{style}/{colour}/{size}"
    return restricted_gtins([key])[key]


def styles(looks: Looks, sizes: Sequence[str] = ("S", "M")) -> list[Style]:
    return [
        Style(
            name,
            {"en": name.title(), "ko": f"셔츠 {name}"},
            "shirt",
            tuple(
                Colourway(
                    f"{name}:{n}",
                    COLOURS[n],
                    (photo,) if photo else (),
                    tuple(Variant(gtin(name, n, size), Size(size)) for size in sizes),
                )
                for n, photo in enumerate(photos)
            ),
            zone="tops",
        )
        for name, photos in looks.items()
    ]


@pytest.fixture
def open_store(data: Path, redis_url: str, settings: Settings, clock: HandClock) -> Open:
    """Opens a service on a store that has these garments, each with ``pieces`` on hand."""

    @asynccontextmanager
    async def opened(
        looks: Looks, *, pieces: int = 2, sizes: Sequence[str] = ("S", "M")
    ) -> AsyncIterator[Service]:
        release = build_release(data / "releases", styles(looks, sizes), PHOTOS, PixelEncoder())
        odd = LittleStore(plan(), release, dict.fromkeys(release.by_gtin, pieces))
        await stock_store(redis_url, odd, clock)
        async with running(settings, redis_url, clock, odd) as service:
            yield service

    return opened


def shown(slate: dict[str, Any]) -> tuple[list[str], str, str | None]:
    """The styles of the cards, how far down the slate had to go, and why."""
    return [card["style"] for card in slate["cards"]], slate["fallback"], slate["why"]


async def similar(service: Service, style: str, asked: str = "") -> dict[str, Any]:
    found: dict[str, Any] = await service.anyone().get(f"/styles/{style}/similar?n=24{asked}")
    return found


async def test_of_two_styles_with_one_photo_the_other_is_shown_first(open_store: Open) -> None:
    copies = {"one": ["plain"], "two": ["plain"], "three": ["coat"]}
    async with open_store(copies) as service:
        slate = await similar(service, "one")
        assert [card["style"] for card in slate["cards"]] == ["two", "three"]
        assert slate["cards"][0]["in_size"] is not None
        back = await similar(service, "two")
        assert [card["style"] for card in back["cards"]] == ["one", "three"]


async def test_a_whole_catalogue_with_one_photo_is_shown_each_style_once(open_store: Open) -> None:
    copies = {f"s{n:02}": ["plain"] for n in range(30)}
    async with open_store(copies) as service:
        slate = await similar(service, "s05")
        names = [card["style"] for card in slate["cards"]]
        assert len(names) == len(set(names)) == 24
        assert "s05" not in names
        assert {card["photo"] for card in slate["cards"]} == {slate["cards"][0]["photo"]}


async def test_colours_of_one_style_are_one_card(open_store: Open) -> None:
    looks = {"one": ["plain", "red"], "two": ["plain", "red"], "three": ["red", "striped"]}
    async with open_store(looks) as service:
        slate = await similar(service, "one")
        assert sorted(card["style"] for card in slate["cards"]) == ["three", "two"]
        red = await similar(service, "one", "&colourway=one:1")
        assert {card["style"]: card["colourway"] for card in red["cards"]}["two"] == "two:1"


async def test_a_garment_without_a_photo_is_offered_and_asked_about_like_any_other(
    open_store: Open,
) -> None:
    async with open_store({"bare": [None], "one": ["plain"], "two": ["striped"]}) as service:
        styles_, fallback, why = shown(await similar(service, "bare"))
        assert (sorted(styles_), fallback, why) == (["one", "two"], "on_hand", "no_vector")
        slate = await similar(service, "one")
        assert shown(slate) == (["two", "bare"], "on_hand", "few_alike")
        last = slate["cards"][-1]
        assert (last["photo"], last["photo_small"]) == (None, None)
        assert last["name"] == {"en": "Bare", "ko": "셔츠 bare"}
        assert set(last["reason"]["text"]) == {"en", "ko"}


async def test_sizes_are_shown_from_small_to_large_however_they_were_listed(
    open_store: Open,
) -> None:
    async with open_store({"one": ["plain"]}, sizes=["XL", "S", "FREE", "M"]) as service:
        [colourway] = (await service.anyone().get("/styles/one"))["colourways"]
        labels = [variant["size"]["label"] for variant in colourway["variants"]]
        assert labels == ["S", "M", "XL", "FREE"]


async def test_where_no_garment_has_a_photo_what_is_on_hand_is_shown(open_store: Open) -> None:
    async with open_store({"one": [None], "two": [None]}) as service:
        assert shown(await similar(service, "one")) == (["two"], "on_hand", "no_vector")
        kim = await service.visitor()
        assert sorted(shown(await kim.get("./slate"))[0]) == ["one", "two"]


async def test_a_catalogue_of_one_garment_is_like_nothing_else(open_store: Open) -> None:
    async with open_store({"one": ["plain", "red"]}) as service:
        assert shown(await similar(service, "one")) == ([], "empty", "nothing_else")
        kim = await service.visitor_in_room()
        assert shown(await kim.get("./slate")) == (["one"], "on_hand", "nothing_told")
        await kim.request(gtin("one"))
        assert shown(await kim.get("./slate")) == ([], "empty", "all_asked")
        lee = await service.visitor()
        await lee.put("./opinions/one", {"opinion": "dislike"})
        assert shown(await lee.get("./slate")) == ([], "empty", "all_disliked")


async def test_where_everything_is_sold_out_nothing_is_offered_and_it_is_said(
    open_store: Open,
) -> None:
    async with open_store({"one": ["plain"], "two": ["red"]}, pieces=0) as service:
        assert shown(await similar(service, "one")) == ([], "empty", "sold_out")
        kim = await service.visitor_in_room()
        assert shown(await kim.get("./slate")) == ([], "empty", "sold_out")
        assert (await kim.get("/search"))["styles"] == []
        page = await kim.get("/styles/one")
        assert [one["available"] for one in page["colourways"][0]["variants"]] == [0, 0]
        refused = await kim.refusal("POST", "./requests", {"gtin": gtin("one")})
        assert refused == (409, "sold_out")
        counted = {"gtin": gtin("two"), "kind": "count", "pieces": 1}
        await service.runner().post("/stock", {"changes": [counted]})
        assert shown(await similar(service, "one"))[0] == ["two"]


async def test_a_size_that_nobody_has_gives_no_cards_and_says_so(open_store: Open) -> None:
    async with open_store({"one": ["plain"], "two": ["red"], "three": ["striped"]}) as service:
        slate = await similar(service, "one", "&size=3XL")
        assert shown(slate) == ([], "empty", "no_such_size")
        assert slate["wanted_sizes"] == {"upper/letters": "3XL"}
        assert len((await similar(service, "one", "&size=M"))["cards"]) == 2
        kim = await service.visitor_in_room()
        await kim.request(gtin("one", size="S"))
        cards = (await kim.get("./slate"))["cards"]
        assert {card["gtin"] for card in cards} == {
            gtin("two", size="S"),
            gtin("three", size="S"),
        }


async def test_a_catalogue_without_a_garment_says_that_it_is_empty(open_store: Open) -> None:
    async with open_store({}) as service:
        kim = await service.visitor()
        assert shown(await kim.get("./slate")) == ([], "empty", "catalogue_empty")
        assert (await kim.get("/search?q=shirt"))["styles"] == []


async def test_sizes_stand_from_small_to_large_however_the_retailer_lists_them(
    open_store: Open,
) -> None:
    def labels(variants: list[dict[str, Any]]) -> list[str]:
        return [one["size"]["label"] for one in variants]

    mixed, in_order = ("L", "S", "XL", "M"), ["S", "M", "L", "XL"]
    async with open_store({"one": ["plain"], "two": ["red"]}, sizes=mixed) as service:
        kim = await service.visitor_in_room()
        await kim.request(gtin("one"))
        assert labels((await kim.get("/styles/one"))["colourways"][0]["variants"]) == in_order
        assert labels((await kim.get("."))["requests"][0]["variants"]) == in_order
        assert labels((await kim.get("./slate"))["cards"][0]["sizes"]) == in_order
