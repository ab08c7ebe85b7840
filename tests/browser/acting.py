"""People whose screens nobody looks at: they say the same things to the service, and faster."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen
from uuid import uuid4

from tests.browser.house import Running


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody with access to the demo store; a shopper speaks of their own visit, below ``at``."""

    url: str
    token: str = ""
    at: str = ""

    def tell(self, method: str, path: str, body: object = None) -> Any:
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4())}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        sent = None if body is None else json.dumps(body).encode()
        address = f"{self.url}/v1/stores/demo{self.at}{path}"
        with urlopen(Request(address, sent, headers, method=method)) as answer:
            return json.load(answer)


def shopper(house: Running) -> Somebody:
    """Somebody whose visit has just begun."""
    made = Somebody(house.url).tell("POST", "/visits", {})
    return Somebody(house.url, made["token"], f"/visits/{made['visit']['id']}")


def staff(house: Running, link: str) -> Somebody:
    """Whoever a link lets in."""
    key = {"key": house.links[link].split("#key=")[1]}
    sent = json.dumps(key).encode()
    headers = {"Content-Type": "application/json"}
    with urlopen(Request(f"{house.url}/v1/enrolment", sent, headers)) as answer:
        return Somebody(house.url, json.load(answer)["token"])


def others(house: Running, inside: int, waiting: int) -> None:
    """So many shoppers in rooms, and so many who wait for one."""
    for n in range(inside + waiting):
        somebody = shopper(house)
        somebody.tell("POST", "/place", {})
        if n < inside:
            somebody.tell("POST", "/entry")
