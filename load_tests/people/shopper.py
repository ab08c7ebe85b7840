"""A shopper: one whole visit after the other, from the first scan to leaving."""

from __future__ import annotations

import random

from locust import task
from locust.exception import StopUser
from locust.user.task import LOCUST_STATE_STOPPING

from load_tests.day import ShopCloses
from load_tests.people.gaze import Gaze
from load_tests.people.person import Json, Person
from load_tests.stream import Stream
from load_tests.verdict import Screen

#: Whoever has waited this long for a room (seconds) gives up, as after seven minutes in a shop.
PATIENCE_S = (15.0, 40.0)
#: A shopper in a room waits this long (seconds) for what was asked for.
BRING_S = 12.0
#: The service tells a screen at once, or something is wrong (seconds).
AT_ONCE_S = 10.0


class Shopper(Person):
    """Somebody with a phone, or without one: then the kiosk and the room's screen must do."""

    @task
    def visit(self) -> None:
        if self.day.closing.is_set():
            raise StopUser
        self._gaze = Gaze()
        style = self._look_around()
        if style is None or not self._start():
            return
        self.day.inside += 1
        try:
            self._shop(style)
            if self._wait_for_a_room():
                self._try_on()
        except ShopCloses:
            pass
        finally:
            self._leave()
            self._stream.hang_up()
            self.day.inside -= 1
        self.day.visits += 1

    def _pause(self, seconds: float) -> None:
        self.day.pause(seconds)
        if self._state == LOCUST_STATE_STOPPING:
            raise ShopCloses

    # --- on the shop floor -----------------------------------------------------------------------

    def _look_around(self) -> Json | None:
        """Scan a tag, or type the beginning of a word; None if nothing came of it."""
        if random.random() < 0.2:
            letter = random.choice("cst")
            found = self.ask("search", "GET", f"/search?q={letter}&n=12")
            return random.choice(found["styles"]) if found and found["styles"] else None
        style = random.choice(list(self.day.garments))
        gtin = random.choice(self.day.garments[style])
        scanned = self.ask("scan a tag", "GET", f"/garments/{gtin}")
        return scanned["style"] if scanned else None

    def _start(self) -> bool:
        via = "kiosk" if random.random() < 0.15 else "phone"
        body = {"via": via, "accessible": random.random() < 0.05}
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

    def _shop(self, style: Json) -> None:
        for _ in range(random.randint(1, 4)):
            self._gaze.view(style["style"])
            self._pause(0.8)
            variants = [v for way in style["colourways"] for v in way["variants"]]
            here = [variant for variant in variants if variant["available"] > 0]
            if here:
                carry = random.random() < 0.2
                self._want({"gtin": random.choice(here)["gtin"], "carry": carry})
            self._pause(0.6)
            self._think_again()
            style = self._something_similar(style) or style
        self._tell_signals()

    def _want(self, body: Json, token: str = "") -> None:
        carry = body.get("carry", False)
        answer = self._act("carry" if carry else "request", "POST", "/requests", body, token)
        if answer is not None and not carry:
            self.day.verdict.told("GarmentRequested", answer["request"], self.day.now())

    def _something_similar(self, style: Json) -> Json | None:
        """Garments like this one; the phone opens one of them."""
        slate = self.ask("similar", "GET", f"/styles/{style['style']}/similar?n=8")
        if not slate or not slate["cards"]:
            return None
        self._gaze.impressions(slate, slate["cards"])
        card = random.choice(slate["cards"])
        self._gaze.at_card("tap", slate, card)
        return self.ask("look at a style", "GET", f"/styles/{card['style']}")

    def _think_again(self) -> None:
        """Another size now and then; or not at all."""
        asked = [one for one in self._view["requests"] if one["state"] == "requested"]
        luck = random.random()
        if asked and luck < 0.15:
            self._change(random.choice(asked))
        elif asked and luck < 0.25:
            path = f"/requests/{random.choice(asked)['id']}/cancellation"
            self._act("cancel", "POST", path, {})

    def _change(self, request: Json, token: str = "") -> None:
        others = [v["gtin"] for v in request["variants"] if v["gtin"] != request["gtin"]]
        if others:
            body = {"gtin": random.choice(others)}
            self._act("change size", "PUT", f"/requests/{request['id']}/variant", body, token)

    # --- the line --------------------------------------------------------------------------------

    def _wait_for_a_room(self) -> bool:
        """Follow the phone's own stream until a room is offered, and go in; whether that was so."""
        if self._view["state"] == "browsing":
            return False
        if random.random() < 0.1:
            self._stream.break_and_resume()
        give_up_at = self.day.now() + random.uniform(*PATIENCE_S)
        while not self._stream.wait_until(lambda view: view["state"] == "offered", 1.0):
            self._pause(0.01)
            if self.day.now() > give_up_at:
                self._act("leave the line", "DELETE", "/place")
                return False
        if random.random() < 0.1:
            self._act("hold the offer", "POST", "/offer/hold", {})
        self._pause(0.5)
        if random.random() < 0.6:
            return self._act("enter the room", "POST", "/entry", {}) is not None
        room = self._room()
        token = self.day.tokens[room]
        return self.ask("enter the room", "POST", f"/rooms/{room}/entry", {}, token) is not None

    def _room(self) -> str:
        return str((self._stream.view or self._view)["room"]["id"])

    # --- in the room -----------------------------------------------------------------------------

    def _try_on(self) -> None:
        """At the touchscreen or with the phone: look, ask for more, keep some, leave the rest."""
        if not self._stream.wait_until(lambda view: view["state"] == "in_room", AT_ONCE_S):
            self.day.verdict.fail("a phone was not told that its shopper is in a room")
            return
        token = self.day.tokens[self._room()] if random.random() < 0.6 else self._token
        self._look_at_slate(token)
        self._stream.wait_until(_all_here, BRING_S)
        if random.random() < 0.1:
            self._act("call help", "POST", "/help", {"about": "size"}, token)
        arrived = self._undecided()
        if arrived and random.random() < 0.15:
            self._change(random.choice(arrived), token)
            self._stream.wait_until(_all_here, BRING_S)
        for request in self._undecided():
            self._pause(0.5)
            self._decide(request, token)

    def _look_at_slate(self, token: str) -> None:
        slate = self.ask("slate", "GET", f"{self._path}/slate?n=8", None, token)
        self._pause(0.7)
        if not slate or not slate["cards"]:
            return
        self._gaze.impressions(slate, slate["cards"])
        for card in random.sample(slate["cards"], k=min(2, len(slate["cards"]))):
            opinion = random.choice(("like", "like", "dislike"))
            path = f"/opinions/{card['style']}"
            self._act("opinion", "PUT", path, {"opinion": opinion}, token)
            self._gaze.at_card(opinion, slate, card)
        card = random.choice(slate["cards"])
        if card["gtin"] and random.random() < 0.6:
            where = {"slate": slate["slate"], "position": card["position"]}
            self._want({"gtin": card["gtin"], **where}, token)

    def _undecided(self) -> list[Json]:
        """What is here, and nothing was said of yet."""
        here = (self._stream.view or self._view)["requests"]
        arrived = [one for one in here if one["state"] in ("delivered", "carried")]
        return [one for one in arrived if one["outcome"] is None]

    def _decide(self, request: Json, token: str) -> None:
        outcome = "kept" if random.random() < 0.35 else "left"
        path = f"/requests/{request['id']}/outcome"
        if self._act("keep or leave", "PUT", path, {"outcome": outcome}, token) is not None:
            fact = "GarmentKept" if outcome == "kept" else "GarmentLeft"
            self.day.verdict.told(fact, request["id"], self.day.now())

    # --- leaving ---------------------------------------------------------------------------------

    def _leave(self) -> None:
        """Most say that they are done; some want to be forgotten."""
        self._tell_signals()
        if random.random() < 0.1:
            self._be_forgotten()
        elif self._act("end the visit", "POST", "/end", {}) is not None:
            ended = self._stream.wait_until(lambda view: view["state"] == "ended", AT_ONCE_S)
            if not ended:
                self.day.verdict.fail("a phone was not told that its visit has ended")

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
        if taken is not None and random.random() < 0.1:
            again = self.ask("signals", "POST", "/signals", body, self._token)
            if again is not None and again["duplicates"] != len(batch):
                self.day.verdict.fail(f"signals that were sent twice were taken twice: {again}")


def _all_here(view: Json) -> bool:
    """Nothing is on its way any more."""
    return not any(one["state"] in ("requested", "claimed", "picked") for one in view["requests"])
