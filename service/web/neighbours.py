"""The lean answer: what is like a style and may be brought now, without a slate around it.

Two ways lead here: a route like any other, and `Front`, which answers the plain question before the
framework has looked at it, and leaves everything else to the framework: other questions, questions
that are not quite plain, and whatever is to be refused. Their answers are the same, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic_core import to_json
from starlette.types import ASGIApp, Receive, Scope, Send

from service.recommend.wants import size_of_style
from service.web.problems import Problem
from service.web.shop import Shop

#: How many may be asked for; by default a dozen.
MOST = 60
USUAL = 12
#: A query in which every letter means itself.
_PLAIN = re.compile(rb"[A-Za-z0-9._~/:&=-]*")


@dataclass(slots=True)
class Asked:
    """``n`` garments in the size labelled ``size``, like one colourway of the style."""

    n: int = USUAL
    size: str | None = None
    colourway: str | None = None

    @classmethod
    def plainly(cls, query: bytes) -> Asked | None:
        """What ``query`` asks; None where that takes more than a look."""
        if not _PLAIN.fullmatch(query):
            return None
        asked = cls()
        for word in query.decode("ascii").split("&") if query else ():
            name, _, value = word.partition("=")
            if name == "n" and value.isdigit() and 1 <= int(value) <= MOST:
                asked.n = int(value)
            elif name == "size" and value:
                asked.size = value
            elif name == "colourway" and value:
                asked.colourway = value
            else:
                return None
        return asked


def neighbours(shop: Shop, style: str, asked: Asked) -> bytes:
    """The answer, as of what this process has heard of: the log's end, but for milliseconds.

    Raises:
        Problem: 404 for a style that the release does not have; 503 without a release.
    """
    display = shop.serving.now
    shelf = display.shelf
    if style not in shelf.style_number:
        raise Problem.no_such_garment()
    stock = display.on_hand.by(shop.live.floor)
    here = stock.in_sizes(size_of_style(shelf.catalogue, style, asked.size))
    written, write = display.written, display.write
    garments = [
        f"{written.get(variant) or write(row, variant)}{likeness}"
        for row, variant, likeness in display.neighbours.of(style, asked.colourway, here, asked.n)
    ]
    head = to_json({"style": style, "release": shelf.catalogue.id}).decode()
    ending = "}]}" if garments else "]}"
    return f'{head[:-1]},"garments":[{"},".join(garments)}{ending}'.encode()


class Front:
    """Answers ``GET /v1/stores/{store}/styles/{style}/neighbours`` by itself where it can."""

    def __init__(self, app: ASGIApp, shops: Mapping[str, Shop], headers: Mapping[str, str]) -> None:
        """``headers`` are what every answer of the service carries."""
        self._app = app
        self._shops = shops
        self._headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in headers.items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = self._answer(scope) if scope["type"] == "http" else None
        if body is None:
            await self._app(scope, receive, send)
            return
        length = (b"content-length", str(len(body)).encode())
        headers = [length, (b"content-type", b"application/json"), *self._headers]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _answer(self, scope: Scope) -> bytes | None:
        path: str = scope["path"]
        if scope["method"] != "GET" or not path.endswith("/neighbours"):
            return None
        parts = path.split("/")
        if len(parts) != 7 or parts[1:3] != ["v1", "stores"] or parts[4] != "styles":
            return None
        shop, asked = self._shops.get(parts[3]), Asked.plainly(scope["query_string"])
        if shop is None or asked is None:
            return None
        try:
            return neighbours(shop, parts[5], asked)
        except Problem:
            return None
