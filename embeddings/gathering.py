"""The photos that a person names to be learned from: folders with a table, exports of a shop.

With ``ship`` only CC0 photos are taken from them, so that the weights may be given away.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from catalog.feeds import FeedError, read_feed
from embeddings.examples import (
    CC0_SOURCE,
    TABLE,
    Example,
    NoPhotos,
    PhotosFault,
    catalogue_examples,
    feed_examples,
    home_examples,
)

#: ISO 4217 for no currency: prices teach nothing, and an export need not say theirs.
NO_CURRENCY = "X" * 3


@dataclass
class Gathered:
    """Examples to learn from, and to check on."""

    learn: list[Example] = field(default_factory=list)
    check: list[Example] = field(default_factory=list)

    def add(self, learn: Sequence[Example], check: Sequence[Example]) -> None:
        """Add both, each photo under a name that no other has."""
        taken = {one.name for one in (*self.learn, *self.check)}
        number = len(taken)

        def apart(one: Example) -> Example:
            return replace(one, name=f"{number}/{one.name}") if one.name in taken else one

        self.learn += map(apart, learn)
        self.check += map(apart, check)


def read_photos(paths: Sequence[Path], ship: bool) -> Gathered:
    """Everything that may be learned from at ``paths``.

    Raises PhotosFault, which says what is wrong with which of them and what to do.
    """
    gathered = Gathered()
    for path in paths:
        before = len(gathered.learn)
        if (path / TABLE).is_file():
            _add_folder(gathered, path, ship)
        elif not ship:
            _add_export(gathered, path)
        if len(gathered.learn) == before:
            only = f" of {CC0_SOURCE}, and weights to ship learn from no others" if ship else ""
            raise PhotosFault(f"{path} holds no photo to learn from{only}")
    return gathered


def _add_folder(gathered: Gathered, folder: Path, ship: bool) -> None:
    home: dict[str, list[Example]] = {"train": [], "val": []}
    for split, some in home.items():
        with suppress(NoPhotos):
            some += home_examples(folder, split)
    gathered.add(home["train"], home["val"])
    if not ship:
        with suppress(NoPhotos):
            gathered.add(*catalogue_examples(folder))


def _add_export(gathered: Gathered, path: Path) -> None:
    if path.is_dir() and not any(one.suffix.lower() == ".csv" for one in path.iterdir()):
        raise PhotosFault(f"there is no {TABLE} in {path}; name the folder that holds it")
    try:
        feed = read_feed(path, currency=NO_CURRENCY)
    except FeedError as fault:
        raise PhotosFault(str(fault)) from fault
    gathered.add(*feed_examples(feed))
