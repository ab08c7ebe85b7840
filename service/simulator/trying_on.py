"""In the room: try on what is there, ask for another size or another garment, keep some, go."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from service.clock import Ms
from service.floor.commands import (
    CallHelp,
    CancelRequest,
    ChangeRequest,
    DecideGarment,
    EndVisit,
    ReplaceRequest,
    SellGarment,
)
from service.floor.facts import Because
from service.floor.state import ARRIVED, Request
from service.simulator.assortment import Piece, in_size
from service.simulator.clockwork import Script, Until

if TYPE_CHECKING:
    from service.simulator.shopper import Shopper

#: Nobody tries on for ever: after so many garments one dresses.
_ENOUGH = 12
_DISLIKES: tuple[Because, ...] = ("colour", "style", "fabric", "price")


def try_on(shopper: Shopper) -> Script[None]:
    """The stay in the room, from the closing of its door to the end of the visit."""
    habits = shopper.habits
    shopper.carrying.clear()  # What was carried is in the room now, and the floor knows it.
    rng = shopper.luck("room")
    room = shopper.visit.room if shopper.visit else None
    for k in range(shopper.unseen):
        if rng.random() < habits.asks_inside:
            shopper.want(shopper.garments + k, carry=False)
    _look_at_the_slate(shopper, rng)
    yield habits.undress.draw(rng)
    if rng.random() < habits.help:
        about = rng.choice(("size", "colour", None))
        shopper.store.did(CallHelp(shopper.id, shopper.new_id(), about))
    yield from _try_everything(shopper)
    yield habits.dress.draw(rng)
    _leave(shopper, rng, room)
    yield from _pay(shopper, rng)


def _try_everything(shopper: Shopper) -> Script[None]:
    """What is here, one after the other; then wait for what is still to come, if anything is."""
    done: set[str] = set()
    while len(done) < _ENOUGH and shopper.state() == "in_room":
        news = _news(shopper, done)
        if news is not None:
            done.add(news.id)
            if news.state == "not_found":
                _take_another(shopper, news)
            else:
                yield from _try(shopper, news, len(done))
        elif _coming(shopper):
            so_far_s = (shopper.store.clock.now - _asked_at(shopper)) / 1000
            most_s = max(0.0, _patience_s(shopper) - so_far_s)
            if not (yield Until(lambda: _moved_on(shopper, done), most_s)):
                _cancel(shopper)
        else:
            return


def _news(shopper: Shopper, done: set[str]) -> Request | None:
    """The next garment to try on, or one that was not found and another is offered for."""
    return next((one for one in _requests(shopper) if one.id not in done and _is_news(one)), None)


def _is_news(one: Request) -> bool:
    if one.state == "not_found":
        return one.replaced_by is None
    return one.state in ARRIVED and one.outcome is None


def _take_another(shopper: Shopper, missed: Request) -> None:
    """Three garments like the one that was not found are shown, all here in this size."""
    rng = shopper.luck("instead", missed.id)
    if rng.random() >= shopper.habits.takes_instead:
        return
    style = shopper.store.assortment.by_id[missed.style]
    for other in shopper.store.assortment.like(style, rng, shopper.body)[:3]:
        piece = shopper.free(other)
        if piece is not None:
            shopper.store.did(
                ReplaceRequest(missed.id, shopper.new_id(), shopper.id, *piece.as_asked())
            )
            return


def _requests(shopper: Shopper) -> list[Request]:
    return shopper.store.floor.requests_of(shopper.visit) if shopper.visit else []


def _coming(shopper: Shopper) -> list[Request]:
    return [one for one in _requests(shopper) if one.open]


def _moved_on(shopper: Shopper, done: set[str]) -> bool:
    return _news(shopper, done) is not None or not _coming(shopper)


def _asked_at(shopper: Shopper) -> Ms:
    """Since when they have waited for the oldest garment that is still to come."""
    entered_at = shopper.visit.entered_at if shopper.visit else None
    return max(min(one.requested_at for one in _coming(shopper)), entered_at or 0)


def _patience_s(shopper: Shopper) -> float:
    """People who were told four minutes wait for four, and then half as long again."""
    told_s = max((one.promised_s or 0) for one in _coming(shopper))
    factor = shopper.habits.wait_factor.draw(shopper.luck("patience"))
    return max(shopper.habits.wait_least_s, told_s) * factor


def _cancel(shopper: Shopper) -> None:
    for one in _coming(shopper):
        shopper.store.did(CancelRequest(one.id, shopper.id))


def _try(shopper: Shopper, request: Request, nth: int) -> Script[None]:
    """Put it on and look; keep it, leave it, or say nothing."""
    habits, rng = shopper.habits, shopper.luck("try", request.id)
    yield habits.try_on.draw(rng)
    if rng.random() < habits.misfit:
        wrong: Because = rng.choice(("too_small", "too_large"))
        if rng.random() < habits.other_size:
            _ask_for_other_size(shopper, request, 1 if wrong == "too_small" else -1)
        _decide(shopper, request, False, (wrong,), rng)
    else:
        keeps = rng.random() < habits.keeps
        _decide(shopper, request, keeps, () if keeps else (rng.choice(_DISLIKES),), rng)
    if nth == 1:
        _look_at_the_slate(shopper, rng)


def _decide(
    shopper: Shopper, request: Request, keeps: bool, why: tuple[Because, ...], rng: random.Random
) -> None:
    habits = shopper.habits
    says, explains = rng.random() < habits.says, rng.random() < habits.explains
    # What somebody wants to buy goes to the till with them, and they say so.
    if keeps or says:
        reasons = why if explains else ()
        outcome = DecideGarment(request.id, shopper.id, "kept" if keeps else "left", reasons)
        shopper.store.did(outcome)


def _ask_for_other_size(shopper: Shopper, request: Request, step: int) -> None:
    """The next size up or down in the same colour, if it is free."""
    piece = _beside(shopper, request, step)
    if piece is None:
        return
    store = shopper.store
    if store.floor.available(piece.gtin) <= 0:
        shopper.wanted.missed(shopper.id, piece.gtin, store.clock.now)
        return
    store.did(ChangeRequest(request.id, shopper.new_id(), shopper.id, *piece.as_asked()))


def _beside(shopper: Shopper, request: Request, step: int) -> Piece | None:
    style = shopper.store.assortment.by_id[request.style]
    way = next(one for one in style.colourways if one.id == request.colourway)
    size = [variant.gtin for variant in way.variants].index(request.gtin) + step
    return next((one for one in in_size(style, size) if one.colourway == way.id), None)


def _look_at_the_slate(shopper: Shopper, rng: random.Random) -> None:
    """Cards of garments like the first one; now and then one of them is wanted, too."""
    first = next(iter(_requests(shopper)), None)
    if rng.random() >= shopper.habits.slate or first is None:
        return
    assortment = shopper.store.assortment
    style = assortment.by_id[first.style]
    for position, other in enumerate(assortment.like(style, rng, shopper.body), 1):
        piece = shopper.free(other)
        if piece is not None and shopper.ask(piece, position=position):
            return


def _leave(shopper: Shopper, rng: random.Random, room: str | None) -> None:
    """Say goodbye, or just go: then the room looks taken until somebody sees that it is not."""
    if shopper.state() != "in_room" or room is None:
        return
    if rng.random() < shopper.habits.says_done:
        shopper.store.did(EndVisit(shopper.id))
    else:
        shopper.store.left_silently[room] = shopper.id


def _pay(shopper: Shopper, rng: random.Random) -> Script[None]:
    kept = [one.gtin for one in _requests(shopper) if one.outcome == "kept"]
    yield shopper.habits.to_till.draw(rng)
    for gtin in kept:
        shopper.store.did(SellGarment(gtin))
