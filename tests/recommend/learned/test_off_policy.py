"""What another ranker is worth is told from a log in which it never ran, or refused."""

from __future__ import annotations

import numpy as np
import pytest

from service.recommend.learned.choosing import chances
from service.recommend.learned.considered import NAMES
from service.recommend.learned.off_policy import judge, likeness_ranks
from service.recommend.learned.slate_log import SlateLog, gather

from .slates import LOOKS, PLACES, WIDTH, slate, world

DEAR = NAMES.index("dear")


def cheapest_first(log: SlateLog) -> np.ndarray:
    return log.ranks_by(-log.values[:, :, DEAR].astype(float))


def truth(appeal: np.ndarray, ranks: np.ndarray) -> float:
    by_rank = chances(WIDTH, PLACES) @ LOOKS
    return float((by_rank[ranks] * appeal).sum(axis=1).mean())


def test_the_ranker_of_the_log_is_worth_what_the_log_says() -> None:
    log, _ = world(400, seed=1)
    found = judge(log, log.rank, looks=LOOKS)
    assert found.value["ips"].value == pytest.approx(found.log.value)
    assert found.gain["ips"].value == found.gain["ips"].high == 0.0
    assert (found.slates, found.visits, found.unseen) == (400, 400, 0.0)


@pytest.mark.parametrize("looks", [LOOKS, None])
def test_the_true_value_of_another_ranker_is_told_without_bias(looks: np.ndarray | None) -> None:
    """Over sixteen logs: how far each estimate lies from the truth, in its own error."""
    off: dict[str, list[float]] = {"ips": [], "snips": [], "dr": []}
    for seed in range(16):
        log, appeal = world(2_000, seed=seed)
        ranks = cheapest_first(log)
        found = judge(log, ranks, appeal, looks=looks)
        gain = truth(appeal, ranks) - truth(appeal, likeness_ranks(log))
        assert gain > 0.05
        for kind, told in off.items():
            one = found.gain[kind]
            told.append((one.value - gain) / ((one.high - one.low) / 3.92))
    for told in off.values():
        assert abs(np.mean(told)) * len(told) ** 0.5 < 3.3
        assert sum(abs(one) < 1.96 for one in told) >= 13


def test_a_model_that_is_right_makes_the_interval_shorter_and_a_wrong_one_no_error() -> None:
    log, appeal = world(3_000, seed=13)
    ranks = cheapest_first(log)
    plain = judge(log, ranks, looks=LOOKS).value["ips"]
    right = judge(log, ranks, appeal, looks=LOOKS).value["dr"]
    wrong = judge(log, ranks, np.full_like(appeal, 0.9), looks=LOOKS).value["dr"]
    assert right.high - right.low < plain.high - plain.low
    assert wrong.low < truth(appeal, ranks) < wrong.high


def test_by_hand() -> None:
    """One slate without luck: what stood first is worth 1 at the first place and 0.5 at the
    second, and only what was shown counts."""
    log = gather([slate("ab", places=2, asked=[0], kept=[0])])
    other_way = np.array([[1, 0]], np.int32)
    found = judge(log, other_way, looks=np.array([1.0, 0.5]))
    assert found.log.value == 1.0
    assert found.value["ips"].value == 0.5
    assert found.value["snips"].value == pytest.approx(0.5 * 1.5 / (0.5 * 1.0 + 2 * 0.5))


def test_what_the_log_never_shows_is_refused() -> None:
    log = gather([slate("abcdefgh", str(n), asked=[0], kept=[0]) for n in range(400)])
    last_first = log.ranks_by(np.tile(np.arange(8.0), (400, 1)))
    found = judge(log, last_first, looks=LOOKS)
    assert found.unseen == 1.0
    assert found.refused == "100% of what it shows was never shown by the one that made the log"


def test_a_log_that_is_too_short_is_refused() -> None:
    log, _ = world(50, seed=1)
    found = judge(log, log.rank, looks=LOOKS)
    assert found.refused == f"the log is worth only {found.looks:.0f} looks at what it shows"


def test_the_same_log_is_the_same_verdict() -> None:
    log, appeal = world(200, seed=6)
    ranks = cheapest_first(log)
    assert judge(log, ranks, appeal) == judge(log, ranks, appeal)


def test_intervals_hold_the_truth_though_what_places_are_worth_is_learned() -> None:
    """Forty short logs, in which few visits kept what stood far below."""
    held, off = [], []
    for seed in range(100, 140):
        log, appeal = world(400, seed=seed)
        ranks = cheapest_first(log)
        found = judge(log, ranks, 0.5 * appeal).gain["dr"]
        gain = truth(appeal, ranks) - truth(appeal, likeness_ranks(log))
        held.append(found.low <= gain <= found.high)
        off.append(found.value - gain)
    assert sum(held) >= 36
    assert abs(np.mean(off)) * len(off) ** 0.5 < 3 * np.std(off)
