"""From slates and what came of them to a ranker; and whether it may meet a shopper.

Half of the visits teach a ranker that is judged on the other half, and the other way round: no
visit judges what it taught. The one that is used learns from all. It takes over from
likeness only where the lower end of the 95 % interval of what it gains is above zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from embeddings.ranker.logistic import Rows, fit
from service.recommend.learned.considered import NAMES
from service.recommend.learned.examination import Places, examine
from service.recommend.learned.history import as_it_was, known_of
from service.recommend.learned.off_policy import Verdict, judge
from service.recommend.learned.ranker import Head, Ranker
from service.recommend.learned.slate_log import SlateLog

Floats = NDArray[np.float64]
#: The feature that says what likeness alone would do: it is believed without evidence.
FREE = (NAMES.index("rank"),)


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """``ranker`` and what it was worth on slates that it did not learn from."""

    ranker: Ranker
    verdict: Verdict
    looks: Places
    strengths: tuple[float, float]

    @property
    def may_take_over(self) -> bool:
        """From likeness: only where it surely gains."""
        return self.verdict.refused is None and self.verdict.gain["dr"].low > 0

    @property
    def may_follow(self) -> bool:
        """Another learned one, whose kind has gained surely before: as long as it likely gains.
        To fall back to likeness for a night that is not sure would cost what was won."""
        return self.verdict.refused is None and self.verdict.gain["dr"].value > 0


def learn(log: SlateLog, name: str, seed: int = 1) -> Learned:
    """Learn from all slates of ``log``; which visits judge which half follows from ``seed``."""
    seen = log.seen & (log.place >= 0)
    at_sight = examine(log, seen)
    known, history = as_it_was(log, at_sight)
    features = np.concatenate([log.values.astype(np.float64), known], axis=2)  # (s, n, f)
    looks = np.where(seen, at_sight.at(log.place), 0.0)
    half = _halves(log, seed)
    scores = np.zeros(log.rank.shape)
    for other in (False, True):
        taught = _heads(log, features, looks, half != other)
        scores[half == other] = Ranker("half", *taught[:2]).scores(features[half == other])
    verdict = judge(log, log.ranks_by(scores), np.exp(scores))
    asked, kept, strengths = _heads(log, features, looks, np.ones(len(log), np.bool_))
    return Learned(Ranker(name, asked, kept, history), verdict, at_sight.places, strengths)


def scores_of(ranker: Ranker, log: SlateLog) -> Floats:
    """(s, n): how ``ranker`` scores every garment of ``log``, by what it knows of their like."""
    return ranker.scores(
        np.concatenate([log.values.astype(np.float64), known_of(ranker.history, log)], axis=2)
    )


def _heads(
    log: SlateLog, features: Floats, looks: Floats, taught: NDArray[np.bool_]
) -> tuple[Head, Head, tuple[float, float]]:
    """Asked for, of what was looked at; kept, of what was asked for: from the slates ``taught``."""
    held = np.broadcast_to(_fifth(log)[:, None], log.seen.shape)
    shown = taught[:, None] & (looks > 0)
    asked = shown & log.asked
    ones: Floats = np.ones(int(asked.sum()))
    wanted, kept = (one.astype(np.float64) for one in (log.asked, log.kept))
    fits = (
        fit(Rows(features[shown], wanted[shown], looks[shown]), held[shown], FREE),
        fit(Rows(features[asked], kept[asked], ones), held[asked], ()),
    )
    heads = [Head(one.bias, one.weights) for one in fits]
    return heads[0], heads[1], (fits[0].strength, fits[1].strength)


def _halves(log: SlateLog, seed: int) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = _hashed(log.visit, f"half-{seed}") % 2 == 0
    return found


def _fifth(log: SlateLog) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = _hashed(log.visit, "held out") % 5 == 0
    return found


def _hashed(visits: NDArray[np.int64], salt: str) -> NDArray[np.int64]:
    """(n,) of each visit a number that says nothing else of it."""
    numbers = {
        one: int.from_bytes(blake2b(f"{salt}/{one}".encode(), digest_size=4).digest(), "big")
        for one in np.unique(visits).tolist()
    }
    return np.array([numbers[one] for one in visits.tolist()], np.int64)
