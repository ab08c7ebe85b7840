"""What a shopper can do in a visit: start it, act in it, wait, tell what was looked at, leave."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from locust.user.task import LOCUST_STATE_STOPPING

from load_tests.account import Screen
from load_tests.day import PIECE_S, ShopCloses
from load_tests.people.gaze import Gaze
from load_tests.people.person import Json, Person
from load_tests.stream import Stream

#: The service tells a screen at once, or something is wrong (seconds).
AT_ONCE_S = 10.0


class Visitor(Person):
    """One visit at a time, with a phone's access and its stream."""

    abstract = True
    _gaze: Gaze
    _view: Json

    @property
    def luck(self) -> Random:
        return self.day.luck

    def _pause(self, share: float = 1.0) -> None:
        """Read, walk, think: before every tap."""
        end = self.day.now() + self.day.thinks(share)
        while (left := end - self.day.now()) > 0:
            self._still_open()
            self.day.pause(min(left, PIECE_S))

    def _still_open(self) -> None:
        if self.day.closing.is_set() or self._state == LOCUST_STATE_STOPPING:
            raise ShopCloses

    def _start(self) -> bool:
        via = "kiosk" if self.luck.random() < 0.15 else "phone"
        body = {"via": via, "accessible": self.luck.random() < 0.05}
        answer = self.ask("start a visit", "POST", "/visits", body)
        if answer is None:
            return False
        self._token, self._view = str(answer["token"]), answer["visit"]
        self._id = str(self._view["id"])
        self._path = f"/visits/{self._id}"
        screen = Screen(self._id, "visit", self._id)
        self._stream = Stream(self.day, screen, f"{self._path}/events", self._token)
        return True

    def _act(
        self, kind: str, method: str, path: str, body: Json | None = None, token: str = ""
    ) -> Json | None:
        """A command of this visit, with its phone's access or its room's."""
        answer = self.ask(kind, method, f"{self._path}{path}", body, token or self._token)
        if answer is not None:
            self._view = answer["visit"]
            if "request" in answer:
                self.day.verdict.promised(self._id, answer["request"], self._view["position"])
            self.day.verdict.look_at_visit(self._id, self._view)
        return answer

    def _want(self, body: Json, token: str = "") -> None:
        carry = body.get("carry", False)
        answer = self._act("carry" if carry else "request", "POST", "/requests", body, token)
        if answer is not None and not carry:
            self.day.verdict.told("GarmentRequested", answer["request"], self.day.now())

    def _change(self, request: Json, token: str = "") -> None:
        others = [v["gtin"] for v in request["variants"] if v["gtin"] != request["gtin"]]
        if others:
            body = {"gtin": self.luck.choice(others)}
            self._act("change size", "PUT", f"/requests/{request['id']}/variant", body, token)

    def _wait_for(self, holds: Callable[[Json], bool], patience_s: float) -> None:
        give_up_at = self.day.now() + patience_s
        while not self._stream.wait_until(holds, min(PIECE_S, patience_s)):
            self._still_open()
            if self.day.now() > give_up_at:
                return

    def _room(self) -> str | None:
        room = (self._stream.view or self._view)["room"]
        return str(room["id"]) if room else None

    def _undecided(self) -> list[Json]:
        """What is here, and nothing was said of yet."""
        here = (self._stream.view or self._view)["requests"]
        arrived = [one for one in here if one["state"] in ("delivered", "carried")]
        return [one for one in arrived if one["outcome"] is None]

    def _leave(self) -> None:
        """Most say that they are done; some want to be forgotten."""
        self._tell_signals()
        if self.luck.random() < 0.1:
            self._be_forgotten()
        elif self._act("end the visit", "POST", "/end", {}) is not None:
            ended = self._stream.wait_until(lambda view: view["state"] == "ended", AT_ONCE_S)
            if not ended:
                self.day.verdict.fail("a phone was not told that its visit has ended")
            self._look_back()

    def _look_back(self) -> None:
        """The list, once more, as it is in the end."""
        view = self.ask("my list", "GET", self._path, None, self._token)
        if view is not None:
            self.day.verdict.look_at_visit(self._id, view)

    def _be_forgotten(self) -> None:
        if self.ask("forget me", "DELETE", self._path, None, self._token) is not None:
            self._stream.wait_until(lambda view: self._stream.gone, AT_ONCE_S)
            if not self._stream.gone:
                self.day.verdict.fail("a phone was not told that its visit is forgotten")

    def _tell_signals(self) -> None:
        """One batch; now and then twice, as after an answer that was lost. It is taken once."""
        batch = self._gaze.batch()
        if not batch:
            return
        body = {"signals": batch}
        taken = self.ask("signals", "POST", "/signals", body, self._token)
        if taken is not None and (taken["accepted"] != len(batch) or taken["refused"]):
            self.day.verdict.fail(f"of {len(batch)} signals these were taken: {taken}")
        if taken is not None and self.luck.random() < 0.1:
            again = self.ask("signals", "POST", "/signals", body, self._token)
            if again is not None and again["duplicates"] != len(batch):
                self.day.verdict.fail(f"signals that were sent twice were taken twice: {again}")
