"""Runners: they follow the pick-list, fetch, miss, bring, answer, clear and hang up again."""

from __future__ import annotations

from itertools import islice

from locust import task
from locust.exception import StopUser

from load_tests.account import Screen
from load_tests.people.person import Json, Person
from load_tests.people.screens import FIRST_VIEW_S
from load_tests.stream import Stream

#: Garments that fit over one arm.
ARMFUL = 3
#: One garment in so many is not where it should be.
MISSING_ONE_IN = 25
#: A runner looks at the list again after this long without news (seconds, as in a shop).
GLANCE_S = 30.0
#: To the next rail, and from there to the room (seconds, as in a shop).
WALK_S = 15.0


class Runner(Person):
    """One of the staff. Two of them may reach for the same task; one is told so."""

    @task
    def work(self) -> None:
        me = f"runner-{self.day.numbers.take('runner') + 1}"
        self._token = self.day.tokens[me]
        self._stream = Stream(self.day, Screen(me, "staff", me), "/staff/events", self._token)
        self._stream.next_view(FIRST_VIEW_S)
        self.day.screens.append(self._stream)
        while not self.day.staff_stop.is_set():
            self._stream.next_view(self.day.lasts(GLANCE_S))
            self.day.walk(WALK_S)
            view = self._stream.view
            if view and not self._stream.away and not self.day.staff_stop.is_set():
                self.day.at_work += 1
                self._look_after(view)
                self._fetch_an_armful(view)
                self.day.at_work -= 1
        self.day.dark.wait()
        self._stream.hang_up()
        raise StopUser

    def _do(self, kind: str, path: str, body: Json | None = None) -> bool:
        return self.ask(kind, "POST", path, body or {}, self._token) is not None

    def _look_after(self, view: Json) -> None:
        """Help first, then rooms: somebody waits for both."""
        for call in view["help_calls"]:
            if call["answered_by"] is None:
                self._do("answer help", f"/help-calls/{call['id']}/answer")
        for room in view["rooms"]:
            if room["state"] == "needs_clearing":
                self.day.walk(WALK_S)
                self._do("clear a room", f"/rooms/{room['id']}/clearing")
        in_hand = (one for one in view["go_backs"] if one["state"] == "collected")
        for go_back in islice(in_hand, ARMFUL):
            found = self.day.luck.randrange(MISSING_ONE_IN) > 0
            self._do("recover", f"/go-backs/{go_back['id']}/recovery", {"found": found})
        if self.day.luck.random() < 0.02:
            self._stream.break_and_resume()

    def _fetch_an_armful(self, view: Json) -> None:
        """What people in rooms are waiting for, and nobody fetches yet."""
        wanted = (one for one in view["open"] if one["visit_state"] == "in_room")
        armful = list(islice(wanted, ARMFUL))
        mine = [one for one in armful if self._do("claim", f"/requests/{one['id']}/claim")]
        for one in mine:
            self.day.walk(WALK_S)
            self._fetch(one)

    def _fetch(self, one: Json) -> None:
        path = f"/requests/{one['id']}"
        luck = self.day.luck.randrange(MISSING_ONE_IN)
        if luck == 0:
            reason = self.day.luck.choice(("missing", "damaged", "with_customer"))
            self._do("not found", f"{path}/absence", {"reason": reason})
        elif luck == 1:
            self.ask("release", "DELETE", f"{path}/claim", None, self._token)
        elif self._do("pick", f"{path}/pick"):
            self.day.walk(WALK_S)
            if self._do("deliver", f"{path}/delivery"):
                self.day.verdict.told("GarmentDelivered", one["id"], self.day.now())
