"""What a scanned number means in the release on display."""

from __future__ import annotations

from catalog.garment import Colourway, Style
from catalog.gtin import GtinProblem, normalise_gtin
from service.web.problems import Problem
from service.web.shop import Shop


def garment_of(shop: Shop, gtin: str) -> tuple[str, Style, Colourway]:
    """The GTIN with 14 digits, and the style and colourway that it belongs to.

    Raises:
        Problem: 400 where it is no GTIN, 404 where this store does not sell it.
    """
    try:
        number = normalise_gtin(gtin)
    except GtinProblem as problem:
        raise Problem(400, "gtin_invalid", str(problem)) from None
    found = shop.serving.now.release.by_gtin.get(number)
    if found is None:
        raise Problem.no_such_garment()
    return number, found[0], found[1]
