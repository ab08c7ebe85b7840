"""Advice in the shop: which of a style's sizes most likely fits, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType

from catalog.garment import Size
from service.recommend.fit.belief import Need, Spreads, need_of
from service.recommend.fit.crowd import Counts, Crowd, offset_of
from service.recommend.fit.evidence import History, Tried
from service.recommend.fit.ordinal import VERDICTS, Normal, chance_beyond
from service.recommend.fit.ruler import one_size, places

NOBODY = History()
USUAL = Spreads()
ANYBODY = Crowd()


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely a garment is too small, fits, or is too large. They add up to 1."""

    small: float
    fits: float
    large: float


@dataclass(frozen=True, slots=True)
class Advice:
    """The chances of the sizes that were asked about, in their order, and the best of them.

    A chance is None where the label is not understood, or nothing is known on its scale. ``best``
    is None where all are, but for a garment in one size, which is best with no ``certainty``.
    Of equal sizes (in several colours) the first is best.
    """

    chances: tuple[Chance | None, ...]
    best: int | None = None
    certainty: float | None = None


@dataclass(frozen=True, slots=True)
class Shopper:
    """What a visit tells of the sizes its shopper needs, by scale as `places` names them."""

    needs: Mapping[str, Need]


@dataclass(frozen=True, slots=True)
class FitModel:
    """Advice from the `Spreads` of a visit and the `Crowd` of all. It keeps nothing: the same
    evidence gives the same advice.

    Where only one size was asked for on a scale and no style has a history, the best size is that
    one: the model then says what was asked for last, as long as nothing better is known.
    """

    spreads: Spreads = USUAL
    crowd: Crowd = ANYBODY

    def shopper(
        self, tried: Sequence[Tried], histories: Mapping[str, Counts] = MappingProxyType({})
    ) -> Shopper:
        """Read a visit: ``tried`` oldest first, ``histories`` by style of (at least) its styles."""
        asked: dict[str, list[float]] = {}
        told: dict[str, dict[str, list[tuple[float, str]]]] = {}
        # What was left for an unknown reason counts only until another size is asked for.
        for one in sorted(tried, key=lambda one: one.verdict != "left"):  # stable: then by time
            for scale, at in places(one.style, one.category, one.size).items():
                asked.setdefault(scale, []).append(at)
                if one.verdict in VERDICTS:
                    said = told.setdefault(scale, {}).setdefault(one.style, [])
                    said.append((at, one.verdict))
        return Shopper(
            {
                scale: need_of(
                    places_asked, told.get(scale, {}), histories, self.spreads, self.crowd
                )
                for scale, places_asked in asked.items()
            }
        )

    def likely(
        self,
        shopper: Shopper,
        style: str | None,
        category: str | None,
        sizes: Sequence[Size | None],
        history: Counts = NOBODY,
    ) -> Advice:
        """How likely each of ``sizes`` of a style fits, given who tries and its ``history``.

        ``style`` None is any style that the shopper did not try.
        """
        found = [self._judge(shopper, style, category, size, history) for size in sizes]
        chances = tuple(one[1] if one else None for one in found)
        # In steps and rounded: the last bits of a sum must not decide between two sizes.
        off = [(round(one[0], 6), number) for number, one in enumerate(found) if one]
        if off:
            best = min(off)[1]
            chosen = chances[best]
            return Advice(chances, best, chosen.fits if chosen else None)
        free = [number for number, size in enumerate(sizes) if one_size(category, size)]
        return Advice(chances, free[0] if free else None)

    def _judge(
        self,
        shopper: Shopper,
        style: str | None,
        category: str | None,
        size: Size | None,
        history: Counts,
    ) -> tuple[float, Chance] | None:
        """How many steps off ``size`` is, and its chances, on the scale that most was told of."""
        known = [
            (shopper.needs[scale], at)
            for scale, at in places(style, category, size).items()
            if scale in shopper.needs
        ]
        if not known:
            return None
        need, at = max(known, key=lambda one: one[0].told)  # the first of equals, as printed
        label = self._label(need, style, history)
        return abs(label.mean - at), self._chance(need, label, at)

    def _label(self, need: Need, style: str | None, history: Counts) -> Normal:
        """The label that would fit exactly."""
        if style is not None and style in need.styles:
            return need.styles[style]  # its history is in there
        cut = offset_of(history, self.crowd)
        return Normal(need.size.mean - cut.mean, need.size.variance + cut.variance)

    def _chance(self, need: Need, label: Normal, at: float) -> Chance:
        small = large = 0.0
        for noise, weight in need.noise:
            deviation = sqrt(noise**2 + label.variance)
            small += weight * chance_beyond(label.mean - at, self.spreads.room, deviation)
            large += weight * chance_beyond(at - label.mean, self.spreads.room, deviation)
        return Chance(small, 1.0 - small - large, large)
