"""Stock: how many pieces of a variant are in the store, held ones included.

Which variants there are is the catalogue's business; one that nobody has set counts as none here.

The retailer's system, a count and the till each say what is there. Where that is fewer than we have
promised, the newest promises whose garment nobody has in hand are taken back, and their shoppers
are told the truth at once. Pieces in a room or in somebody's hands are there, whatever a list says.
"""

from __future__ import annotations

from collections.abc import Collection

from service.clock import Ms
from service.floor.commands import (
    AdoptRelease,
    ChangeStock,
    CountStock,
    PlanStore,
    SellGarment,
    SetStock,
)
from service.floor.facts import (
    Fact,
    GarmentNotFound,
    GarmentSold,
    ReleaseAdopted,
    StockCounted,
    StockSet,
    StorePlanned,
)
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import RULES, Decision, decides, folds
from service.floor.state import Floor, Room
from service.floor.tally import zone_exists

MOST_PIECES = 100_000
#: A stock file is written as facts of this many variants, so that no single entry is megabytes.
CHUNK = 1_000


def _shortfall(floor: Floor, gtin: str, on_hand: int) -> list[Fact]:
    """Take back as many promises as there are pieces too few, newest first."""
    promised = [
        request
        for request in floor.requests.values()
        if request.gtin == gtin and request.open and request.picked_by is None
    ]
    too_few = max(0, floor.held.get(gtin, 0) - on_hand)
    return [
        GarmentNotFound(
            request=request.id,
            visit=request.visit,
            gtin=gtin,
            reason="stock_corrected",
            on_hand=on_hand,
        )
        for request in sorted(promised, key=lambda r: (r.requested_at, r.id), reverse=True)[
            :too_few
        ]
    ]


def _wrong(pieces: int) -> bool:
    return not 0 <= pieces <= MOST_PIECES


@decides(SetStock)
def _set(floor: Floor, command: SetStock, now: Ms, policy: Policy) -> Decision:
    """All of it in one decision: a stock file is taken whole or not at all."""
    if any(_wrong(pieces) for pieces in command.on_hand.values()):
        return Refusal("pieces_wrong")
    # The same number is news where we did not have it from the retailer.
    doubtful = {request.gtin for request in floor.requests.values() if request.found}
    doubtful.update(floor.unsold)
    changed = {
        gtin: pieces
        for gtin, pieces in sorted(command.on_hand.items())
        if floor.on_hand.get(gtin) != pieces or gtin in doubtful
    }
    rows = list(changed.items())
    facts: list[Fact] = []
    for gtin, pieces in rows:
        if gtin in floor.held:
            facts += _shortfall(floor, gtin, pieces)
    return facts + [StockSet(dict(rows[at : at + CHUNK])) for at in range(0, len(rows), CHUNK)]


@decides(CountStock)
def _count(floor: Floor, command: CountStock, now: Ms, policy: Policy) -> Decision:
    if _wrong(command.pieces):
        return Refusal("pieces_wrong")
    return [
        *_shortfall(floor, command.gtin, command.pieces),
        StockCounted(gtin=command.gtin, on_hand=command.pieces, by=command.by),
    ]


@decides(SellGarment)
def _sell(floor: Floor, command: SellGarment, now: Ms, policy: Policy) -> Decision:
    """A piece that was kept in a fitting room left the stock then; the till only confirms it."""
    if command.pieces < 1 or _wrong(command.pieces):
        return Refusal("pieces_wrong")
    kept = min(command.pieces, floor.unsold.get(command.gtin, 0))
    left = max(0, floor.on_hand.get(command.gtin, 0) - (command.pieces - kept))
    return [
        *_shortfall(floor, command.gtin, left),
        GarmentSold(gtin=command.gtin, pieces=command.pieces, kept=kept),
    ]


@decides(ChangeStock)
def _change(floor: Floor, command: ChangeStock, now: Ms, policy: Policy) -> Decision:
    """Each change names another variant, so that none depends on what another one did."""
    gtins = [gtin for change in command.changes for gtin in _gtins(change)]
    if len(set(gtins)) != len(gtins):
        return Refusal("stock_twice")
    facts: list[Fact] = []
    for change in command.changes:
        decision = RULES[type(change)](floor, change, now, policy)
        if isinstance(decision, Refusal):
            return decision
        facts += decision
    return facts


def _gtins(change: SetStock | CountStock | SellGarment) -> Collection[str]:
    return change.on_hand if isinstance(change, SetStock) else [change.gtin]


@decides(AdoptRelease)
def _adopt(floor: Floor, command: AdoptRelease, now: Ms, policy: Policy) -> Decision:
    return [] if floor.release == command.release else [ReleaseAdopted(release=command.release)]


@decides(PlanStore)
def _plan(floor: Floor, command: PlanStore, now: Ms, policy: Policy) -> Decision:
    """A room that the new plan leaves out must be empty: nobody's room is planned away."""
    if floor.plan == command.plan:
        return []
    kept = {room.id for room in command.plan.rooms}
    if len(kept) < len(command.plan.rooms) or not zone_exists(command.plan.timezone):
        return Refusal("plan_wrong")
    if any(room.visit is not None for room in floor.rooms.values() if room.id not in kept):
        return Refusal("room_in_use")
    return [StorePlanned(plan=command.plan)]


# --- what the facts change -----------------------------------------------------------------------


def hold(floor: Floor, gtin: str, pieces: int) -> None:
    """Speak for ``pieces`` more of a variant (fewer, if negative)."""
    held = floor.held.get(gtin, 0) + pieces
    if held:
        floor.held[gtin] = held
    else:
        floor.held.pop(gtin, None)


def record(floor: Floor, gtin: str, pieces: int, looked: bool) -> None:
    """The record says ``pieces`` from now on; what is spoken for is there for certain.

    If somebody ``looked``, a piece that a shopper had found is known too, unless they missed it.
    """
    spoken_for = floor.held.get(gtin, 0)
    floor.on_hand[gtin] = max(pieces, spoken_for)
    if looked and 0 < spoken_for <= pieces:
        for request in floor.requests.values():
            if request.gtin == gtin:
                request.found = False


@folds(StockSet)
def _stock_set(floor: Floor, fact: StockSet, at: Ms) -> None:
    for gtin, pieces in fact.on_hand.items():
        record(floor, gtin, pieces, looked=True)
        floor.unsold.pop(gtin, None)


@folds(StockCounted)
def _counted(floor: Floor, fact: StockCounted, at: Ms) -> None:
    record(floor, fact.gtin, fact.on_hand, looked=True)


@folds(GarmentSold)
def _sold(floor: Floor, fact: GarmentSold, at: Ms) -> None:
    if fact.kept:
        floor.unsold[fact.gtin] -= fact.kept
        if not floor.unsold[fact.gtin]:
            del floor.unsold[fact.gtin]
    left = max(0, floor.on_hand.get(fact.gtin, 0) - (fact.pieces - fact.kept))
    record(floor, fact.gtin, left, looked=False)


@folds(ReleaseAdopted)
def _adopted(floor: Floor, fact: ReleaseAdopted, at: Ms) -> None:
    floor.release = fact.release


@folds(StorePlanned)
def _planned(floor: Floor, fact: StorePlanned, at: Ms) -> None:
    before = floor.rooms
    floor.plan = fact.plan
    floor.rooms = {}
    for planned in fact.plan.rooms:
        room = before.get(planned.id) or Room(planned.id, planned.accessible, "vacant", at)
        room.accessible = planned.accessible
        floor.rooms[room.id] = room
    for go_back in floor.go_backs.values():
        if go_back.room not in floor.rooms:
            go_back.room = None
