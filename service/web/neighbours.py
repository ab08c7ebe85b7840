"""The lean answer: what is like a style and may be brought now, without a slate around it.

Two ways lead here: a route like any other, and `Front`, which answers the plain question before the
framework has looked at it, and leaves everything else to the framework: other questions, questions
that are not quite plain, and whatever is to be refused. Their answers are the same, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pydantic_core import to_json
from starlette.types import ASGIApp, Receive, Scope, Send

from service.recommend.on_hand import Passing
from service.recommend.wants import size_on_shelf
from service.web.problems import Problem
from service.web.serving import OnDisplay
from service.web.shop import Shop

#: How many may be asked for; by default a dozen.
MOST = 60
USUAL = 12
#: A query in which every letter means itself.
_PLAIN = re.compile(rb"[A-Za-z0-9._~/:&=-]*")
#: Questions that are kept, some 500 bytes each and as much again as their answers; and different
#: queries.
QUESTIONS, QUERIES = 10_000, 1_000
#: A likeness is told to four decimals. Float noise is far below, and nobody sees more. To look it
#: up takes a third of the time of formatting it; beyond either end there is one for what is noise.
_STEPS = 10_000
_LIKENESS = tuple(
    b"%.4f}," % max(-1.0, min(1.0, step / _STEPS)) for step in range(-_STEPS - 1, _STEPS + 2)
)
_ZERO = _STEPS + 1.5


class Asked(NamedTuple):
    """``n`` garments in the size labelled ``size``, like one colourway of the style."""

    n: int = USUAL
    size: str | None = None
    colourway: str | None = None

    @staticmethod
    @lru_cache(QUERIES)
    def plainly(query: bytes) -> Asked | None:
        """What ``query`` asks; None where that takes more than a look."""
        if not _PLAIN.fullmatch(query):
            return None
        asked = Asked()
        for word in query.decode("ascii").split("&") if query else ():
            name, _, value = word.partition("=")
            if name == "n" and value.isdigit() and 1 <= int(value) <= MOST:
                asked = asked._replace(n=int(value))
            elif name == "size" and value:
                asked = asked._replace(size=value)
            elif name == "colourway" and value:
                asked = asked._replace(colourway=value)
            else:
                return None
        return asked


@dataclass(slots=True)
class Question:
    """What of a question follows from the release alone: the vector, which labels fit, and how the
    answer begins. And the last ``body``, which holds while what may be shown does not change."""

    row: int | None
    labels: bytes
    head: bytes
    body: bytes = b""
    shown: Passing | None = None
    changes: int = 0

    @classmethod
    def of(cls, display: OnDisplay, style: str, asked: Asked) -> Question:
        """Raises `Problem`: 404 for a style that the release does not have."""
        shelf = display.shelf
        number = shelf.style_number.get(style)
        if number is None:
            raise Problem.no_such_garment()
        labels = display.on_hand.labels(size_on_shelf(shelf, number, asked.size))
        row = display.neighbours.row(shelf.colourways_at(number), asked.colourway)
        head = to_json({"style": style, "release": shelf.catalogue.id})
        return cls(row, labels, head[:-1] + b',"garments":[')


def neighbours(shop: Shop, style: str, asked: Asked) -> bytes:
    """The answer, as of what this process has heard of: the log's end, but for milliseconds.

    Raises:
        Problem: 404 for a style that the release does not have; 503 without a release.
    """
    display = shop.serving.now
    question = display.questions.get((style, asked))
    if question is None:
        if len(display.questions) >= QUESTIONS:
            display.questions.clear()
        question = display.questions[style, asked] = Question.of(display, style, asked)
    here = display.on_hand.by(shop.live.floor).passing(question.labels)
    if question.shown is here and question.changes == here.changes:
        return question.body
    body = _answer(display, question, here, asked.n)
    if shop.keep_answers:
        question.body, question.shown, question.changes = body, here, here.changes
    return body


def _answer(display: OnDisplay, question: Question, here: Passing, n: int) -> bytes:
    row, known, brought = question.row, display.neighbours, here.brought_of
    if row is None or not (found := known.near(row, here, n)):
        return question.head + b"]}"
    written, write, told = display.written, display.write, [question.head]
    for one, likeness in zip(found, known.likeness(row, found), strict=True):
        variant = brought[one]
        told.append(written.get(variant) or write(one, variant))
        told.append(_LIKENESS[int(likeness * _STEPS + _ZERO)])
    told[-1] = told[-1][:-1]
    told.append(b"]}")
    return b"".join(told)


def plain_answer(shops: Mapping[str, Shop], scope: Scope) -> bytes | None:
    """The answer to ``GET /v1/stores/{store}/styles/{style}/neighbours`` where its query is plain,
    and there is one; else None."""
    path: str = scope["path"]
    if scope["method"] != "GET" or not path.endswith("/neighbours"):
        return None
    parts = path.split("/")
    if len(parts) != 7 or parts[1:3] != ["v1", "stores"] or parts[4] != "styles":
        return None
    shop, asked = shops.get(parts[3]), Asked.plainly(scope["query_string"])
    if shop is None or asked is None:
        return None
    try:
        return neighbours(shop, parts[5], asked)
    except Exception:  # The framework knows how to refuse, and what to do of a mistake of ours.
        return None


class Front:
    """Gives the `plain_answer` by itself, where there is one."""

    def __init__(
        self, app: ASGIApp, shops: Mapping[str, Shop], headers: Iterable[tuple[bytes, bytes]]
    ) -> None:
        """``headers`` are what every answer of the service carries."""
        self._app = app
        self._shops = shops
        self._headers = [(b"content-type", b"application/json"), *headers]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or (body := plain_answer(self._shops, scope)) is None:
            await self._app(scope, receive, send)
            return
        headers = [(b"content-length", b"%d" % len(body)), *self._headers]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})
