"""Numbers as people read them, in English and Korean: on charts and on a console.

The numbers of a column are told in one way, which follows from all of them, so that they compare
at a glance. The tables of the screens do the same: ``kiosk/manager/cells.js``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from catalog.feeds.prices import minor_digits
from service.insight.report import Unit, Value

#: Where there is nothing to tell.
NOTHING = "–"
#: Where all shares of a column are below this, tenths of a percent tell them apart.
SMALL_SHARE = 0.1
#: Where a length of a column is this or more (seconds), all are minutes, with tenths.
LONG_S = 600.0
#: Digits behind the point, where a column has that many.
DIGITS: dict[Unit, int] = {"number": 1, "minutes": 1, "times": 2}


def tell(
    value: Value,
    unit: Unit,
    language: str = "en",
    currency: str | None = None,
    column: Sequence[Value] = (),
) -> str:
    """A cell in words: ``0.43`` as a share is ``43 %``, ``95`` seconds are ``1 min 35 s``.

    ``column`` is all that stands in the column of the cell.
    """
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return value
    numbers = [one for one in column if isinstance(one, int | float)]
    largest = max(map(abs, numbers), default=0.0)
    if unit == "share":
        most = 1 if numbers and largest < SMALL_SHARE else 0
        return f"{100 * value:z.{_digits([100 * one for one in numbers], most)}f} %"
    if unit == "seconds":
        return _length(value, language, largest)
    if unit == "money":
        return _money(round(value), currency)
    return f"{value:z,.{_digits(numbers, DIGITS.get(unit, 0))}f}"


def _digits(numbers: Sequence[float], most: int) -> int:
    """How many digits behind the point a column needs, no more than ``most``."""
    enough = (n for n in range(most) if all(abs(one - round(one, n)) < 1e-9 for one in numbers))
    return next(enough, most) if numbers else most


def _length(seconds: float, language: str, largest: float) -> str:
    minute, second = ("분", "초") if language == "ko" else (" min", " s")
    if largest >= LONG_S:
        return f"{math.floor(seconds / 6 + 0.5) / 10:z,.1f}{minute}".replace("-", "−")
    sign = "−" if round(seconds) < 0 else ""
    minutes, rest = divmod(abs(round(seconds)), 60)
    said = [f"{minutes}{minute}"] * (minutes > 0) + [f"{rest}{second}"] * (rest > 0 or not minutes)
    return sign + " ".join(said)


def _money(minor: int, currency: str | None) -> str:
    digits = minor_digits(currency) if currency else 0
    return f"{minor / 10**digits:,.{digits}f} {currency or ''}".strip()
