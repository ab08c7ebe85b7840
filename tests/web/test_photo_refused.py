"""By photo: what a picture may not cost, and that it is written nowhere."""

from __future__ import annotations

import asyncio
import os
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from service.web.routes.photo import OF_ONE
from service.web.seeing import MOST
from service.web.upload import MOST_BYTES
from tests.serving import PATIENCE_S, Service, problem
from tests.web.photos import ADDRESS, first, photo, sent, written


def bomb() -> bytes:
    """A PNG of 30,000 x 30,000 pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + crc

    head = (30_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    pixels = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels)


def scans(count: int) -> bytes:
    """A progressive JPEG with more scans than any camera writes."""
    whole = written(photo(), progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * count + whole[-2:]


FAULTS: dict[str, tuple[Callable[[], bytes], tuple[int, str]]] = {
    "cut short": (lambda: written(photo())[:4000], (422, "photo_damaged")),
    "a text": (lambda: b"not a picture at all", (415, "photo_format")),
    "nothing": (lambda: b"", (400, "photo_missing")),
    "HEIC": (lambda: b"\0\0\0\x18ftypheic" + bytes(400), (415, "photo_heic")),
    "a GIF": (lambda: written(photo(), "GIF"), (415, "photo_format")),
    "a bomb": (bomb, (413, "photo_too_large")),
    "26 million pixels in a PNG": (
        lambda: written(Image.new("1", (5200, 5000)), "PNG"),
        (413, "photo_too_large"),
    ),
    "a thousand scans": (lambda: scans(1000), (422, "photo_damaged")),
    "a speck": (lambda: written(Image.new("RGB", (15, 400))), (422, "photo_too_small")),
}


@pytest.mark.parametrize("what", FAULTS)
async def test_a_photo_that_cannot_be_used_is_refused_in_words(what: str, seeing: Service) -> None:
    make, expected = FAULTS[what]
    assert problem(await sent(seeing, make())) == expected
    # And the next one is looked at as ever.
    assert await first(seeing, written(photo())) == "red coat"


async def test_an_empty_or_tiny_part_is_refused(seeing: Service) -> None:
    body = written(photo())
    assert problem(await sent(seeing, body, left=0.6, right=0.5)) == (422, "part_invalid")
    assert problem(await sent(seeing, body, right=0.01)) == (422, "photo_too_small")
    assert problem(await sent(seeing, body, right=1.5)) == (422, "request_invalid")


async def test_a_form_without_a_photo_or_that_is_none_is_refused(seeing: Service) -> None:
    answer = await seeing.http.post(ADDRESS, files={"other": ("a.jpg", b"1", "image/jpeg")})
    assert problem(answer) == (400, "photo_missing")
    headers = {"content-type": "multipart/form-data"}
    answer = await seeing.http.post(ADDRESS, content=b"1", headers=headers)
    assert problem(answer) == (400, "form_invalid")


async def test_more_than_a_photo_is_not_read_to_its_end(seeing: Service) -> None:
    """Whether its length was said beforehand or not; and a form is no way around it."""
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield bytes(1 << 20)

    assert problem(await sent(seeing, bytes(MOST_BYTES + 1))) == (413, "photo_too_large")
    answer = await seeing.http.post(ADDRESS, content=endless())
    assert problem(answer) == (413, "photo_too_large")
    assert taken == (MOST_BYTES >> 20) + 1
    form = {"file": ("a.jpg", bytes(MOST_BYTES + 1), "image/jpeg")}
    assert problem(await seeing.http.post(ADDRESS, files=form)) == (413, "photo_too_large")


async def test_who_comes_when_all_places_are_taken_is_told_when_to_come_back(
    seeing: Service,
) -> None:
    body, go_on = written(photo()), asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        yield body[:100]
        await go_on.wait()
        yield body[100:]

    assert await first(seeing, body) == "red coat"
    async with asyncio.timeout(PATIENCE_S), asyncio.TaskGroup() as phones:
        slow = [
            phones.create_task(seeing.http.post(ADDRESS, content=slowly())) for _ in range(MOST)
        ]
        while seeing.app.state.seeing._inside < MOST:
            await asyncio.sleep(0)
        refused = await sent(seeing, body)
        assert problem(refused) == (503, "photos_busy")
        assert refused.headers["retry-after"] == "3"
        go_on.set()
    assert {one.result().status_code for one in slow} == {200}
    assert (await sent(seeing, body)).status_code == 200


async def test_one_visit_cannot_take_the_places_of_all(seeing: Service) -> None:
    kim, lee = await seeing.visitor(), await seeing.visitor()
    asked = [seeing.http.post(ADDRESS, content=b"x", headers=kim.headers) for _ in range(OF_ONE)]
    assert {(await one).status_code for one in asked} == {415}
    answer = await seeing.http.post(ADDRESS, content=b"x", headers=kim.headers)
    assert problem(answer) == (429, "rate_limited")
    answer = await seeing.http.post(ADDRESS, content=b"x", headers=lee.headers)
    assert answer.status_code == 415


def files_below(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*")}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every file that this process opens for writing, and the only temporary folder there is."""
    opened: list[str] = []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("tempfile._os.open", _noting(opened, os.open))
    yield opened
    assert list(tmp_path.iterdir()) == []


def _noting(opened: list[str], really: Callable[..., int]) -> Callable[..., int]:
    def open_(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        opened.append(str(path))
        return really(path, flags, *rest, **more)

    return open_


async def test_a_photo_is_written_nowhere_and_said_nowhere(
    seeing: Service, data: Path, temporary: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor is what it was turned into. A photo of 3 MB, which a form would be spooled for."""
    rng = np.random.default_rng(1)
    noise = Image.fromarray(rng.integers(0, 256, (1100, 1100, 3), np.uint8))
    body = written(noise, "PNG")
    assert len(body) > 3_000_000
    before = files_below(data)
    form = {"file": ("secret-name.png", body, "image/png")}
    for answer in (await sent(seeing, body), await seeing.http.post(ADDRESS, files=form)):
        assert answer.status_code == 200
    assert files_below(data) == before
    assert temporary == []
    said = "".join(capsys.readouterr())
    assert "secret-name" not in said
    records = [text async for text in signals_of(seeing)]
    assert len(records) == 2
    assert max(map(len, records)) < 5000
    assert all("secret-name" not in record for record in records)


async def signals_of(service: Service) -> AsyncIterator[str]:
    from service.log.signal_log import so_far

    async for _, signal in so_far(service.app.state.keyring._redis, "little"):
        yield signal
