"""What happens to a request, from the tap to the go-back."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.facts.fact import Fact
from service.floor.facts.words import Because, NotFoundReason


@dataclass(frozen=True, slots=True)
class GarmentRequested(Fact):
    """One piece is reserved for this visit. ``slate`` and ``position`` say which card was it;
    ``zone`` and ``fixture`` where it hangs, as far as is known.

    ``go_back`` is the piece, if it is one that somebody left. ``place_at`` is its place in the
    queue of tasks, if that is the place of a request that it ``replaces``. ``baseline_s`` is what
    bringing it takes by plan. ``companion`` is whose idea it was, if not the shopper's.
    """

    request: str
    visit: str
    gtin: str
    style: str
    colourway: str
    promised_s: int
    slate: str | None = None
    position: int | None = None
    replaces: str | None = None
    zone: str | None = None
    fixture: str | None = None
    go_back: str | None = None
    place_at: int | None = None
    baseline_s: int | None = None
    companion: str | None = None


@dataclass(frozen=True, slots=True)
class GarmentCarried(Fact):
    """The shopper brings this piece along. ``found`` if the stock record did not know of it."""

    request: str
    visit: str
    gtin: str
    style: str
    colourway: str
    found: bool = False
    slate: str | None = None
    position: int | None = None
    zone: str | None = None
    fixture: str | None = None


@dataclass(frozen=True, slots=True)
class RequestChanged(Fact):
    """Another size or colour, in place, before anyone had the garment in hand."""

    request: str
    visit: str
    gtin: str
    colourway: str
    zone: str | None = None
    fixture: str | None = None
    go_back: str | None = None


@dataclass(frozen=True, slots=True)
class RequestCancelled(Fact):
    """``go_back``: a runner has the piece in hand and it must return to the floor."""

    request: str
    visit: str
    go_back: bool = False
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class TaskClaimed(Fact):
    """``walk`` is the round it is fetched on, and ``place`` where in its order. ``joined`` if the
    round was under way: then nobody tapped, and it is no sign of life of the runner."""

    request: str
    visit: str
    runner: str
    runner_name: str
    until: int
    walk: str | None = None
    place: int | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class TaskReleased(Fact):
    """The runner gave the task back; a piece that was picked hangs on its rail again."""

    request: str
    visit: str
    runner: str


@dataclass(frozen=True, slots=True)
class ClaimLapsed(Fact):
    """The task is back on the list; a piece that was picked is still in the runner's hands."""

    request: str
    visit: str
    runner: str


@dataclass(frozen=True, slots=True)
class GarmentPicked(Fact):
    request: str
    visit: str
    runner: str
    until: int


@dataclass(frozen=True, slots=True)
class GarmentDelivered(Fact):
    request: str
    visit: str
    runner: str
    room: str


@dataclass(frozen=True, slots=True)
class GarmentNotFound(Fact):
    """``on_hand`` is the corrected stock of it; ``runner`` is None if a count showed it.

    ``seen`` are other sizes, by GTIN, that hung in its place. ``go_back`` is the piece that was to
    be fetched, if it was one that somebody left; nobody has looked at the rail then.
    """

    request: str
    visit: str
    gtin: str
    reason: NotFoundReason
    on_hand: int
    runner: str | None = None
    seen: tuple[str, ...] = ()
    go_back: str | None = None


@dataclass(frozen=True, slots=True)
class GarmentKept(Fact):
    request: str
    visit: str


@dataclass(frozen=True, slots=True)
class GarmentLeft(Fact):
    """The garment stays in the room as a go-back, on hand for whoever asks; ``assumed`` if nothing
    was said of it."""

    request: str
    visit: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class LeavingExplained(Fact):
    """Why a garment was left. It replaces what was said of it before; empty takes it back."""

    request: str
    visit: str
    reasons: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeWithdrawn(Fact):
    """The shopper thinks again: the garment is in the room and not decided on."""

    request: str
    visit: str
