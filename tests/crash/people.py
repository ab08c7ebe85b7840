"""Fifty shoppers and a runner without a pause: as fast as the service answers, one thing a time."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tests.crash.sender import Book, Expected, Json, Sender, Told

STORE = "/v1/stores/little"
#: Commands of one visit before it ends, so that visits begin and end in every round.
LONGEST = 14
#: The runner looks at the list again when this many things have happened.
ROUND = 8
#: Something happens all the time, unless the service is gone for good (seconds).
PATIENCE_S = 120.0


class Shopper:
    """One visit after the other, at random, until the shop closes."""

    def __init__(self, sender: Sender, choice: random.Random, gtins: Sequence[str]) -> None:
        self._sender = sender
        self._choice = choice
        self._gtins = gtins
        self._visit = ""
        self._token = ""
        self._view: Json = {}

    @property
    def book(self) -> Book:
        return self._sender.book

    async def live(self) -> None:
        while not self.book.closing:
            await self._start()
            for _ in range(self._choice.randrange(LONGEST // 2, LONGEST)):
                if self.book.closing or not self._visit:
                    break
                await self._step()
            if self._visit:
                await self._do("POST", "/end", {}, "VisitEnded")

    async def _start(self) -> None:
        command, answer = await self._sender.command(
            "", "POST", f"{STORE}/visits", {"via": "phone"}
        )
        if answer is None:
            return
        self._token, self._view = answer["token"], answer["visit"]
        self._visit = command.actor = str(self._view["id"])
        self.book.write(Told(command, answer, (Expected("VisitStarted", {"visit": self._visit}),)))

    async def _do(self, method: str, path: str, body: Json, kind: str, **says: object) -> None:
        """A command of this visit which, if it is taken, is one fact of ``kind``."""
        await self._told(method, path, body, lambda _: Expected(kind, {**says}))

    async def _told(
        self, method: str, path: str, body: Json, fact_of: Callable[[Json], Expected]
    ) -> None:
        """Send a command of this visit; ``fact_of`` says which fact its answer tells of."""
        where = f"{STORE}/visits/{self._visit}{path}"
        command, answer = await self._sender.command(self._visit, method, where, body, self._token)
        if answer is None:
            return
        fact = fact_of(answer)
        fact.says["visit"] = self._visit
        self._view = answer["visit"]
        self.book.write(Told(command, answer, (fact,)))

    async def _step(self) -> None:
        """Something that this shopper might do now."""
        requests = self._view["requests"]
        undecided = [r for r in requests if r["state"] in ("delivered", "carried")]
        undecided = [r for r in undecided if r["outcome"] is None]
        if self._view["state"] == "offered":
            await self._do("POST", "/entry", {}, "RoomEntered")
        elif self._view["state"] == "in_room" and undecided:
            await self._decide(self._choice.choice(undecided))
        else:
            steps = (self._ask, self._ask, self._carry, self._change, self._opine, self._cancel)
            await self._choice.choice((*steps, self._signal))()

    async def _decide(self, request: Json) -> None:
        outcome = self._choice.choice(("kept", "left", "left"))
        kind = "GarmentKept" if outcome == "kept" else "GarmentLeft"
        path = f"/requests/{request['id']}/outcome"
        await self._do("PUT", path, {"outcome": outcome}, kind, request=request["id"])

    async def _ask(self) -> None:
        await self._want("GarmentRequested", carry=False)

    async def _carry(self) -> None:
        await self._want("GarmentCarried", carry=True)

    async def _want(self, kind: str, carry: bool) -> None:
        gtin = self._choice.choice(self._gtins)
        body: Json = {"gtin": gtin, "carry": carry}
        await self._told("POST", "/requests", body, lambda it: wanted(self._view, it, kind, gtin))

    async def _change(self) -> None:
        """Another size or colour of something that nobody has in hand yet."""
        request = self._any_in("requested")
        if request is None:
            return
        others = [v["gtin"] for v in request["variants"] if v["gtin"] != request["gtin"]]
        path, gtin = f"/requests/{request['id']}/variant", self._choice.choice(others)

        def changed(answer: Json) -> Expected:
            if answer["request"] == request["id"]:
                return Expected("RequestChanged", {"request": request["id"], "gtin": gtin})
            return wanted(self._view, answer, "GarmentRequested", gtin)

        await self._told("PUT", path, {"gtin": gtin}, changed)

    async def _cancel(self) -> None:
        request = self._any_in("requested")
        if request is not None:
            path = f"/requests/{request['id']}/cancellation"
            await self._do("POST", path, {}, "RequestCancelled", request=request["id"])

    async def _opine(self) -> None:
        """Always another opinion than before, so that each is one fact."""
        style = f"tee-{self._choice.randint(1, 3)}"
        before = self._view["opinions"].get(style)
        after = self._choice.choice([o for o in ("like", "dislike", None) if o != before])
        path, body = f"/opinions/{style}", {"opinion": after}
        await self._do("PUT", path, body, "OpinionGiven", style=style, opinion=after)

    async def _signal(self) -> None:
        """A batch of what was looked at; each signal has an id of its own."""
        ids = [str(uuid.uuid4()) for _ in range(3)]
        at = datetime.now(UTC).isoformat()
        batch = {"signals": [{"id": one, "kind": "view", "at": at} for one in ids]}
        _, answer = await self._sender.command(
            self._visit, "POST", f"{STORE}/signals", batch, self._token
        )
        if answer is not None:
            self.book.signals += ids

    def _any_in(self, state: str) -> Json | None:
        found = [r for r in self._view["requests"] if r["state"] == state]
        return self._choice.choice(found) if found else None


def wanted(before: Json, answer: Json, kind: str, gtin: str) -> Expected:
    """The fact that wanting ``gtin`` came to, of a visit that was shown as ``before``.

    A new request, unless the garment hangs in the shopper's room, left: asking for it is to think
    again about it.
    """
    request = answer["request"]
    if any(known["id"] == request for known in before["requests"]):
        return Expected("OutcomeWithdrawn", {"request": request})
    return Expected(kind, {"request": request, "gtin": gtin})


class Runner:
    """Fetches for whoever is in a room, clears rooms, hangs go-backs up, until the shop closes."""

    def __init__(self, sender: Sender, subject: str, token: str) -> None:
        self._sender = sender
        self._subject = subject
        self._token = token

    async def live(self) -> None:
        while not self._sender.book.closing:
            await self._sender.book.more(commands=ROUND, within_s=PATIENCE_S)
            staff = await self._sender.look(f"{STORE}/staff", self._token)
            if staff is None:
                continue
            await self._tidy(staff)
            walk = next((w for w in staff["walks"] if w["visit_state"] == "in_room"), None)
            if walk is not None:
                await self._fetch(walk["tasks"][0])

    async def _fetch(self, task: Json) -> None:
        """Each step only if it is the next one: a step that is done already would be no fact."""
        if task["owner"] is None and not await self._do(task, "claim", "TaskClaimed"):
            return
        if task["state"] != "picked" and not await self._do(task, "pick", "GarmentPicked"):
            return
        await self._do(task, "delivery", "GarmentDelivered")

    async def _do(self, task: Json, what: str, kind: str) -> bool:
        path = f"{STORE}/requests/{task['id']}/{what}"
        return await self._told(path, {}, kind, request=task["id"])

    async def _tidy(self, staff: Json) -> None:
        for room in staff["rooms"]:
            if room["state"] == "needs_clearing":
                path = f"{STORE}/rooms/{room['id']}/clearing"
                await self._told(path, {}, "RoomCleared", room=room["id"])
        for go_back in staff["go_backs"]:
            if go_back["state"] == "collected":
                path = f"{STORE}/go-backs/{go_back['id']}/recovery"
                await self._told(path, {"found": True}, "GarmentRecovered", go_back=go_back["id"])

    async def _told(self, path: str, body: Json, kind: str, **says: object) -> bool:
        command, answer = await self._sender.command(self._subject, "POST", path, body, self._token)
        if answer is None:
            return False
        self._sender.book.write(Told(command, answer, (Expected(kind, dict(says)),)))
        return True
