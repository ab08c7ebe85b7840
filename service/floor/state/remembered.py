"""What a store remembers for a while, and apart from it what is still under way.

Visits are over long before they are forgotten, and so are requests. In a full store nine of ten
are; whoever looks for what is left to do must not look through them each time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NoReturn, Protocol, TypeVar

__all__: list[str] = []


class Passing(Protocol):
    """It is ``under_way`` for some time."""

    @property
    def under_way(self) -> bool: ...


Thing = TypeVar("Thing", bound=Passing)


class Remembered(dict[str, Thing]):
    """Equal to the plain dictionary with the same entries; copies and snapshots are one.

    Entries change without its knowing: `look_again` at each after whatever may have changed it.
    """

    __slots__ = ("_over", "_under_way")

    def __init__(self, entries: Mapping[str, Thing] | None = None) -> None:
        super().__init__(entries or {})
        self._sift()

    def __reduce__(self) -> tuple[type[Remembered[Thing]], tuple[dict[str, Thing]]]:
        return type(self), (dict(self),)

    def _sift(self) -> None:
        self._under_way = {name: one for name, one in self.items() if one.under_way}
        self._over = {name: one for name, one in self.items() if not one.under_way}

    @property
    def under_way(self) -> Collection[Thing]:
        """Those that are, in the order of all."""
        return self._under_way.values()

    @property
    def over(self) -> Collection[Thing]:
        """Those that are not, in no certain order."""
        return self._over.values()

    def look_again(self, name: str) -> None:
        """Whether an entry is under way may have changed; nothing where there is none."""
        one = self.get(name)
        if one is None or one.under_way == (name in self._under_way):
            return
        if one.under_way:
            self._sift()  # It is in its old place again. That is rare.
        else:
            self._over[name] = self._under_way.pop(name)

    def __setitem__(self, name: str, one: Thing) -> None:
        known = name in self
        super().__setitem__(name, one)
        if known:
            self._sift()
        else:
            (self._under_way if one.under_way else self._over)[name] = one

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        self._under_way.pop(name, None)
        self._over.pop(name, None)

    def _unnoticed(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("entries come and go one by one, by [] and del, so that it is noticed")

    # A dictionary does these without asking the two methods above.
    pop = popitem = setdefault = update = clear = __ior__ = _unnoticed
