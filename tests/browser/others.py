"""People whom nobody looks at: shoppers, companions and staff who speak for themselves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen
from uuid import uuid4

from playwright.sync_api import Page

from tests.browser.house import Running

#: Of the demo store's rooms, those that anyone may have.
ROOMS = 5


def send(method: str, url: str, body: Any = None, token: str | None = None) -> Any:
    """One command or question; what the service answered."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4())}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if method == "GET" else json.dumps({} if body is None else body).encode()
    with urlopen(Request(url, data, headers, method=method)) as answer:
        said = answer.read()
    return json.loads(said) if said else None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with access of their own; ``at`` is where they speak, below the store."""

    store: str
    token: str
    at: str = ""

    def say(self, method: str, path: str, body: Any = None) -> Any:
        return send(method, f"{self.store}{self.at}{path}", body, self.token)


def store(house: Running) -> str:
    return f"{house.url}/v1/stores/demo"


def shopper(house: Running, accessible: bool = False) -> Person:
    made = send("POST", f"{store(house)}/visits", {"accessible": accessible})
    return Person(store(house), made["token"], f"/visits/{made['visit']['id']}")


def times(house: Running) -> list[str]:
    """When the accessible room can be booked."""
    found: list[str] = send("GET", f"{store(house)}/booking-times")["times"]
    return found


def others(house: Running, inside: int, waiting: int) -> list[Person]:
    """So many shoppers in rooms, and so many who wait for one."""
    people = [shopper(house) for _ in range(inside + waiting)]
    for n, person in enumerate(people):
        person.say("POST", "/place")
        if n < inside:
            person.say("POST", "/entry")
    return people


def staff(house: Running, link: str) -> Person:
    """Who opens a staff link elsewhere. It is good once."""
    key = house.links[link].split("#key=")[1]
    made = send("POST", f"{house.url}/v1/enrolment", {"key": key})
    return Person(store(house), made["token"])


def companion(house: Running, code: str, label: str) -> Person:
    made = send("POST", f"{store(house)}/companions", {"code": code, "label": label})
    return Person(store(house), made["token"], f"/companions/{made['company']['id']}")


def granted(page: Page, key: str) -> str:
    """The token that a page has kept."""
    token: str = page.evaluate(f"JSON.parse(localStorage['fitroom:{key}']).token")
    return token
