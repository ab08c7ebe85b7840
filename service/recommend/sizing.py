"""The size that one tap brings: the one that was asked for, unless another is likelier to fit.

What a shopper asked for last is believed until something speaks against it: a garment that was
too small, or a style that others found too small. Then `service.recommend.fit` says how likely
each size fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from service.recommend.fit import Advice, FitModel, History, Shopper, Tried, verdict
from service.recommend.here import Fitted, Here
from service.recommend.on_hand import in_sizes
from service.recommend.shelf import Catalogue, Mask
from service.recommend.wants import Wants, reasons_of

#: Whether a card is in the size that is needed: yes, it is the wanted one; likely, from what fitted
#: and what did not; nobody told a size for this kind; the label says none.
InSize = Literal["yes", "likely", "not_told", "unknown"]

MODEL = FitModel()
#: A size that fits less often than this is not offered to somebody whom a size did not fit.
UNLIKELY = 0.2
#: Another size is brought than the wanted one when it fits so much more often.
CLEARLY = 0.15


@dataclass(frozen=True, slots=True)
class Choice:
    """The number of the variant that one tap brings, or None; and how likely it fits, if known."""

    variant: int | None
    in_size: InSize
    certainty: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Sizing:
    """What is known of the sizes that a shopper needs. ``misfit`` says that some size was wrong.

    ``fit`` is how styles turned out to fit everybody else, of those that were tried and of others.
    """

    here: Here
    wants: Wants
    shopper: Shopper
    fit: Mapping[str, Fitted]
    misfit: bool

    @classmethod
    def of(cls, here: Here, wants: Wants) -> Sizing:
        tried = list(tried_of(here.shelf.catalogue, wants))
        fit = with_others(here.fit, tried, counted=wants.counted)
        return cls(here, wants, MODEL.shopper(tried, fit), fit, bool(wants.misfits))

    def acceptable(self) -> Mask:
        """(L,): labels that may fit. All but the unlikely, where it is known that a size is."""
        fits = in_sizes(self.here.shelf, self.wants.sizes)
        if self.misfit:
            likely = [bool(one) and self._likely(number) for number, one in enumerate(fits)]
            fits = np.array(likely, np.bool_)
        return fits

    def _likely(self, label: int) -> bool:
        category, size = self.here.shelf.printed[label]
        chance = MODEL.likely(self.shopper, None, category, [size]).chances[0]
        return chance is None or chance.fits >= UNLIKELY

    def choose(self, fitting: Sequence[int], in_stock: Sequence[int], only: bool) -> Choice:
        """The one of a colourway's variants that one tap brings.

        One of those ``fitting`` the wishes; of several the most plentiful. What speaks for
        another size may choose among all that are ``in_stock``. ``only`` says that the colourway
        has one variant and no more.
        """
        here, shelf = self.here, self.here.shelf
        labels = {variant: shelf.labels[shelf.label_of[variant]] for variant in fitting}
        wanted = [variant for variant in fitting if labels[variant].meets(self.wants.sizes)]
        if advised := self._advised(in_stock, wanted):
            return advised
        if wanted:
            most = max(wanted, key=lambda variant: (here.on_hand[variant], -variant))
            return Choice(most, "yes")
        in_size: InSize = "not_told" if any(one.known for one in labels.values()) else "unknown"
        return Choice(fitting[0] if only else None, in_size)

    def _advised(self, in_stock: Sequence[int], wanted: Sequence[int]) -> Choice | None:
        """What the evidence says, if there is any besides what was asked for."""
        shelf, first = self.here.shelf, in_stock[0]
        style = shelf.styles[shelf.style_of[shelf.colourway_of[first]]]
        category, _ = shelf.printed[shelf.label_of[first]]
        history = self.fit.get(style)
        if not self.misfit and history is None:
            return None
        sizes = [shelf.printed[shelf.label_of[variant]][1] for variant in in_stock]
        counts = history if history is not None else History()
        advice = MODEL.likely(self.shopper, style, category, sizes, counts)
        best = better(advice, [in_stock.index(one) for one in wanted])
        return None if best is None else Choice(in_stock[best], "likely", advice.certainty)


def better(advice: Advice, wanted: Sequence[int]) -> int | None:
    """The number of the size that clearly fits better than those ``wanted``, if one does."""
    if advice.best is None or advice.certainty is None or advice.best in wanted:
        return None
    asked = [chance.fits for number in wanted if (chance := advice.chances[number])]
    if wanted and advice.certainty < max(asked, default=0.0) + CLEARLY:
        return None
    return advice.best


def tried_of(catalogue: Catalogue, wants: Wants) -> Iterator[Tried]:
    """What was asked for and in which size, oldest first, and how that turned out."""
    for one, why in reasons_of(wants.asked, wants.left_why):
        found = catalogue.by_gtin.get(one.gtin)
        if found is None or one.word == "withdrawn":
            continue
        style, _, variant = found
        yield Tried(style.id, style.category, variant.size, verdict(one.word, why))


def with_others(
    fit: Mapping[str, Fitted], tried: Sequence[Tried], counted: bool
) -> Mapping[str, Fitted]:
    """``fit`` with what others said of the styles that were ``tried``: the store's counts without
    this visit's own words, which say more of this shopper than of the style and would be heard
    twice. Those of a visit that is not ``counted`` are not in there.
    """
    if not counted:
        return fit
    found: dict[str, History] = {}
    for style in {one.style for one in tried if one.style in fit}:
        own = [one.verdict for one in tried if one.style == style]
        counts = fit[style]
        found[style] = History(
            small=max(counts.small - own.count("too_small"), 0),
            fits=max(counts.fits - own.count("fits"), 0),
            large=max(counts.large - own.count("too_large"), 0),
        )
    return {**fit, **found} if found else fit
