"""A shopper: one whole visit after the other, from the first scan to leaving."""

from __future__ import annotations

from locust import task
from locust.exception import StopUser

from load_tests.day import ShopCloses
from load_tests.people.gaze import Gaze
from load_tests.people.person import Json
from load_tests.people.visitor import AT_ONCE_S, Visitor

#: Whoever has waited so long for a room gives up (seconds, as in a shop).
PATIENCE_S = (420.0, 1200.0)
#: A shopper in a room waits so long for what was asked for (seconds, as in a shop).
BRING_S = 360.0
#: In a lift, behind a pillar, with the phone in a pocket: so long there is no line (seconds).
OFF_LINE_S = 30.0
#: One look around of so many ends there.
OFF_LINE_ONE_IN = 20


class Shopper(Visitor):
    """Somebody with a phone, or without one: then the kiosk and the room's screen must do."""

    _rounds = 1

    @task
    def visit(self) -> None:
        if self.day.closing.is_set():
            raise StopUser
        self._gaze = Gaze()
        try:
            self._pause(self.luck.random())
        except ShopCloses:
            return
        style = self._look_around()
        if style is None or not self._start():
            return
        self.day.inside += 1
        try:
            self._stay(style)
        except ShopCloses:
            self.day.file_out()
        finally:
            self._leave()
            self._stream.hang_up()
            self.day.inside -= 1
        self.day.visits += 1

    def _stay(self, style: Json) -> None:
        """Most only look; whoever asks for something wants to try it on."""
        self._tries_on = self.luck.random() < self.day.trying
        self._shop(style)
        if self._wait_for_a_room():
            self._try_on()

    # --- on the shop floor -----------------------------------------------------------------------

    def _look_around(self) -> Json | None:
        """Scan a tag, or type the beginning of a word; None if nothing came of it."""
        if self.luck.random() < 0.2:
            letter = self.luck.choice("cst")
            found = self.ask("search", "GET", f"/search?q={letter}&n=12")
            return self.luck.choice(found["styles"]) if found and found["styles"] else None
        gtin = self.luck.choice(self.day.garments[self.day.popularity.pick()])
        scanned = self.ask("scan a tag", "GET", f"/garments/{gtin}")
        return scanned["style"] if scanned else None

    def _shop(self, style: Json) -> None:
        # The day begins in the middle: whoever is there at first has looked around already.
        rounds, self._rounds = self._rounds, self.luck.randint(1, 4)
        for _ in range(rounds):
            self._gaze.view(style["style"])
            if self._tries_on:
                self._ask_for_one(style)
            style = self._wander(style)
        self._style = style
        self._tell_signals()

    def _ask_for_one(self, style: Json) -> None:
        self._pause()
        variants = [v for way in style["colourways"] for v in way["variants"]]
        here = [variant for variant in variants if variant["available"] > 0]
        if here:
            carry = self.luck.random() < 0.2
            self._want({"gtin": self.luck.choice(here)["gtin"], "carry": carry})
        self._think_again()

    def _wander(self, style: Json) -> Json:
        """Something like it, or the next tag; now and then out of reach of the wifi."""
        self._pause()
        if self.luck.randrange(OFF_LINE_ONE_IN) == 0:
            self._stream.vanish()
            try:
                self.day.pause(self.day.lasts(OFF_LINE_S))
            finally:
                self._stream.come_back()
        return self._look_further(style)

    def _look_further(self, style: Json) -> Json:
        looks_on = self.luck.random() < 0.6
        found = self._something_similar(style) if looks_on else self._look_around()
        return found if found and "colourways" in found else style

    def _something_similar(self, style: Json) -> Json | None:
        """Garments like this one; the phone opens one of them."""
        slate = self.ask("similar", "GET", f"/styles/{style['style']}/similar?n=8")
        if not slate or not slate["cards"]:
            return None
        self._gaze.impressions(slate, slate["cards"])
        card = self.luck.choice(slate["cards"])
        self._pause()
        self._gaze.at_card("tap", slate, card)
        return self.ask("look at a style", "GET", f"/styles/{card['style']}")

    def _think_again(self) -> None:
        """Another size now and then; or not at all."""
        asked = [one for one in self._view["requests"] if one["state"] == "requested"]
        luck = self.luck.random()
        if asked and luck < 0.25:
            self._pause()
        if asked and luck < 0.15:
            self._change(self.luck.choice(asked))
        elif asked and luck < 0.25:
            path = f"/requests/{self.luck.choice(asked)['id']}/cancellation"
            self._act("cancel", "POST", path, {})

    # --- the line --------------------------------------------------------------------------------

    def _wait_for_a_room(self) -> bool:
        """Follow the phone's own stream until a room is offered, and go in; whether that was so."""
        if self._view["state"] == "browsing":
            return False
        if self.luck.random() < 0.1:
            self._stream.break_and_resume()
        if not self._is_offered_one():
            return False
        if self.luck.random() < 0.1:
            self._act("hold the offer", "POST", "/offer/hold", {})
        self._pause()
        room = self._room()
        if self.luck.random() < 0.6 or room is None:
            return self._act("enter the room", "POST", "/entry", {}) is not None
        token = self.day.tokens[room]
        return self.ask("enter the room", "POST", f"/rooms/{room}/entry", {}, token) is not None

    def _is_offered_one(self) -> bool:
        """Wait and go on looking; whoever has waited too long leaves the line."""
        give_up_at = self.day.now() + self.day.lasts(self.luck.uniform(*PATIENCE_S))
        tap_at = self.day.now() + self.day.thinks()
        while not self._stream.wait_until(lambda view: view["state"] == "offered", 1.0):
            self._still_open()
            if self.day.now() > give_up_at:
                self._act("leave the line", "DELETE", "/place")
                return False
            if self.day.now() > tap_at:
                self._style = self._look_further(self._style)
                tap_at = self.day.now() + self.day.thinks()
        return True

    # --- in the room -----------------------------------------------------------------------------

    def _try_on(self) -> None:
        """At the touchscreen or with the phone: look, ask for more, keep some, leave the rest."""
        if not self._stream.wait_until(lambda view: view["state"] == "in_room", AT_ONCE_S):
            self.day.verdict.fail("a phone was not told that its shopper is in a room")
            return
        room = self._room()
        at_the_screen = room is not None and self.luck.random() < 0.6
        token = self.day.tokens[room] if room and at_the_screen else self._token
        self._look_at_slate(token)
        bring_s = self.day.lasts(BRING_S)
        self._wait_for(_all_here, bring_s)
        if self.luck.random() < 0.1:
            self._act("call help", "POST", "/help", {"about": "size"}, token)
        arrived = self._undecided()
        if arrived and self.luck.random() < 0.15:
            self._change(self.luck.choice(arrived), token)
            self._wait_for(_all_here, bring_s)
        for request in self._undecided():
            self._pause()
            self._decide(request, token)

    def _look_at_slate(self, token: str) -> None:
        slate = self.ask("slate", "GET", f"{self._path}/slate?n=8", None, token)
        if not slate or not slate["cards"]:
            return
        self._gaze.impressions(slate, slate["cards"])
        for card in self.luck.sample(slate["cards"], k=min(2, len(slate["cards"]))):
            self._pause()
            opinion = self.luck.choice(("like", "like", "dislike"))
            path = f"/opinions/{card['style']}"
            self._act("opinion", "PUT", path, {"opinion": opinion}, token)
            self._gaze.at_card(opinion, slate, card)
        card = self.luck.choice(slate["cards"])
        if card["gtin"] and self.luck.random() < 0.6:
            self._pause()
            where = {"slate": slate["slate"], "position": card["position"]}
            self._want({"gtin": card["gtin"], **where}, token)

    def _decide(self, request: Json, token: str) -> None:
        outcome = "kept" if self.luck.random() < 0.35 else "left"
        path = f"/requests/{request['id']}/outcome"
        if self._act("keep or leave", "PUT", path, {"outcome": outcome}, token) is not None:
            fact = "GarmentKept" if outcome == "kept" else "GarmentLeft"
            self.day.verdict.told(fact, request["id"], self.day.now())


def _all_here(view: Json) -> bool:
    """Nothing is on its way any more."""
    return not any(one["state"] in ("requested", "claimed", "picked") for one in view["requests"])
