"""Prices as tables write them, as minor units of a currency."""

from __future__ import annotations

import re
from decimal import Decimal

from catalog.garment import Money

#: Currencies whose minor unit is not a hundredth (ISO 4217, list one).
_DIGITS = dict.fromkeys(
    ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
     "VUV", "XAF", "XOF", "XPF"), 0
) | dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3)  # fmt: skip

_PLAIN = re.compile(r"\d{1,12}(?:\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)


def is_currency(code: str) -> bool:
    """Whether ``code`` is spelled as ISO 4217 spells currencies."""
    return bool(re.fullmatch(r"[A-Z]{3}", code, re.ASCII))


def minor_digits(currency: str) -> int:
    """How many digits follow the point in ``currency``."""
    return _DIGITS.get(currency, 2)


def read_price(text: str, currency: str) -> Money:
    """``39000``, ``39,000`` or ``59.90`` as money. Raises ValueError with what is wrong with it."""
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        raise ValueError(f"{text!r} is not a price; write it as 39000 or 59.90")
    minor = Decimal(text.replace(",", "")).scaleb(minor_digits(currency))
    if minor != minor.to_integral_value():
        digits = minor_digits(currency)
        raise ValueError(f"{text!r} has too many digits after the point; {currency} has {digits}")
    return Money(int(minor), currency)
