"""Enrolment by link, and the signals of every screen."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from service.web.access import ENROLLED, AnyRole, Principal
from service.web.asking import ShopHere, answer, token_for
from service.web.limits import Limited
from service.web.problems import Problem
from service.web.shop import Shop

router = APIRouter(tags=["access and signals"])

#: A screen that was offline for an hour sends what it kept in several batches of this size.
MOST_SIGNALS = 500


class Key(BaseModel):
    key: Annotated[str, Field(min_length=8, max_length=128)]


class Signal(BaseModel):
    """Something somebody looked at. The screen makes ``id``, so sending twice is harmless."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    kind: Literal["scan", "view", "dwell", "impression", "tap", "like", "dislike"]
    at: AwareDatetime
    style: Annotated[str, Field(max_length=128)] | None = None
    colourway: Annotated[str, Field(max_length=160)] | None = None
    gtin: Annotated[str, Field(max_length=14)] | None = None
    slate: Annotated[str, Field(max_length=64)] | None = None
    position: Annotated[int, Field(ge=0, le=1000)] | None = None
    dwell_ms: Annotated[int, Field(ge=0, le=24 * 3600 * 1000)] | None = None
    zone: Annotated[str, Field(max_length=64)] | None = None
    fixture: Annotated[str, Field(max_length=64)] | None = None


class Batch(BaseModel):
    signals: Annotated[list[Any], Field(min_length=1, max_length=MOST_SIGNALS)]


@router.post("/v1/enrolment", dependencies=[Limited("enrolments", 60)])
async def enrol(request: Request, body: Key) -> Response:
    """Exchange the key of a link for access. A key works once."""
    enrolment = await request.app.state.keyring.redeem(body.key)
    if enrolment is None:
        detail = "This link is not valid, was used, or is too old. For new ones: fitroom links."
        raise Problem(410, "key_used", detail)
    role = next(role for role in ENROLLED if role == enrolment.role)
    who = Principal(role, enrolment.store, enrolment.subject, enrolment.name)
    return answer(
        {
            "token": token_for(request, who),
            "role": enrolment.role,
            "store": enrolment.store,
            "subject": enrolment.subject,
            "name": enrolment.name,
        }
    )


@router.post("/v1/stores/{store}/signals", status_code=202)
async def signals(shop: ShopHere, who: AnyRole, body: Batch) -> Response:
    """Take a batch of signals. One that is wrong is refused by itself; the rest goes in."""
    seen_by = _seen_by(shop, who)
    taken: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    for index, given in enumerate(body.signals):
        try:
            signal = Signal.model_validate(given)
        except ValidationError as problem:
            first = problem.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            detail = f"{where}: {first['msg']}"
            refused.append({"index": index, "code": "signal_invalid", "detail": detail})
        else:
            taken.append({**signal.model_dump(mode="json", exclude_none=True), **seen_by})
    new = await shop.signals.append(taken)
    return answer({"accepted": new, "duplicates": len(taken) - new, "refused": refused}, 202)


def _seen_by(shop: Shop, who: Principal) -> dict[str, str]:
    """Which screen saw it, and for which visit: known from the access, never taken from the body.

    What a phone still sends of a visit that was forgotten is about nobody.
    """
    floor = shop.live.floor
    if who.role == "visit":
        known = who.subject in floor.visits
        return {"source": "visit", "visit": who.subject} if known else {"source": "visit"}
    screen = {"source": who.role, "subject": who.subject}
    room = floor.rooms.get(who.subject) if who.role == "room" else None
    inside = room is not None and room.state == "occupied" and room.visit is not None
    return {**screen, "visit": str(room.visit)} if room is not None and inside else screen
