"""What bringing takes by plan, as the floor stands now: the work ahead, shared by the hands there
are, and the way there and back.

Runners fetch an armful a round, so the tasks ahead cost their handling and their share of a round.
Made once for a position of the log; asking it is cheap, because every card of a slate does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from catalog.store import Place
from catalog.walking import Walking, metres
from service.clock import Ms
from service.floor.pieces import place_of
from service.floor.policy import Policy
from service.floor.state import OPEN, Floor, Request
from service.floor.tally import local


@dataclass(frozen=True, slots=True)
class Plan:
    """Seconds by plan: the work that comes before, and that of the garment itself.

    ``ahead`` is how many tasks come before it, ``walk_s`` what of its own is walking.
    """

    ahead_s: float
    own_s: float
    ahead: int
    walk_s: float

    @property
    def seconds(self) -> float:
        return self.ahead_s + self.own_s


@dataclass(frozen=True, slots=True)
class Outlook:
    """The work that lies before the runners of a store at one moment."""

    floor: Floor
    policy: Policy
    walking: Walking
    now: Ms
    #: Which hour it is on the clock that hangs in the store.
    hour: int
    #: Runners who are on the floor, as far as we know of them.
    runners: int
    #: Tasks that nobody has in hand yet, by their place in the queue; first come first.
    places: tuple[Ms, ...]
    #: Seconds of work before each of them, that of pieces in hand included; one longer.
    work_s: tuple[float, ...]
    #: What each runner is to fetch, and has in hand for a room: pieces by runner.
    to_fetch: Mapping[str, int]
    in_hand: Mapping[str, int]

    @classmethod
    def of(cls, floor: Floor, policy: Policy, now: Ms) -> Outlook:
        walking = Walking.of(floor.plan)
        waiting: list[Request] = []
        to_fetch: dict[str, int] = {}
        in_hand: dict[str, int] = {}
        for task in floor.under_way:
            if task.state not in OPEN:
                continue
            if task.picked_by is None:
                waiting.append(task)
                _add(to_fetch, task.owner)
            elif floor.state_of(floor.visits[task.visit]) == "in_room":
                _add(in_hand, task.picked_by)
        waiting.sort(key=attrgetter("place_at"))
        work = [float(policy.hang_s * sum(in_hand.values()))]
        # Every garment that is asked for asks this; hundreds of tasks hang on a few rails.
        each_s: dict[tuple[str | None, str | None, str | None], float] = {}
        for task in waiting:
            rail = (task.go_back, task.fixture, task.zone)
            task_s = each_s.get(rail)
            if task_s is None:
                way = 2 * metres(walking.start, place_of(floor, walking, task))
                share_s = way / policy.walking_m_s / policy.armful
                each_s[rail] = task_s = policy.pick_s + policy.hang_s + share_s
            work.append(work[-1] + task_s)
        return cls(
            floor=floor,
            policy=policy,
            walking=walking,
            now=now,
            hour=local(now, floor.plan.timezone if floor.plan else "UTC").hour,
            runners=len(floor.runners),
            places=tuple(task.place_at for task in waiting),
            work_s=tuple(work),
            to_fetch=to_fetch,
            in_hand=in_hand,
        )

    @property
    def hands(self) -> int:
        """Somebody brings it, even where nobody is known to be on the floor."""
        return max(1, self.runners)

    @property
    def work_each_s(self) -> float:
        """The work before each runner."""
        return self.work_s[-1] / self.hands

    def new(self, at: Place, room: str | None) -> Plan:
        """A garment that is asked for now and hangs ``at``."""
        return self._queued(len(self.places), at, room)

    def task(self, task: Request, room: str | None) -> Plan:
        """What is left of an open task."""
        at = place_of(self.floor, self.walking, task)
        if task.picked_by is not None:
            return self._in_hand(task, at, room)
        if task.owner is not None:
            return self._under_way(task, at, room)
        return self._queued(bisect_left(self.places, task.place_at), at, room)

    def _queued(self, before: int, at: Place, room: str | None) -> Plan:
        """Nobody has taken it yet."""
        policy = self.policy
        notice_s = policy.notice_s if self.runners else policy.unmanned_notice_s
        walk_s = self._there_and_back_s(at, room)
        own_s = notice_s + walk_s + policy.pick_s + policy.hang_s
        return Plan(self.work_s[before] / self.hands, own_s, before, walk_s)

    def _under_way(self, task: Request, at: Place, room: str | None) -> Plan:
        """Its runner has set off, and fetches what else they took, before it or after it."""
        policy = self.policy
        others = self.to_fetch.get(task.owner or "", 1) - 1
        gone_s = self._since_s((task.lease_until or self.now) - policy.lease_s * 1000)
        walk_s = self._there_and_back_s(at, room)
        whole_s = walk_s + policy.pick_s + policy.hang_s
        back_s = metres(at, self.walking.room(room)) / policy.walking_m_s + policy.hang_s
        return Plan(others * policy.pick_s, max(whole_s - gone_s, back_s), others, walk_s)

    def _in_hand(self, task: Request, at: Place, room: str | None) -> Plan:
        """On the way back, with whatever else is carried to some room."""
        policy = self.policy
        others = max(0, self.in_hand.get(task.picked_by or "", 0) - 1)
        back_s = metres(at, self.walking.room(room)) / policy.walking_m_s
        left_s = max(0.0, back_s - self._since_s(task.picked_at or self.now))
        return Plan(others * policy.hang_s, left_s + policy.hang_s, others, back_s)

    def _since_s(self, at: Ms) -> float:
        return max(0.0, (self.now - at) / 1000)

    def _there_and_back_s(self, at: Place, room: str | None) -> float:
        """From in front of the rooms to the garment and to its room."""
        way = metres(self.walking.start, at) + metres(at, self.walking.room(room))
        return way / self.policy.walking_m_s


def _add(pieces: dict[str, int], runner: str | None) -> None:
    if runner is not None:
        pieces[runner] = pieces.get(runner, 0) + 1
