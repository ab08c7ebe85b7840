"""Student's t, against the tables in every textbook."""

from __future__ import annotations

import pytest

from service.insight.displays.student import quantile, upper


@pytest.mark.parametrize(
    ("share", "df", "expected"),
    [
        (0.975, 1, 12.7062),
        (0.975, 4, 2.7764),
        (0.975, 10, 2.2281),
        (0.95, 30, 1.6973),
        (0.995, 120, 2.6174),
        (0.975, 1e9, 1.9600),
    ],
)
def test_quantiles_are_those_of_the_tables(share: float, df: float, expected: float) -> None:
    assert quantile(share, df) == pytest.approx(expected, abs=5e-5)
    assert quantile(1 - share, df) == -quantile(share, df)


@pytest.mark.parametrize("df", [1, 2.5, 17, 400, 1e6])
def test_a_tail_and_its_quantile_agree(df: float) -> None:
    for share in (0.51, 0.8, 0.975, 0.9999):
        assert upper(quantile(share, df), df) == pytest.approx(1 - share, rel=1e-8)
        assert upper(-quantile(share, df), df) == pytest.approx(share, rel=1e-8)


def test_half_lies_above_nothing() -> None:
    assert [upper(0.0, df) for df in (1, 7, 1e9)] == [0.5, 0.5, 0.5]
    assert quantile(0.5, 7) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(("share", "df"), [(0.0, 3), (1.0, 3), (0.9, 0)])
def test_what_is_no_share_has_no_quantile(share: float, df: float) -> None:
    with pytest.raises(ValueError, match="no quantile"):
        quantile(share, df)
