"""Holds what the service shows against the fold of the log, made anew from its first fact."""

from __future__ import annotations

import json
from collections.abc import Iterator

from redis.asyncio import Redis

from service.clock import SystemClock
from service.floor.policy import Policy
from service.log.attention import Attention
from service.web.access import Principal
from service.web.look_alikes import LookAlikes
from service.web.moment import Moment
from service.web.serving import OnDisplay
from service.web.views import View
from service.web.views.staff import whole_staff_view
from service.web.views.visit import visit_view
from service.web.writing import write
from tests.crash.audit import Finding, folded, read_log
from tests.crash.people import STORE
from tests.crash.sender import Sender

MINA = Principal("runner", "little", "runner-mina", "Mina")


async def compare_with_the_fold(sender: Sender, token: str) -> list[Finding]:
    """Every visit's view and the staff's, as served now and as the log says. Nobody is at work."""
    house = sender.house
    with house.redis() as redis:
        log = read_log(redis)
    floor = folded(log)
    assert floor.release is not None
    display = OnDisplay.open(house.data / "releases" / floor.release)
    # No view tells what anyone looked at, so nothing of it is read.
    attention = Attention(Redis.from_url(house.redis_url), STORE, SystemClock())
    moment = Moment(floor, log[-1].position, display, Policy(), floor.at, attention, LookAlikes())
    shown = {f"{STORE}/staff": (token, whole_staff_view(moment, MINA))}
    shown |= {path: (token, view) for path, token, view in _visits(moment, sender)}
    return [
        Finding("broken", f"{path} is not what the log says")
        for path, (token, view) in shown.items()
        if await sender.look(path, token) != json.loads(write(view))
    ]


def _visits(moment: Moment, sender: Sender) -> Iterator[tuple[str, str, View]]:
    tokens = {
        told.answer["visit"]["id"]: told.answer["token"]
        for told in sender.book.told
        if "token" in told.answer
    }
    for visit in moment.floor.visits.values():
        if visit.id in tokens:
            yield f"{STORE}/visits/{visit.id}", tokens[visit.id], visit_view(moment, visit)
