"""A store that can be asked by photo, and the photos that it is asked with."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from embeddings.weights_file import Parts
from tests.embeddings.wardrobe import untrained
from tests.little_store import LittleStore, build_little_store, draw
from tests.serving import Service

ADDRESS = "/v1/stores/little/similar/by-photo"


def build_boutique(root: Path) -> LittleStore:
    """Four kinds of six styles in three colours, encoded by a network that learned nothing: colours
    are measured, so photos find their like by colour."""
    encoder = untrained(5, Parts(colour=6.0))
    extras = {"encoder.onnx": encoder.portable()}
    return build_little_store(root, styles_of_a_kind=6, encoder=encoder, extras=extras)


def written(picture: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def photo(kind: str = "coat", colour: str = "red") -> Image.Image:
    """Somebody's photo of a garment that is much like one of the store's."""
    return draw(kind, colour, 2).resize((900, 1200))


async def sent(service: Service, body: bytes, **params: Any) -> httpx.Response:
    return await service.http.post(ADDRESS, content=body, params=params)


async def found(service: Service, body: bytes, **params: Any) -> list[str]:
    """The colourways of the cards that a photo gets."""
    answer = await sent(service, body, **params)
    assert answer.status_code == 200, answer.text
    return [card["colourway"] for card in answer.json()["cards"]]


async def first(service: Service, body: bytes, **params: Any) -> str:
    """What is on the first card: the six styles of a kind differ in little but their stripes."""
    style, _, colour = (await found(service, body, **params))[0].partition(":")
    return f"{colour} {style.split('-')[0]}"
