"""The promise: what it takes by plan, times how much longer it takes here, as people say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from service.clock import Ms
from service.floor.policy import Policy
from service.floor.promise.learning import (
    ENOUGH,
    IN_HAND,
    KEPT,
    MEDIAN,
    UNDER_WAY,
    Lesson,
    stretch,
    usual,
)
from service.floor.promise.outlook import Outlook, Plan
from service.floor.spoken import spoken
from service.floor.state import Floor, Learned, Request

Cause = Literal["nobody_on_floor", "many_ahead", "far", "slow_today"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it takes long, and the numbers that say so (``walk_s``: the way there and back)."""

    code: Cause
    ahead: int
    runners: int
    walk_s: int


@dataclass(frozen=True, slots=True)
class Promise:
    """``seconds`` until a garment would be in the room, as it is said, and how we know.

    ``baseline_s`` is what it takes by plan; ``why`` is there when it is long.
    """

    seconds: int
    basis: Literal["measured", "planned"]
    baseline_s: int
    why: Reason | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """An outlook and what the store has learned: all that is common to the promises of a moment."""

    outlook: Outlook
    learned: Learned
    factors: dict[tuple[Lesson, float], float] = field(default_factory=dict)

    @classmethod
    def of(cls, floor: Floor, policy: Policy, now: Ms) -> Estimate:
        return cls(Outlook.of(floor, policy, now), floor.learned)

    def new(
        self,
        zone: str | None,
        fixture: str | None,
        room: str | None = None,
        go_back: str | None = None,
    ) -> Promise:
        """What we may honestly say about a garment, or a ``go_back``, that is asked for now."""
        walking = self.outlook.walking
        back = self.outlook.floor.go_backs.get(go_back or "")
        at = walking.room(back.room) if back is not None else walking.place(fixture, zone)
        return self._promise(self.outlook.new(at, room), zone or "")

    def task(self, task: Request, room: str | None) -> Promise:
        """What we may honestly say about a task that is open already."""
        return self._promise(self.outlook.task(task, room), subject(task))

    def expected_s(self, task: Request, room: str | None) -> float:
        """When an open task will more likely be done than not; nothing is stretched here.

        A piece in hand is nearly there, which is planned well enough. What is learned of such
        pieces is how long they take that wait in a runner's hand until their shopper has a room.
        """
        if task.picked_by is not None:
            return self.outlook.task(task, room).seconds
        promised = Lesson.read(task.lesson) if task.lesson else Lesson("", self.outlook.hour)
        lesson = Lesson(subject(task), promised.hour)
        return self.outlook.task(task, room).seconds * self._usual(lesson, MEDIAN)

    def _usual(self, lesson: Lesson, share: float) -> float:
        """Looked up once: many cards of a slate hang in one zone."""
        if (lesson, share) not in self.factors:
            self.factors[lesson, share] = usual(self.learned, lesson, share)
        return self.factors[lesson, share]

    def _promise(self, plan: Plan, zone: str) -> Promise:
        hour = self.outlook.hour
        factor = self._usual(Lesson(zone, hour), KEPT) * stretch(self.learned, hour)
        seconds = spoken(plan.seconds * factor)
        return Promise(
            seconds=seconds,
            basis="measured" if len(self.learned.store) >= ENOUGH else "planned",
            baseline_s=max(1, round(plan.seconds)),
            why=self._why(plan, seconds),
        )

    def _why(self, plan: Plan, seconds: int) -> Reason | None:
        outlook = self.outlook
        if seconds < outlook.policy.long_bring_s:
            return None
        code: Cause = "slow_today"
        if not outlook.runners:
            code = "nobody_on_floor"
        elif plan.ahead_s > plan.own_s:
            code = "many_ahead"
        elif plan.walk_s >= outlook.policy.far_walk_s:
            code = "far"
        return Reason(code, plan.ahead, outlook.runners, round(plan.walk_s))


def subject(task: Request) -> str:
    """What a task teaches about: its zone, or how long it takes once a runner is at it."""
    if task.picked_by is not None:
        return IN_HAND
    return UNDER_WAY if task.owner is not None else task.zone or ""


def promise(
    floor: Floor,
    policy: Policy,
    now: Ms,
    zone: str | None = None,
    fixture: str | None = None,
    room: str | None = None,
) -> Promise:
    """What we may honestly say about a garment that is asked for now; `Estimate` says several."""
    return Estimate.of(floor, policy, now).new(zone, fixture, room)
