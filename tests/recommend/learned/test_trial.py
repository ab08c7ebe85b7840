"""A trial may be looked at after every visit, and stops where it surely loses."""

from __future__ import annotations

import numpy as np

from service.recommend.learned.trial import LEAST, Trial, difference, is_learned
from service.recommend.learned.visits import Draw, Sighted, trial_of

SHARE = 0.8


def visits(seed: int, count: int, learned: float, likeness: float) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    arm = rng.random(count) < SHARE
    return arm, rng.poisson(np.where(arm, learned, likeness)).astype(float)


def ends(seed: int, count: int, learned: float, likeness: float) -> str:
    """What a manager reads who looks after every tenth visit and stops at the first verdict."""
    arm, kept = visits(seed, count, learned, likeness)
    for upto in range(LEAST, count + 1, 10):
        trial = Trial.of(
            arm[:upto].tolist(), kept[:upto].tolist(), kept[:upto].tolist(), [SHARE] * upto
        )
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
    found = difference(arm, kept, np.full(len(arm), SHARE))
    assert found.low < 0.1 < found.high
    assert found.high - found.low < 0.08


def test_nothing_is_said_of_too_few() -> None:
    assert Trial.of([True], [1.0], [1.0], [SHARE]).outcome == "open"
    assert Trial.of([], [], [], []).learned == 0


def test_a_visit_sees_one_order_all_the_time_and_the_share_is_kept() -> None:
    seen = [is_learned(f"visit-{number}", SHARE) for number in range(4_000)]
    assert seen == [is_learned(f"visit-{number}", SHARE) for number in range(4_000)]
    assert abs(sum(seen) / 4_000 - SHARE) < 0.03


def sighted(visit: str, draw: Draw | None, at: int = 0, asked: int = 0, kept: int = 0) -> Sighted:
    return Sighted(visit, at, draw, asked, kept)


LEARNED, LIKENESS = Draw(True, SHARE), Draw(False, SHARE)


def test_a_visit_stays_where_its_first_slate_put_it() -> None:
    slates = [
        sighted("early", None, kept=5),
        sighted("early", LEARNED, kept=5),
        sighted("one", LEARNED, asked=1),
        sighted("other", LIKENESS, asked=2, kept=1),
        sighted("one", Draw(False, 0.1), asked=1, kept=1),
        sighted("inside", LEARNED, kept=9),
    ]
    found = trial_of(slates, {"early", "one", "other"})
    assert found == Trial.of([True, False], [1, 1], [2, 2], [SHARE, SHARE])
    assert trial_of([slates[0]], {"early"}).learned == 0


def test_what_came_before_the_trial_does_not_count() -> None:
    slates = [sighted("before", LEARNED, at=9), sighted("since", LIKENESS, at=10)]
    found = trial_of([*slates, sighted("before", LEARNED, at=11)], {"before", "since"}, since=10)
    assert (found.learned, found.likeness) == (0, 1)


def test_a_share_that_is_changed_meanwhile_skews_nothing() -> None:
    """A good month with many in the learned order, then a bad one with few: both are alike."""
    rng = np.random.default_rng(3)
    share = np.repeat([0.8, 0.2], 1_000)
    learned = rng.random(2_000) < share
    kept = rng.poisson(np.repeat([1.0, 0.2], 1_000)).astype(float)
    slates = [
        sighted(f"v{n}", Draw(bool(learned[n]), float(share[n])), kept=int(kept[n]))
        for n in range(2_000)
    ]
    found = trial_of(slates, {one.visit for one in slates}).kept
    assert found.low < 0 < found.high
    as_if_it_had_not = difference(learned, kept, np.full(2_000, 0.8))
    assert as_if_it_had_not.low > 0.3


def test_who_could_draw_one_order_only_is_in_no_trial() -> None:
    slates = [sighted("v", Draw(True, 1.0)), sighted("w", Draw(False, 0.0))]
    assert trial_of(slates, {"v", "w"}) == Trial.of([], [], [], [])
