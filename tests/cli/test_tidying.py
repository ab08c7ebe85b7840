"""Garbage is looked for while nobody waits, and in a store that never sleeps now and then."""

from __future__ import annotations

import pytest

from service.cli.tidying import EVERY_S, LATEST_S, QUIET_S, Quiet
from service.web.answering import Answering


@pytest.fixture
def answering() -> Answering:
    return Answering()


def test_it_waits_until_nobody_has_asked_for_a_while(answering: Answering) -> None:
    quiet = Quiet(answering, 0.0)
    with answering:
        assert not quiet.may_tidy(EVERY_S)
        assert not quiet.may_tidy(EVERY_S + QUIET_S)  # nobody else has asked; and who has, waits
    assert quiet.may_tidy(EVERY_S + 2 * QUIET_S)


def test_not_again_at_once(answering: Answering) -> None:
    quiet = Quiet(answering, 0.0)
    assert not quiet.may_tidy(EVERY_S - 1)
    assert quiet.may_tidy(EVERY_S)
    assert not quiet.may_tidy(EVERY_S + QUIET_S)
    assert quiet.may_tidy(2 * EVERY_S)


def test_a_store_that_never_sleeps_is_tidied_in_the_end(answering: Answering) -> None:
    quiet = Quiet(answering, 0.0)
    for now_s in (EVERY_S, LATEST_S - 1):
        with answering:
            pass
        assert not quiet.may_tidy(now_s)
    with answering:
        assert quiet.may_tidy(LATEST_S)
