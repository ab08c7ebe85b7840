"""A small shop to write examples in: it decides, folds, keeps the time, and raises on a refusal.

Three fitting rooms, ``1``, ``2`` and the accessible ``A``; shirts and jeans whose GTINs read like
``shirt-m``, so that an example says what it means. A request is called after who asked for what:
``kim:shirt-m``. Times are seconds since the shop opened at nine on a Monday in Seoul.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from catalog.store import FittingRoom, Fixture, StorePlan, Zone
from service.clock import Ms
from service.floor import Fact, Floor, Refusal, decide, fold
from service.floor.commands import (
    ClaimTask,
    ClearRoom,
    Command,
    DeliverGarment,
    EndVisit,
    EnterRoom,
    JoinLine,
    LetTimePass,
    PickGarment,
    PlanStore,
    RequestGarment,
    SetStock,
    StartShift,
    StartVisit,
)
from service.floor.facts import LoadChanged, PromiseBroken, PromiseSlipping
from service.floor.policy import DEFAULT, Policy
from service.floor.state import Request, Room, Visit

#: 2026-11-23T00:00:00Z is 09:00 in Seoul.
OPENING: Ms = 1_795_392_000_000
STOCK = {"shirt-s": 2, "shirt-m": 2, "shirt-l": 1, "jeans-30": 3}
#: Deadlines that pass at one moment are finite in number; more rounds than this is a circle.
MANY_ROUNDS = 1_000
#: What most examples are not about.
SAID = (PromiseSlipping, PromiseBroken, LoadChanged)


class Refused(Exception):
    """A command was refused where the example did not expect it."""


def plan(
    rooms: Mapping[str, bool] | Sequence[str] = ("1", "2"),
    accessible: Sequence[str] = ("A",),
    timezone: str = "Asia/Seoul",
) -> StorePlan:
    """A store with these fitting rooms, two rails, and no map."""
    kinds = {**dict.fromkeys(rooms, False), **dict.fromkeys(accessible, True)}
    return StorePlan(
        id="demo",
        name={"en": "Demo"},
        timezone=timezone,
        currency="KRW",
        zones=(Zone("near", {"en": "Near"}), Zone("far", {"en": "Far"})),
        fixtures=(
            Fixture("rail-1", "near", {"en": "Rail 1"}),
            Fixture("rail-2", "far", {"en": "Rail 2"}),
        ),
        rooms=tuple(FittingRoom(room, {"en": room}, kind) for room, kind in kinds.items()),
    )


def style_of(gtin: str) -> str:
    return gtin.split("-")[0]


class Shop:
    """One store's floor and its log."""

    def __init__(
        self,
        store: StorePlan | None = None,
        stock: Mapping[str, int] | None = None,
        policy: Policy = DEFAULT,
    ) -> None:
        self.floor = Floor()
        self.policy = policy
        self.now = OPENING
        self.log: list[tuple[Fact, Ms]] = []
        self.do(PlanStore(store or plan()))
        self.do(SetStock(dict(STOCK if stock is None else stock)))

    # --- the machinery ---------------------------------------------------------------------------

    def do(self, command: Command) -> list[Fact]:
        """Let ``command`` happen; the facts it led to.

        Raises:
            Refused: the floor refused it.
        """
        outcome = decide(self.floor, command, self.now, self.policy)
        if isinstance(outcome, Refusal):
            raise Refused(f"{outcome.code}: {command}")
        for fact in outcome:
            self.happened(fact)
        return list(outcome)

    def happened(self, fact: Fact) -> None:
        """Write ``fact`` into the log and fold it."""
        self.floor = fold(self.floor, fact, self.now)
        self.log.append((fact, self.now))

    def refuses(self, command: Command) -> str:
        """The code ``command`` is refused with. A refusal must leave everything as it was."""
        before = copy.deepcopy(self.floor)
        outcome = decide(self.floor, command, self.now, self.policy)
        assert isinstance(outcome, Refusal), f"not refused, but: {outcome}"
        assert self.floor == before
        return outcome.code

    def wait(self, seconds: float) -> None:
        """Let the clock run, with nobody there to say what is due."""
        self.now += round(seconds * 1000)

    def let_time_pass(self, seconds: float = 0, said: bool = False) -> list[Fact]:
        """Let the clock run, then apply what is due until nothing is; the facts it led to.

        What is then said of promises and of how busy the store is only with ``said``.
        """
        self.wait(seconds)
        facts: list[Fact] = []
        for _ in range(MANY_ROUNDS):
            due = self.do(LetTimePass())
            if not due:
                return [fact for fact in facts if said or not isinstance(fact, SAID)]
            facts += due
        raise AssertionError("time passes for ever")

    def replayed(self) -> Floor:
        """The floor as another process would fold it from the log."""
        floor = Floor()
        for fact, at in self.log:
            floor = fold(floor, fact, at)
        return floor

    # --- what people do --------------------------------------------------------------------------

    def start(self, visit: str, accessible: bool = False) -> str:
        self.do(StartVisit(visit, luck=len(self.log) * 7, accessible=accessible))
        return visit

    def waits(self, visit: str, accessible: bool = False) -> str:
        """A visit that is in the line, or is offered a room if one is free."""
        self.start(visit)
        self.do(JoinLine(visit, accessible))
        return visit

    def staffed(self, *runners: str) -> None:
        """These runners are on the floor."""
        for runner in runners:
            self.do(StartShift(runner, runner.title()))

    def in_room(self, visit: str, accessible: bool = False) -> str:
        """A visit in a room: it joined the line, was offered a room at once and entered it."""
        self.waits(visit, accessible)
        self.do(EnterRoom(visit))
        return visit

    def asking(self, visit: str, gtin: str, carry: bool = False) -> RequestGarment:
        """The command that asks for ``gtin``; the request is called ``visit:gtin``."""
        name = f"{visit}:{gtin}"
        while name in self.floor.requests or name in self.floor.go_backs:
            name += "'"
        style = style_of(gtin)
        return RequestGarment(name, visit, gtin, style, f"{style}/white", carry=carry)

    def ask(self, visit: str, gtin: str, carry: bool = False) -> str:
        """Ask for ``gtin``; the id of the request."""
        command = self.asking(visit, gtin, carry)
        self.do(command)
        return command.request

    def claim(self, request: str, runner: str = "mina") -> str:
        self.do(ClaimTask(request, runner, runner.title()))
        return request

    def pick(self, request: str, runner: str = "mina") -> str:
        self.claim(request, runner)
        self.do(PickGarment(request, runner))
        return request

    def bring(self, request: str, runner: str = "mina") -> str:
        self.pick(request, runner)
        self.do(DeliverGarment(request, runner))
        return request

    def leave_and_clear(self, visit: str, by: str = "mina") -> None:
        """The shopper says goodbye and the runner clears the room."""
        room = self.visit(visit).room
        assert room is not None
        self.do(EndVisit(visit))
        self.do(ClearRoom(room, by))

    # --- what is true ----------------------------------------------------------------------------

    def visit(self, visit: str) -> Visit:
        return self.floor.visits[visit]

    def request(self, request: str) -> Request:
        return self.floor.requests[request]

    def room(self, room: str) -> Room:
        return self.floor.rooms[room]

    def rooms(self) -> dict[str, tuple[str, str | None]]:
        """Every room's state, and whom it is offered to or who is in it."""
        return {room.id: (room.state, room.visit) for room in self.floor.rooms.values()}

    def state(self, visit: str) -> str:
        return self.floor.state_of(self.visit(visit))

    def stock(self, gtin: str) -> tuple[int, int]:
        """Pieces ``(on hand, spoken for)``."""
        return self.floor.on_hand[gtin], self.floor.held.get(gtin, 0)


def kinds(facts: Sequence[Fact]) -> list[str]:
    return [fact.kind for fact in facts]
