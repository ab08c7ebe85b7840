"""What is waited for until a piece comes back, and what is in doubt until it is counted."""

from __future__ import annotations

from dataclasses import dataclass

from service.clock import Ms


@dataclass(slots=True)
class Wish:
    """Bring me one when one comes back. It becomes the request of the same id.

    ``in_vain`` once there is no piece left in the store that could come back.
    """

    id: str
    visit: str
    gtin: str
    style: str
    colourway: str
    since: Ms
    zone: str | None = None
    fixture: str | None = None
    in_vain: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A variant was not found at its fixture."""

    fixture: str
    gtin: str
    at: Ms


@dataclass(slots=True)
class CountTask:
    """A fixture that should be counted, and the variants in doubt. One runner at a time does it."""

    fixture: str
    gtins: list[str]
    opened_at: Ms
    owner: str | None = None
    owner_name: str | None = None
    lease_until: Ms | None = None
