"""Numbers as people read them, in English and Korean: on charts and on a console."""

from __future__ import annotations

from catalog.feeds.prices import minor_digits
from service.insight.report import Unit, Value

#: Where there is nothing to tell.
NOTHING = "–"


def tell(value: Value, unit: Unit, language: str = "en", currency: str | None = None) -> str:
    """A cell in words: ``0.43`` as a share is ``43 %``, ``95`` seconds are ``1 min 35 s``."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return value
    if unit == "share":
        return f"{value:.0%}".replace("%", " %")
    if unit == "seconds":
        return _length(round(value), language)
    if unit == "money":
        return _money(round(value), currency)
    if unit == "times":
        return f"{value:.2f}"
    return f"{round(value):,}" if unit in ("count", "things") else f"{value:,.1f}"


def _length(seconds: int, language: str) -> str:
    sign, seconds = ("−" if seconds < 0 else ""), abs(seconds)
    minutes, rest = divmod(seconds, 60)
    minute, second = ("분", "초") if language == "ko" else (" min", " s")
    if not minutes:
        return f"{sign}{rest}{second}"
    return f"{sign}{minutes}{minute}" + (f" {rest}{second}" if rest and minutes < 10 else "")


def _money(minor: int, currency: str | None) -> str:
    digits = minor_digits(currency) if currency else 0
    return f"{minor / 10**digits:,.{digits}f} {currency or ''}".strip()
