"""What the random play needs and every step of it must keep: see ``test_state_machine.py``."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from hypothesis.stateful import RuleBasedStateMachine, invariant

from service.floor import Refusal, decide
from service.floor import commands as c
from service.floor.facts import (
    CountingChosen,
    Fact,
    GarmentCarried,
    GarmentKept,
    GarmentRequested,
    LeavingExplained,
    OutcomeWithdrawn,
    RequestCancelled,
    RoomOffered,
    VisitForgotten,
)
from service.floor.kept_together import Together
from service.floor.policy import Policy
from service.floor.state import Request
from service.log.ahead import copy_of

from . import invariants
from .books import Books
from .fairness import Ledger
from .shop import Shop, plan, style_of

STOCK = {"shirt-s": 1, "shirt-m": 2, "shirt-l": 1, "jeans-30": 1}
#: Every plan keeps room 1: without an accessible room, with only those, with others, and wrong.
PLANS = [
    plan(["1", "2"], ["A"]),
    plan(["1", "2", "3"], []),
    plan([], ["1", "A"]),
    plan(["1", "3"], ["A"], timezone="Europe/Paris"),
    plan(["1"], timezone="Mars/Olympus_Mons"),
]
#: What the machine played, over all examples: kinds of command, kinds of fact, refusals.
played: Counter[str] = Counter()


def one(ids: Iterable[str], number: int) -> str:
    """One of ``ids``, or somebody who is not there."""
    known = [*ids]
    return known[number % len(known)] if known else "nobody"


class Play(RuleBasedStateMachine):
    """One shop, and how a command is tried in it. Who does what is for the rules to say."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = Shop(
            PLANS[0],
            STOCK,
            Policy(open_requests=2, companions=2, holds=1, piled_up=2, busy_work_s=60),
        )
        self.ledger = Ledger()
        self.books = Books()
        self.ids = 0
        self.replanned = False
        self.delivered: set[str] = set()
        self.decided: Counter[str] = Counter()
        self.kept: dict[str, tuple[str, str]] = {}
        #: By request: visit, style, and what it said of the size.
        self.fits: dict[str, tuple[str, str, str]] = {}
        #: By request: visit and style.
        self.asked: dict[str, tuple[str, str]] = {}
        self.uncounted: set[str] = set()

    def new(self, prefix: str) -> str:
        self.ids += 1
        return f"{prefix}{self.ids}"

    def attempt(self, command: c.Command) -> str | None:
        """Do ``command``; the code if it is refused. Either way, deciding changes nothing."""
        shop = self.shop
        plan = shop.floor.plan  # It is frozen, and large; nothing can change it.
        before = copy.deepcopy(shop.floor, {id(plan): plan})
        outcome = decide(shop.floor, command, shop.now, shop.policy)
        assert shop.floor == before
        assert decide(before, command, shop.now, shop.policy) == outcome
        played[type(command).__name__] += 1
        if isinstance(outcome, Refusal):
            played[outcome.code] += 1
            return outcome.code
        for fact in outcome:
            self.watch(fact)
            shop.happened(fact)
        return None

    def watch(self, fact: Fact) -> None:
        """What must be true at the moment a fact is written."""
        self.books.tell(fact, self.shop.floor)
        played[fact.kind] += 1
        self.ledger.note(self.shop.floor, fact)
        request = getattr(fact, "request", "")
        if isinstance(fact, RoomOffered):
            invariants.an_offer_is_fair(self.shop.floor, fact, self.shop.now)
        elif isinstance(fact, RequestCancelled):
            # What hangs on its rail is free at once; what a runner carries must go back first.
            assert fact.go_back == (self.shop.request(request).picked_by is not None)
        elif fact.kind == "GarmentDelivered":
            self.delivered.add(request)
        elif fact.kind in ("GarmentKept", "GarmentLeft"):
            self.decided[request] += 1
        elif fact.kind == "OutcomeWithdrawn":
            self.decided[request] -= 1
        self.remember(fact, request)

    def remember(self, fact: Fact, request: str) -> None:
        """What was asked for, kept, and how it fitted: a ledger that forgets no request."""
        if isinstance(fact, GarmentRequested | GarmentCarried):
            self.asked[request] = (fact.visit, fact.style)
        if isinstance(fact, LeavingExplained | OutcomeWithdrawn):
            self.kept.pop(request, None)
            self.fits.pop(request, None)
        if isinstance(fact, GarmentKept):
            asked = self.shop.request(request)
            self.kept[request] = (asked.visit, asked.style)
            self.fits[request] = (asked.visit, asked.style, "fits")
        elif isinstance(fact, LeavingExplained):
            said = [one for one in fact.reasons if one in ("too_small", "too_large")]
            if said:
                asked, what = self.shop.request(request), said[0].removeprefix("too_")
                self.fits[request] = (asked.visit, asked.style, what)
        elif isinstance(fact, CountingChosen):
            (self.uncounted.discard if fact.counted else self.uncounted.add)(fact.visit)
        elif isinstance(fact, VisitForgotten) and fact.asked:
            self.uncounted.add(fact.visit)

    def visit(self, number: int, *states: str) -> str:
        """One of the visits in the first of these states that some are in; else any."""
        floor = self.shop.floor
        for state in states:
            found = [visit.id for visit in floor.visits.values() if floor.state_of(visit) == state]
            if found:
                return one(found, number)
        return one(floor.visits, number)

    def request(self, number: int, *states: str) -> Request:
        """One of the requests in the first of these states that some are in; else any."""
        requests = [*self.shop.floor.requests.values()]
        for state in states:
            found = [request for request in requests if request.state == state]
            if found:
                return found[number % len(found)]
        return requests[number % len(requests)]

    def task(self, number: int, runner: str | None, *states: str) -> tuple[str, str]:
        """A request in one of these states, and ``runner``, or whoever works on it."""
        task = self.request(number, *states)
        return task.id, runner or task.owner or task.picked_by or "mina"

    def ask_for(self, visit: str, gtin: str, carry: bool) -> None:
        style = style_of(gtin)
        self.attempt(c.RequestGarment(self.new("r"), visit, gtin, style, style, carry))

    def is_private(self, asked: Request, who: str, code: str | None) -> None:
        """Whoever did not ask for a garment learns nothing of it."""
        if who != asked.visit:
            assert code in ("request_unknown", "visit_over")

    def let_time_pass(self, span: int) -> None:
        """Every deadline is applied in finitely many steps, after which none is overdue."""
        self.shop.wait(span)
        floor = self.shop.floor
        nouns = (floor.visits, floor.requests, floor.rooms, floor.wishes)
        most = 2 * sum(map(len, nouns)) + 2
        for _ in range(most):
            facts = len(self.shop.log)
            self.attempt(c.LetTimePass())
            if len(self.shop.log) == facts:
                break
        else:
            raise AssertionError("time passes for ever")
        self.replanned = False
        invariants.nothing_is_overdue(self.shop.floor, self.shop.now, self.shop.policy)

    # --- what always holds -----------------------------------------------------------------------

    @invariant()
    def the_floor_keeps_its_promises(self) -> None:
        invariants.check(self.shop.floor)
        if not self.replanned:
            # Rooms that a new plan brings are offered when time passes, a second later.
            invariants.nobody_waits_beside_a_free_room(self.shop.floor)

    @invariant()
    def every_piece_is_somewhere(self) -> None:
        self.books.balance(self.shop.floor)

    @invariant()
    def every_delivered_garment_is_kept_left_or_still_here(self) -> None:
        for request in self.delivered:
            here = self.shop.floor.requests.get(request)
            undecided = here is not None and here.outcome is None
            assert self.decided[request] == (0 if undecided else 1)

    @invariant()
    def what_was_learned_is_what_happened(self) -> None:
        """Of every visit but those that are not to be counted."""
        asked = Counter(style for by, style in self.asked.values() if by not in self.uncounted)
        assert self.shop.floor.asked_for == dict(asked)
        wardrobes: dict[str, set[str]] = {}
        for visit, style in self.kept.values():
            if visit in self.uncounted:
                continue
            wardrobes.setdefault(visit, set()).add(style)
        kept = [sorted(styles) for styles in wardrobes.values()]
        pairs = Counter(pair for styles in kept for pair in combinations(styles, 2))
        assert dict(Together(self.shop.floor)) == dict(pairs)
        counted = {
            (style, what): times
            for style, fit in self.shop.floor.fit.items()
            for what, times in (("small", fit.small), ("fits", fit.fits), ("large", fit.large))
            if times
        }
        told = [one for one in self.fits.values() if one[0] not in self.uncounted]
        assert counted == dict(Counter((style, what) for _, style, what in told))
        visits = {style: fit.visits for style, fit in self.shop.floor.fit.items()}
        assert visits == dict(Counter(style for _, style in {one[:2] for one in told}))

    def teardown(self) -> None:
        assert self.shop.replayed() == self.shop.floor
        assert copy_of(self.shop.floor) == self.shop.floor
