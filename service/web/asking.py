"""What routes ask for, by name: the shop of the path, the visit of the path, the operation."""

from __future__ import annotations

import json
import re
import secrets
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from pydantic import Field

from service.floor.facts import Because
from service.floor.reason import REASONS
from service.floor.state import Floor, Visit
from service.log.operation import Operation, named_operation
from service.web.access import Gate, Principal, VisitOrRoom, bearer
from service.web.moment import Moment
from service.web.problems import Problem
from service.web.shapes import SlateShape
from service.web.shop import Shop, request_of
from service.web.writing import write

#: Letters of a key that nobody else sends by chance or by counting.
UNGUESSABLE = 16
_KEY = re.compile(r"[!-~]{1,255}")


def answer(view: Any, status: int = 200) -> Response:
    """``view`` as JSON: views are large and asked for often."""
    return Response(write(view), status, media_type="application/json")


def new_id() -> str:
    """An id for a visit, a request, a slate, a call: random, never counted."""
    return secrets.token_urlsafe(12)


async def shop_of(request: Request, store: str) -> Shop:
    """The shop that the path names.

    Raises:
        Problem: 404 where this service runs no such store.
    """
    shop: Shop | None = request.app.state.shops.get(store)
    if shop is None:
        raise Problem(404, "store_unknown", f"There is no store {store!r} here.")
    return shop


#: Whether an answer is to say why it is as it is.
Explain = Annotated[
    bool, Query(description="Also say what moved each card: terms, seeds, rules, weights.")
]
#: What a route answers that makes a slate, for the description of the API.
SLATE: dict[int | str, dict[str, Any]] = {200: {"model": SlateShape}}
#: Why a garment is liked, disliked or left: words of a closed list.
Reasons = Annotated[tuple[Because, ...], Field(max_length=len(REASONS))]


ShopHere = Annotated[Shop, Depends(shop_of)]


async def operation(request: Request) -> Operation:
    """The operation that an Idempotency-Key names, or one that is ours alone."""
    key = request.headers.get("idempotency-key")
    if key is None:
        return Operation(answer=request_of)
    key = key.strip().strip('"')
    if not _KEY.fullmatch(key):
        detail = "An Idempotency-Key is 1 to 255 visible ASCII characters, best a UUID."
        raise Problem(400, "key_invalid", detail)
    who = bearer(request)
    if who is None and len(key) < UNGUESSABLE:
        # Those without access share one namespace: whoever sends the same key gets the same answer,
        # and with it somebody's token.
        detail = f"Without access, an Idempotency-Key has {UNGUESSABLE} characters or more: a UUID."
        raise Problem(400, "key_invalid", detail)
    sender = who.sender if who else "anyone"
    body = _canonical(await request.body())
    return named_operation(sender, key, request.method, request.url.path, body, request_of)


def _canonical(body: bytes) -> bytes:
    """The same JSON with its keys in another order is the same request."""
    try:
        return json.dumps(json.loads(body), sort_keys=True).encode()
    except ValueError:
        return body


Once = Annotated[Operation, Depends(operation)]


async def own_visit(shop: ShopHere, visit: str, who: VisitOrRoom) -> str:
    """The visit of the path, if whoever asks may act for it.

    A visit's own token may; a room's screen may for the visit that is in the room now.
    """
    floor = await shop.live.catch_up() if who.role == "room" else shop.live.floor
    if not may_act_for(floor, who, visit):
        raise Problem(403, "not_allowed", "Your access does not cover this visit.")
    return visit


def may_act_for(floor: Floor, who: Principal, visit: str) -> bool:
    """Whether this is the visit's own phone, or the screen of the room that it is in now."""
    return _acts_for(floor, who) == visit


def _acts_for(floor: Floor, who: Principal) -> str | None:
    """The visit of a phone, or of the room in which a screen hangs."""
    if who.role == "visit":
        return who.subject
    room = floor.rooms.get(who.subject) if who.role == "room" else None
    return room.visit if room is not None and room.state == "occupied" else None


OwnVisit = Annotated[str, Depends(own_visit)]


async def whoever_looks(request: Request) -> Principal | None:
    """Who looks at what anyone may look at; an access that is not valid here is nobody's."""
    try:
        return bearer(request)
    except Problem:
        return None


Looking = Annotated[Principal | None, Depends(whoever_looks)]


def visit_that_looks(moment: Moment, who: Principal | None, store: str) -> Visit | None:
    """The visit whose phone, or whose room's screen, asks; None for everybody else."""
    if who is None or who.store != store:
        return None
    return moment.floor.visits.get(_acts_for(moment.floor, who) or "")


def find_visit(moment: Moment, visit: str) -> Visit:
    """The visit, ended ones included until they are forgotten."""
    found = moment.floor.visits.get(visit)
    if found is None:
        raise Problem(
            404, "visit_unknown", "There is no such visit. Scan a garment to start again."
        )
    return found


def token_for(request: Request, principal: Principal) -> str:
    """A token for somebody who has just been let in."""
    gate: Gate = request.app.state.gate
    return gate.token(principal)
