"""What is worn already: the garments that a slate is to complete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.recommend.outfits.kinds import KINDS, Slot, filled
from service.recommend.outfits.wardrobe import ANYONE, UNKNOWN
from service.recommend.shelf import Mask, Shelf
from service.recommend.wants import Wants, Word

#: What of a visit an outfit is made of: what is in the room or was kept; else what is coming.
IN_THE_ROOM: frozenset[Word] = frozenset({"kept", "brought"})
COMING: frozenset[Word] = frozenset({"requested"})


@dataclass(frozen=True, slots=True, eq=False)
class Worn:
    """Colourways that are worn, each of a kind that is known. ``told`` counts the others, too."""

    shelf: Shelf
    ways: tuple[int, ...]
    told: int

    @classmethod
    def by(cls, shelf: Shelf, wants: Wants, style: str | None, colourway: str | None) -> Worn:
        """``style`` in ``colourway``, or what a visit has if that is None."""
        return cls.visit(shelf, wants) if style is None else cls.style(shelf, style, colourway)

    @classmethod
    def style(cls, shelf: Shelf, style: str, colourway: str | None) -> Worn:
        """One style, in ``colourway`` if that is one of its own, else in its first."""
        own = shelf.colourways_of(style)
        wanted = [way for way in own if shelf.colourways[way] == colourway]
        return cls.of(shelf, wanted or own[:1])

    @classmethod
    def visit(cls, shelf: Shelf, wants: Wants) -> Worn:
        """What is in the room and what was kept; if there is none of it, what is coming."""
        for words in (IN_THE_ROOM, COMING):
            asked = {one.style: one.colourway for one in wants.asked if one.word in words}
            if asked:
                return cls.of(shelf, shelf.numbers(asked.values()))
        return cls.of(shelf, ())

    @classmethod
    def of(cls, shelf: Shelf, ways: Iterable[int]) -> Worn:
        told = tuple(ways)
        known = tuple(way for way in told if shelf.wardrobe.kind[way] != UNKNOWN)
        return cls(shelf, known, len(told))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Each kind once."""
        return tuple(dict.fromkeys(KINDS[self.shelf.wardrobe.kind[way]] for way in self.ways))

    @property
    def styles(self) -> tuple[str, ...]:
        return tuple(self.shelf.styles[self.shelf.style_of[way]] for way in self.ways)

    @property
    def slots(self) -> frozenset[Slot]:
        """The slots that are taken."""
        return filled(self.kinds)

    def for_same(self) -> Mask:
        """(C,) colourways for whom this is for: women, men, children, or anyone."""
        wardrobe, own = self.shelf.wardrobe, list(self.ways)
        whom = {int(who) for who in wardrobe.who[own]} - {ANYONE}
        same: Mask = (wardrobe.who == ANYONE) | (wardrobe.who == next(iter(whom), ANYONE))
        if len(whom) != 1:  # for anyone, or for two people in one room
            same[:] = True
        children = {bool(child) for child in wardrobe.children[own]}
        if len(children) == 1:
            same &= wardrobe.children == children.pop()
        return same
