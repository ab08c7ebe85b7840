"""Stock: how many pieces of a variant are in the store, held ones included.

Which variants there are is the catalogue's business; one that nobody has set counts as none here.

The retailer's system, a count and the till each say what is there. Where that is fewer than we have
promised, promises are kept with what was left in rooms; the newest of the others are taken back,
and their shoppers are told the truth at once. Pieces in a room or in somebody's hands are there,
whatever a list says.
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
from service.floor.pieces import Spare, accounted, awaits_from_rail
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.rules import RULES, Decision, decides, folds
from service.floor.state import Floor, Room
from service.floor.tally import zone_exists

MOST_PIECES = 100_000
#: A stock file is written as facts of this many variants, so that no single entry is megabytes.
CHUNK = 1_000


def shortfall(floor: Floor, gtin: str, on_hand: int) -> list[Fact]:
    """As many promises as there are pieces too few on the rail are kept with what was left in
    rooms, as long as there is something; the others are taken back, newest first."""
    promised = [
        request for request in floor.under_way if request.gtin == gtin and awaits_from_rail(request)
    ]
    too_few = max(0, accounted(floor, gtin) - on_hand)
    newest = sorted(promised, key=lambda r: (r.place_at, r.id), reverse=True)[:too_few]
    spare = Spare(floor)
    moved: list[Fact] = []
    taken_back: list[Fact] = []
    for request in reversed(newest):
        redirected = spare.redirect(request, from_rail=False)
        if redirected is not None:
            moved.append(redirected)
            continue
        told = GarmentNotFound(request.id, request.visit, gtin, "stock_corrected", on_hand=on_hand)
        taken_back.insert(0, told)
    return moved + taken_back


def wrong_number(pieces: int) -> bool:
    """Whether nobody can have so many pieces of a variant."""
    return not 0 <= pieces <= MOST_PIECES


@decides(SetStock)
def _set(floor: Floor, command: SetStock, now: Ms, policy: Policy) -> Decision:
    """All of it in one decision: a stock file is taken whole or not at all."""
    if any(wrong_number(pieces) for pieces in command.on_hand.values()):
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
            facts += shortfall(floor, gtin, pieces)
    return facts + [StockSet(dict(rows[at : at + CHUNK])) for at in range(0, len(rows), CHUNK)]


@decides(CountStock)
def _count(floor: Floor, command: CountStock, now: Ms, policy: Policy) -> Decision:
    if wrong_number(command.pieces):
        return Refusal("pieces_wrong")
    return [
        *shortfall(floor, command.gtin, command.pieces),
        StockCounted(gtin=command.gtin, on_hand=command.pieces, by=command.by),
    ]


@decides(SellGarment)
def _sell(floor: Floor, command: SellGarment, now: Ms, policy: Policy) -> Decision:
    """A piece that was kept in a fitting room left the stock then, and so did one that is asked
    about; the till only confirms it."""
    if command.pieces < 1 or wrong_number(command.pieces):
        return Refusal("pieces_wrong")
    kept = min(command.pieces, floor.unsold.get(command.gtin, 0))
    asked_about = sum(one.gtin == command.gtin for one in floor.questions.values())
    answered = min(command.pieces - kept, asked_about)
    left = max(0, floor.on_hand.get(command.gtin, 0) - (command.pieces - kept - answered))
    return [
        *shortfall(floor, command.gtin, left),
        GarmentSold(command.gtin, command.pieces, kept, answered),
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
    elif gtin in floor.held:
        del floor.held[gtin]


def record(floor: Floor, gtin: str, pieces: int, looked: bool) -> None:
    """The record says ``pieces`` from now on; what is accounted for is there for certain.

    If somebody ``looked``, a piece that a shopper had found is known too, unless they missed it.
    """
    there = accounted(floor, gtin)
    floor.on_hand[gtin] = max(pieces, there)
    if not looked:
        return
    for question in floor.questions.values():
        question.counted |= question.gtin == gtin
    if 0 < there <= pieces:
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
    asked_about = [one.id for one in floor.questions.values() if one.gtin == fact.gtin]
    for question in asked_about[: fact.unaccounted]:
        del floor.questions[question]
    sold = fact.pieces - fact.kept - fact.unaccounted
    left = max(0, floor.on_hand.get(fact.gtin, 0) - sold)
    record(floor, fact.gtin, left, looked=False)


@folds(ReleaseAdopted)
def _adopted(floor: Floor, fact: ReleaseAdopted, at: Ms) -> None:
    """The new catalogue says where everything hangs."""
    floor.release = fact.release
    floor.sightings.clear()


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
