"""The store's books, kept by somebody who only hears what a runner's screen is told.

An own, plain account of what may be promised, who is in which room and where each garment is. It
shares no code with the rules it checks. Whatever does not add up is a problem, in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Told = dict[str, Any]

WITH_SHOPPER = ("delivered", "carried")


@dataclass(slots=True)
class Piece:
    """One garment that somebody asked for."""

    gtin: str
    visit: str
    #: ``open`` (a task), ``delivered`` or ``carried`` (with the shopper), ``going back``, ``done``.
    where: str
    #: The stock record did not know of it until a shopper carried it in.
    found: bool = False
    owner: str | None = None
    #: The piece that a runner is to bring, if it is one on its way back: the request it was of.
    go_back: str | None = None


@dataclass(slots=True)
class Stay:
    """Somebody in a room: from one position of the log to another."""

    visit: str
    entered: int
    left: int | None = None


class Ledger:
    """``free`` is how many pieces of each GTIN may still be promised, by our own account."""

    def __init__(self, stock: Mapping[str, int]) -> None:
        self.free = dict(stock)
        self.pieces: dict[str, Piece] = {}
        self.stays: dict[str, list[Stay]] = {}
        self.problems: list[str] = []

    def tell(self, n: int, fact: Told) -> None:
        """The fact at position ``n``. Facts about what was there before we came are passed over."""
        change = getattr(self, f"_{fact['kind']}", None)
        if change is not None:
            change(n, fact)

    def occupant(self, room: str, n: int) -> str | None:
        """Who was in ``room`` at position ``n``."""
        for stay in reversed(self.stays.get(room, [])):
            if stay.entered <= n:
                return stay.visit if stay.left is None or n < stay.left else None
        return None

    def room_of(self, visit: str) -> str | None:
        """The room that ``visit`` is in now."""
        inside = [room for room, stays in self.stays.items() if _inside(stays, visit)]
        return inside[0] if inside else None

    def _problem(self, n: int, what: str) -> None:
        self.problems.append(f"at {n}: {what}")

    # --- what is promised ------------------------------------------------------------------------

    def _take(self, n: int, gtin: str) -> None:
        if gtin not in self.free:
            return
        self.free[gtin] -= 1
        if self.free[gtin] < 0:
            self._problem(n, f"a piece of {gtin} was promised that is not there or not free")

    def _give_back(self, gtin: str) -> None:
        if gtin in self.free:
            self.free[gtin] += 1

    def _made(self, n: int, fact: Told, piece: Piece) -> None:
        if fact["request"] in self.pieces:
            self._problem(n, f"request {fact['request']} was made twice")
        self.pieces[fact["request"]] = piece

    def _GarmentRequested(self, n: int, fact: Told) -> None:
        asked = Piece(fact["gtin"], fact["visit"], "open", go_back=fact.get("go_back"))
        self._made(n, fact, asked)
        self._take(n, fact["gtin"])

    def _GarmentCarried(self, n: int, fact: Told) -> None:
        piece = Piece(fact["gtin"], fact["visit"], "carried", found=fact["found"])
        self._made(n, fact, piece)
        if not piece.found:
            self._take(n, fact["gtin"])

    def _RequestChanged(self, n: int, fact: Told) -> None:
        piece = self.pieces.get(fact["request"])
        if piece is not None:
            self._give_back(piece.gtin)
            piece.gtin, piece.go_back = fact["gtin"], fact.get("go_back")
            self._take(n, piece.gtin)

    def _TaskRedirected(self, n: int, fact: Told) -> None:
        if fact["request"] in self.pieces:
            self.pieces[fact["request"]].go_back = fact.get("go_back")

    def _RequestCancelled(self, n: int, fact: Told) -> None:
        piece = self.pieces.get(fact["request"])
        if piece is None:
            return
        piece.owner = None
        piece.where = "going back" if fact["go_back"] else "done"
        if not piece.found:
            self._give_back(piece.gtin)

    def _GarmentNotFound(self, n: int, fact: Told) -> None:
        piece = self.pieces.get(fact["request"])
        if piece is None:
            return
        piece.where, piece.owner = "done", None
        if fact["reason"] == "stock_corrected":
            self.free.pop(piece.gtin, None)
        elif fact.get("go_back") is not None:
            self._give_back(piece.gtin)
        elif fact["reason"] == "missing" and piece.gtin in self.free:
            # Somebody looked: what is promised to others is all there is, and all of it is known.
            self.free[piece.gtin] = 0
            for other in self.pieces.values():
                other.found = other.found and other.gtin != piece.gtin

    def _GarmentRecovered(self, n: int, fact: Told) -> None:
        piece = self.pieces.get(fact["go_back"])
        if piece is None:
            return
        if piece.where != "going back":
            self._problem(n, f"go-back {fact['go_back']} was recovered but is {piece.where}")
        self._taken_away(fact["go_back"])

    def _GarmentMissed(self, n: int, fact: Told) -> None:
        """A piece that was free, or that a request was to get: of both we have heard already."""
        piece = self.pieces.get(fact["go_back"])
        if piece is not None:
            self._taken_away(fact["go_back"])
            self._take(n, piece.gtin)

    _GarmentUnaccounted = _GarmentMissed

    def _StockCounted(self, n: int, fact: Told) -> None:
        """Somebody else works in this store, too; of this variant we know nothing any more."""
        self.free.pop(fact["gtin"], None)

    _GarmentSold = _StockCounted

    # --- where a garment is ----------------------------------------------------------------------

    def _TaskClaimed(self, n: int, fact: Told) -> None:
        piece = self.pieces.get(fact["request"])
        if piece is None:
            return
        if piece.owner is not None:
            self._problem(n, f"task {fact['request']} has two owners")
        piece.owner = fact["runner"]

    def _TaskReleased(self, n: int, fact: Told) -> None:
        if fact["request"] in self.pieces:
            self.pieces[fact["request"]].owner = None

    _ClaimLapsed = _TaskReleased

    def _GarmentPicked(self, n: int, fact: Told) -> None:
        """A piece that was on its way back goes to somebody who asked for it instead."""
        piece = self.pieces.get(fact["request"])
        if piece is not None and piece.go_back is not None:
            self._taken_away(piece.go_back)

    def _taken_away(self, go_back: str) -> None:
        """Nothing of it is on its way back any more, and nobody waits for that."""
        if go_back in self.pieces:
            self.pieces[go_back].where = "done"
        for piece in self.pieces.values():
            if piece.go_back == go_back:
                piece.go_back = None

    def _GarmentDelivered(self, n: int, fact: Told) -> None:
        piece = self.pieces.get(fact["request"])
        if piece is None:
            return
        if piece.where != "open":
            self._problem(n, f"request {fact['request']} was delivered but is {piece.where}")
        if self.occupant(fact["room"], n) not in (piece.visit, None):
            self._problem(n, f"request {fact['request']} was delivered to somebody else's room")
        piece.where, piece.owner = "delivered", None

    def _outcome(self, n: int, fact: Told, where: str) -> None:
        piece = self.pieces.get(fact["request"])
        if piece is None:
            return
        if piece.where not in WITH_SHOPPER:
            self._problem(n, f"request {fact['request']} has an outcome but is {piece.where}")
        piece.where = where

    def _GarmentKept(self, n: int, fact: Told) -> None:
        self._outcome(n, fact, "done")

    def _GarmentLeft(self, n: int, fact: Told) -> None:
        self._outcome(n, fact, "going back")
        if fact["request"] in self.pieces:
            self._give_back(self.pieces[fact["request"]].gtin)

    def _OutcomeWithdrawn(self, n: int, fact: Told) -> None:
        """What was left is with its shopper again; of what was kept, the same piece came back."""
        piece = self.pieces.get(fact["request"])
        if piece is None:
            return
        if piece.where == "going back":
            self._take(n, piece.gtin)
        piece.where = "delivered"

    # --- who is where ----------------------------------------------------------------------------

    def _RoomEntered(self, n: int, fact: Told) -> None:
        stays = self.stays.setdefault(fact["room"], [])
        if stays and stays[-1].left is None:
            self._problem(n, f"room {fact['room']} has two visits")
        if self.room_of(fact["visit"]) is not None:
            self._problem(n, f"visit {fact['visit']} is in two rooms")
        stays.append(Stay(fact["visit"], n))

    def _RoomLeft(self, n: int, fact: Told) -> None:
        stays = self.stays.get(fact["room"], [])
        if _inside(stays, fact["visit"]):
            stays[-1].left = n
        elif stays:
            self._problem(n, f"visit {fact['visit']} left a room that it was not in")

    def _VisitEnded(self, n: int, fact: Told) -> None:
        for request, piece in self.pieces.items():
            if piece.visit == fact["visit"] and piece.where in ("open", *WITH_SHOPPER):
                self._problem(n, f"visit {piece.visit} ended, and {request} is {piece.where}")


def _inside(stays: list[Stay], visit: str) -> bool:
    return bool(stays) and stays[-1].left is None and stays[-1].visit == visit
