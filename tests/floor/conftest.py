"""What the examples about the floor share."""

from __future__ import annotations

import pytest

from .shop import Shop


@pytest.fixture
def shop() -> Shop:
    """A shop that has just opened: nobody is in, every room is vacant."""
    return Shop()


@pytest.fixture
def full(shop: Shop) -> Shop:
    """Both ordinary rooms are in use; the accessible one is vacant."""
    shop.in_room("anna")
    shop.in_room("bora")
    return shop
