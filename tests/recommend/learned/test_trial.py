"""A trial may be looked at after every visit, and stops where it surely loses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from service.recommend.learned.trial import LEAST, Trial, difference, is_learned
from service.recommend.learned.visits import trial_of

from .slates import slate

SHARE = 0.8


def visits(seed: int, count: int, learned: float, likeness: float) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    arm = rng.random(count) < SHARE
    return arm, rng.poisson(np.where(arm, learned, likeness)).astype(float)


def ends(seed: int, count: int, learned: float, likeness: float) -> str:
    """What a manager reads who looks after every tenth visit and stops at the first verdict."""
    arm, kept = visits(seed, count, learned, likeness)
    for upto in range(LEAST, count + 1, 10):
        trial = Trial.of(arm[:upto].tolist(), kept[:upto].tolist(), kept[:upto].tolist(), SHARE)
        if trial.outcome != "open":
            return trial.outcome
    return "open"


def test_of_visits_that_are_all_alike_hardly_any_trial_ends() -> None:
    ended = sum(ends(seed, 1_500, 0.5, 0.5) != "open" for seed in range(200))
    assert ended / 200 <= 0.05


def test_a_loss_of_a_third_stops_the_trial() -> None:
    assert [ends(seed, 5_000, 0.5, 0.75) for seed in range(10)] == ["loses"] * 10


def test_a_gain_of_half_is_known() -> None:
    assert [ends(seed, 5_000, 0.75, 0.5) for seed in range(10)] == ["wins"] * 10


def test_the_difference_is_what_it_is() -> None:
    arm, kept = visits(1, 40_000, 0.6, 0.5)
    found = difference(arm, kept, SHARE)
    assert found.low < 0.1 < found.high
    assert found.high - found.low < 0.08


def test_nothing_is_said_of_too_few() -> None:
    assert Trial.of([True], [1.0], [1.0], SHARE).outcome == "open"
    assert Trial.of([], [], [], SHARE).learned == 0


def test_a_visit_sees_one_order_all_the_time_and_the_share_is_kept() -> None:
    seen = [is_learned(f"visit-{number}", SHARE) for number in range(4_000)]
    assert seen == [is_learned(f"visit-{number}", SHARE) for number in range(4_000)]
    assert abs(sum(seen) / 4_000 - SHARE) < 0.03


def test_a_trial_begins_with_the_first_slate_in_a_learned_order() -> None:
    plain = slate("abcdefgh", "early", asked=[0], kept=[0])
    learned = replace(slate("abcdefgh", "late", asked=[0, 1], kept=[1]), ranker="taste-4+mine")
    other = slate("abcdefgh", "other", asked=[2])
    again = replace(plain, at=[1, 0, 2, 3])
    found = trial_of([plain, learned, again, other, learned], SHARE)
    assert (found.learned, found.likeness) == (1, 1)
    assert found.outcome == "open"
    assert trial_of([plain, other], SHARE).learned == 0
