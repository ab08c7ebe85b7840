"""By photo: what a shopper's picture finds here."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.little_store import LittleStore
from tests.serving import HandClock, LiveService, Service, problem, stock_store
from tests.web.photos import ADDRESS, first, found, photo, sent, written


async def test_a_photo_of_a_red_coat_finds_the_red_coats_that_are_here(seeing: Service) -> None:
    answer = await sent(seeing, written(photo()), n=6)
    slate = answer.json()
    assert (answer.status_code, slate["source"], slate["why"]) == (200, "photo", None)
    cards = slate["cards"]
    assert cards[0]["colourway"].startswith("coat-")
    assert {card["colourway"].partition(":")[2] for card in cards} == {"red"}
    assert [card["position"] for card in cards] == list(range(6))
    assert {card["source"] for card in cards} == {"photo"}
    assert {card["reason"]["code"] for card in cards} == {"like_photo"}
    assert all(one["available"] > 0 for card in cards for one in card["sizes"])
    assert len({card["style"] for card in cards}) == 6


async def test_a_form_and_a_bare_body_are_the_same_photo(seeing: Service) -> None:
    body = written(photo("skirt", "navy"), quality=95)
    form = {"file": ("IMG_1.jpg", body, "image/jpeg")}
    answer = await seeing.http.post(ADDRESS, files=form, data={"note": "x"})
    as_form = [card["colourway"] for card in answer.json()["cards"]]
    assert as_form == await found(seeing, body)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
async def test_every_kind_of_picture_finds_the_same(kind: str, seeing: Service) -> None:
    assert await first(seeing, written(photo(), kind)) == "red coat"


async def test_a_photo_on_its_side_is_turned_upright_first(seeing: Service) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 270 degrees to see it upright
    lying = written(photo().rotate(90, expand=True), exif=exif, quality=95)
    upright = written(photo(), quality=95)
    assert await found(seeing, lying) == await found(seeing, upright)
    # And a part that was marked is marked on the upright photo, as the shopper saw it.
    two = Image.new("RGB", (1800, 1200))
    two.paste(photo("tee", "navy"), (0, 0))
    two.paste(photo("coat", "red"), (900, 0))
    lying = written(two.rotate(90, expand=True), exif=exif, quality=95)
    assert await first(seeing, lying, left=0.5) == "red coat"
    assert await first(seeing, lying, right=0.5) == "navy tee"


async def test_what_is_transparent_in_a_screenshot_is_white(seeing: Service) -> None:
    picture = photo("coat", "navy").convert("RGBA")
    hole = Image.new("L", picture.size, 255)
    hole.paste(0, (0, 0, picture.width, 100))
    picture.putalpha(hole)
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=hole)
    assert await found(seeing, written(picture, "PNG")) == await found(
        seeing, written(white, "PNG")
    )


async def test_a_visit_gets_its_sizes_and_not_what_it_has_dealt_with(seeing: Service) -> None:
    kim = await seeing.visitor()
    await kim.request(seeing.little.gtin("coat-2", "red", "L"))
    await kim.put("./opinions/coat-3", {"opinion": "dislike"})
    body = written(photo())
    for headers in (kim.headers, seeing.runner().headers):
        answer = await seeing.http.post(ADDRESS, content=body, headers=headers)
        styles = [card["style"] for card in answer.json()["cards"]]
        sizes = answer.json()["wanted_sizes"]
        if headers == kim.headers:
            assert not {"coat-2", "coat-3"} & set(styles)
            assert sizes == {"upper/letters": "L"}
        else:
            assert "coat-2" in styles
            assert sizes == {}


async def test_a_size_that_is_said_is_meant_for_whatever_is_on_the_photo(seeing: Service) -> None:
    slate = (await sent(seeing, written(photo()), size="M")).json()
    assert slate["wanted_sizes"] == {"lower/letters": "M", "upper/letters": "M"}
    for card in slate["cards"]:
        [label] = [s["size"]["label"] for s in card["sizes"] if s["gtin"] == card["gtin"]]
        assert (card["in_size"], label) == ("yes", "M")


async def test_a_picture_of_nothing_that_is_sold_gets_no_cards(seeing: Service) -> None:
    green = Image.new("RGB", (400, 400), (20, 220, 40))
    slate = (await sent(seeing, written(green))).json()
    assert (slate["cards"], slate["fallback"], slate["why"]) == ([], "empty", "nothing_alike")


async def test_a_release_without_an_encoder_says_what_to_do(service: Service) -> None:
    answer = await sent(service, written(photo()))
    assert problem(answer) == (501, "photos_not_supported")
    assert "Import it again" in answer.json()["detail"]


async def test_two_photos_at_once_get_the_answers_that_each_gets_alone(
    seeing_live: LiveService,
) -> None:
    bodies = [written(photo("coat", "red")), written(photo("skirt", "navy"))] * 3
    alone = [await found(seeing_live, body) for body in bodies[:2]] * 3
    assert alone[0] != alone[1]
    together = await asyncio.gather(*(found(seeing_live, body) for body in bodies))
    assert together == alone


async def test_an_encoder_is_opened_when_the_first_photo_comes_and_once(
    seeing: Service,
) -> None:
    body = written(photo())
    assert not hasattr(seeing.app.state, "seeing")
    await found(seeing, body)
    [opened] = seeing.app.state.seeing._sights.values()
    await found(seeing, body)
    assert [opened] == list(seeing.app.state.seeing._sights.values())


#: A process of its own, because this one has imported torch to export the encoder.
SERVE = """
import asyncio, json, sys
from pathlib import Path
import httpx
from service.app import create_app
from service.settings import Settings

async def serve(url, data, address):
    app = create_app(Settings(data=Path(data)), url)
    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app):
        async with httpx.AsyncClient(transport=transport, base_url="http://fit.test") as http:
            idle = "onnxruntime" in sys.modules
            answer = await http.post(address, content=sys.stdin.buffer.read())
    return [idle, answer.status_code, len(answer.json()["cards"])]

done = asyncio.run(serve(*sys.argv[1:]))
heavy = {"torch", "onnx", "safetensors", "onnxruntime"}
print(json.dumps([*done, sorted(heavy & set(sys.modules))]))
"""


async def test_a_photo_is_seen_without_torch_and_nothing_is_loaded_before_one_comes(
    redis_url: str, boutique: LittleStore, data: Path, clock: HandClock
) -> None:
    await stock_store(redis_url, boutique, clock)
    command = [sys.executable, "-c", SERVE, redis_url, str(data), ADDRESS]
    done = subprocess.run(command, input=written(photo()), capture_output=True, check=True)
    said = json.loads(done.stdout.splitlines()[-1])
    assert said == [False, 200, 8, ["onnxruntime"]]
