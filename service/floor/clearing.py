"""Clearing a room: a checklist of what was brought there, and what became of each piece.

What should hang there and does not is a question about a piece, and never an accusation. What hangs
there and was not expected, brought along from a rail without a word, goes back as any other piece.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from service.clock import Ms
from service.floor.commands import ClearRoom, TurnedUp
from service.floor.facts import (
    Fact,
    GarmentTurnedUp,
    QuestionAnswered,
    RoomCleared,
    TaskRedirected,
)
from service.floor.fitting_room import RECENT
from service.floor.lookup import any_room
from service.floor.pieces import free_on_rail
from service.floor.policy import Policy
from service.floor.question import lost
from service.floor.refusal import Refusal
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, GoBack, Question, Request, Room
from service.floor.waiting_line import offers

#: ``here``: with its shopper. ``left``: it should hang in the room. ``taken``: left, and taken away
#: by a runner since.
Became = Literal["here", "kept", "left", "taken"]


@dataclass(frozen=True, slots=True)
class Brought:
    """A piece that came into a room; ``id`` is its request, and its go-back once it was left."""

    id: str
    gtin: str
    became: Became
    promised_to: str | None = None


def checklist(floor: Floor, room: Room) -> list[Brought]:
    """Every piece of whoever is in the room, or was until it is cleared, first come first.

    Once that visit is forgotten, only what should still hang there is known: pieces, and nobody.
    """
    visit = floor.visits.get((room.visit if room.state == "occupied" else room.left_by) or "")
    requests = floor.requests_of(visit) if visit is not None else []
    brought = [_brought(floor, one) for one in requests if one.room == room.id]
    known = {one.id for one in brought}
    others = [
        Brought(back.id, back.gtin, "left", back.promised_to)
        for back in floor.go_backs.values()
        if back.room == room.id and back.id not in known
    ]
    return brought + others


def _brought(floor: Floor, request: Request) -> Brought:
    back = floor.go_backs.get(request.id)
    if request.outcome != "left":
        return Brought(request.id, request.gtin, request.outcome or "here")
    if back is None or back.room is None:
        return Brought(request.id, request.gtin, "taken")
    return Brought(request.id, request.gtin, "left", back.promised_to)


@decides(ClearRoom)
def _clear(floor: Floor, command: ClearRoom, now: Ms, policy: Policy) -> Decision:
    room = any_room(floor, command.room)
    if isinstance(room, Refusal):
        return room
    if room.state != "needs_clearing":
        return Refusal("room_not_waiting_to_be_cleared")
    missing = [floor.go_backs.get(go_back) for go_back in dict.fromkeys(command.missing)]
    gone = [back for back in missing if back is not None and back.room == room.id]
    if len(gone) < len(missing):
        return Refusal("go_back_unknown")
    new = {piece.go_back for piece in command.found}
    if len(new) < len(command.found) or new & (floor.go_backs.keys() | floor.questions.keys()):
        return Refusal("piece_twice")
    facts = lost(floor, gone, command.by)
    cleared = RoomCleared(room=room.id, by=command.by)
    found = _turned_up(floor, command, facts)
    return [*facts, *found, cleared, *offers(floor, now, policy, freed=[room.id])]


def _turned_up(floor: Floor, command: ClearRoom, before: Collection[Fact]) -> list[Fact]:
    """What was asked about is found; of anything else, one of those that the rail has free."""
    asked: dict[str, list[Question]] = {}
    for question in floor.questions.values():
        asked.setdefault(question.gtin, []).append(question)
    on_rail = Counter({one.gtin: free_on_rail(floor, one.gtin) for one in command.found})
    # A promise of what is gone may have been moved to the rail a moment before.
    on_rail.subtract(
        floor.requests[fact.request].gtin
        for fact in before
        if isinstance(fact, TaskRedirected) and fact.go_back is None
    )
    facts: list[Fact] = []
    for piece in command.found:
        questions = asked.get(piece.gtin)
        if questions:
            question = questions.pop(0)
            facts.append(QuestionAnswered(question.id, "found", command.by))
            on_rail[piece.gtin] += not question.counted
        facts.append(_go_back(piece, command, known=on_rail[piece.gtin] > 0))
        on_rail[piece.gtin] -= on_rail[piece.gtin] > 0
    return facts


def _go_back(piece: TurnedUp, command: ClearRoom, known: bool) -> GarmentTurnedUp:
    return GarmentTurnedUp(
        go_back=piece.go_back,
        gtin=piece.gtin,
        style=piece.style,
        colourway=piece.colourway,
        room=command.room,
        by=command.by,
        known=known,
    )


# --- what the facts change -----------------------------------------------------------------------


@folds(GarmentTurnedUp)
def _turned(floor: Floor, fact: GarmentTurnedUp, at: Ms) -> None:
    floor.go_backs[fact.go_back] = GoBack(
        id=fact.go_back,
        gtin=fact.gtin,
        style=fact.style,
        colourway=fact.colourway,
        since=at,
        room=None,
        by=fact.by,
    )
    if not fact.known:
        floor.on_hand[fact.gtin] = floor.on_hand.get(fact.gtin, 0) + 1


@folds(RoomCleared)
def _cleared(floor: Floor, fact: RoomCleared, at: Ms) -> None:
    room = floor.rooms[fact.room]
    floor.clearing_s = [*floor.clearing_s, (at - room.since) / 1000][-RECENT:]
    room.state, room.visit, room.since, room.left_by = "vacant", None, at, None
    for go_back in floor.go_backs.values():
        if go_back.room == room.id:
            go_back.room, go_back.by = None, fact.by
