"""What anyone may look at: the store, its garments, garments like them, and what a tag says."""

from __future__ import annotations

import io

import pytest
import qrcode

from tests.serving import Service


async def test_the_only_store_is_the_one_that_is_meant(service: Service) -> None:
    assert (await service.http.get("/v1/config")).json() == {
        "store": "little",
        "stores": ["little"],
        "languages": ["ko", "en"],
    }


async def test_a_store_says_which_rooms_are_free(service: Service) -> None:
    await service.visitor_in_room()
    store = await service.anyone().get("")
    assert store["name"] == {"en": "Little Store", "ko": "작은 가게"}
    assert [(r["id"], r["accessible"], r["state"]) for r in store["rooms"]] == [
        ("r1", False, "occupied"),
        ("r2", False, "vacant"),
        ("r3", True, "vacant"),
    ]
    assert [zone["id"] for zone in store["zones"]] == ["tops", "bottoms", "outer"]
    # The accessible room is kept for those who ask, so it is not open to whoever comes.
    assert (store["open_rooms"], store["waiting"], store["wait_s"]) == (1, 0, 0)
    assert store["release"] == service.little.release.id


async def test_a_style_is_shown_with_every_colour_and_size_and_what_is_on_hand(
    service: Service,
) -> None:
    kim = await service.visitor()
    gtin = service.little.gtin("tee-1", "navy", "M")
    await kim.request(gtin)
    style = await service.anyone().get("/styles/tee-1")
    assert style["name"] == {"en": "Tee 1", "ko": "티셔츠 1"}
    assert style["zone"] == {"id": "tops", "name": {"en": "Tops", "ko": "상의"}}
    assert style["fixture"] == {"id": "rail-tops", "name": {"en": "Rail 1", "ko": "1번 행거"}}
    assert style["promise"] == {
        "seconds": 480,
        "basis": "planned",
        "why": {"code": "nobody_on_floor", "ahead": 1, "runners": 0, "walk_s": 22},
    }
    navy = style["colourways"][0]
    assert navy["id"] == "tee-1:navy"
    assert navy["colour"] == {"name": {"en": "Navy", "ko": "네이비"}, "hex": "#22304f"}
    assert [variant["available"] for variant in navy["variants"]] == [2, 1, 2]
    assert navy["variants"][1] == {
        "gtin": gtin,
        "size": {"label": "M", "system": "INT"},
        "price": {"minor": 29_900, "currency": "KRW"},
        "available": 1,
        "in_rooms": 1,
    }


@pytest.mark.parametrize("digits", [14, 13])
async def test_a_garment_is_found_by_its_number_as_it_was_scanned(
    digits: int, service: Service
) -> None:
    gtin = service.little.gtin("coat-2", "red", "L")
    scanned = gtin[14 - digits :] if gtin.startswith("0" * (14 - digits)) else gtin
    found = await service.anyone().get(f"/garments/{scanned}")
    assert (found["gtin"], found["colourway"]) == (gtin, "coat-2:red")
    assert found["style"]["style"] == "coat-2"


async def test_a_number_that_the_store_does_not_sell_is_unknown(service: Service) -> None:
    refused = await service.anyone().refusal("GET", "/garments/4006381333931")
    assert refused == (404, "garment_unknown")


WORDS = ["coat 2", "co 2", "코트 2", "COAT 2", "2 코트", "caot 2", "코트2", "zhxm 2", "겉옷 2"]


@pytest.mark.parametrize("words", WORDS)
async def test_what_meets_every_word_is_first_and_the_rest_says_what_it_misses(
    words: str, service: Service
) -> None:
    found = (await service.http.get("/v1/stores/little/search", params={"q": words})).json()
    assert [
        (style["style"], [missed["said"] for missed in style["missed"]])
        for style in found["styles"]
    ] == [("coat-2", []), ("coat-1", ["2"]), ("coat-3", ["2"])]
    assert found["missed"] == []


async def test_the_colour_that_was_asked_for_is_the_one_that_is_shown(service: Service) -> None:
    found = await service.anyone().get("/search?q=빨간 치마")
    assert [
        (style["style"], style["colourway"], style["colourways"][0]["id"])
        for style in found["styles"]
    ] == [(f"skirt-{n}", f"skirt-{n}:red", f"skirt-{n}:red") for n in (1, 2, 3)]
    assert [(one["said"], one["kind"], one["means"]) for one in found["understood"]] == [
        ("빨간", "colour", {"en": "Red", "ko": "레드"}),
        ("치마", "category", {"en": "Skirt", "ko": "스커트"}),
    ]
    assert (found["missed"], found["corrected"], found["note"]) == ([], [], None)


async def test_a_word_that_was_mistyped_is_shown_as_it_was_read(service: Service) -> None:
    found = await service.anyone().get("/search?q=skrit")
    assert [style["style"] for style in found["styles"]] == ["skirt-1", "skirt-2", "skirt-3"]
    assert found["corrected"] == [
        {"said": "skrit", "meant": "skirt", "means": {"en": "Skirt", "ko": "스커트"}}
    ]
    assert found["note"] == {"en": "Shown for “skirt”.", "ko": "다음으로 찾았어요: “스커트”."}


async def test_what_nothing_meets_is_named_and_the_rest_is_shown(service: Service) -> None:
    found = await service.anyone().get("/search?q=linen skirt")
    assert [style["style"] for style in found["styles"]] == ["skirt-1", "skirt-2", "skirt-3"]
    assert found["missed"] == [
        {"said": "linen", "kind": "material", "means": {"en": "Linen", "ko": "린넨"}}
    ]
    assert found["note"] == {
        "en": "Nothing here has all of it. Without “linen”: “skirt”.",
        "ko": "모두 맞는 옷은 없어요. “린넨” 없이 보여 드려요: “스커트”.",
    }


async def test_words_that_fit_nothing_find_nothing_and_it_is_said(service: Service) -> None:
    assert await service.anyone().get("/search?q=umbrella") == {
        "styles": [],
        "understood": [],
        "missed": [{"said": "umbrella", "kind": "unknown", "means": {"und": "umbrella"}}],
        "corrected": [],
        "note": {
            "en": "Nothing was found for “umbrella”.",
            "ko": "맞는 옷을 찾지 못했어요: “umbrella”.",
        },
    }


async def test_a_first_look_without_words_shows_what_is_here(service: Service) -> None:
    kim = await service.visitor()
    await kim.request(service.little.gtin("skirt-3"))
    found = (await service.anyone().get("/search?n=3"))["styles"]
    assert [style["style"] for style in found] == ["skirt-3", "coat-1", "shirt-1"]


async def test_similar_garments_are_here_in_the_size_and_other_styles(service: Service) -> None:
    slate = await service.anyone().get("/styles/tee-1/similar?size=M&colourway=tee-1:red&n=4")
    assert slate["release"] == service.little.release.id
    cards = slate["cards"]
    assert [card["position"] for card in cards] == list(range(len(cards)))
    assert len(cards) == 4
    styles = [card["style"] for card in cards]
    assert "tee-1" not in styles
    assert len(set(styles)) == len(styles)
    tees = [card for card in cards if card["style"].startswith("tee")]
    assert cards[0] in tees  # the first places are never left to luck
    assert {card["in_size"] for card in tees} == {"yes"}
    for card in tees:
        [wanted] = [one for one in card["sizes"] if one["gtin"] == card["gtin"]]
        assert wanted["size"]["label"] == "M"
        assert wanted["available"] > 0
    # A size of a tee says nothing of a skirt: its size is chosen before it is asked for.
    for card in cards:
        assert (card["gtin"] is None) == card["style"].startswith("skirt")


async def test_a_photo_of_a_tag_is_read(service: Service) -> None:
    """With a QR code as it stands on the hang-tag: a GS1 Digital Link."""
    gtin = service.little.gtin("tee-1")
    picture = io.BytesIO()
    qrcode.make(f"https://fit.example.com/01/{gtin}/21/7").get_image().save(picture, "PNG")
    files = {"file": ("tag.png", picture.getvalue(), "image/png")}
    read = (await service.http.post("/v1/stores/little/scans", files=files)).json()
    assert read == {"gtin": gtin, "uri": f"https://fit.example.com/01/{gtin}/21/7"}
