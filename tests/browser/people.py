"""Shoppers who act at the service itself, where a test is about somebody else's screen."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import httpx

from tests.browser.house import Running

Json = dict[str, Any]


class Shopper:
    """A visit of its own: asks for garments, enters the room it is offered, decides, goes."""

    def __init__(self, house: Running) -> None:
        self.house = house
        self._token = ""
        started = self._do("POST", "/visits", {"via": "phone"})
        self.id, self.call_sign = started["visit"]["id"], started["visit"]["call_sign"]
        self._token = str(started["token"])

    def _do(self, method: str, path: str, body: Json | None = None) -> Json:
        headers = {"Idempotency-Key": uuid4().hex}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        url = f"{self.house.url}/v1/stores/demo{path}"
        answer = httpx.request(method, url, json=body, headers=headers, timeout=20)
        answer.raise_for_status()
        found: Json = answer.json() if answer.content else {}
        return found

    def look(self) -> Json:
        return self._do("GET", f"/visits/{self.id}")

    def ask(self, style: str, size: str, carry: bool = False) -> str:
        """The id of the request."""
        body = {"gtin": self.house.gtin(style, size), "carry": carry}
        made = self._do("POST", f"/visits/{self.id}/requests", body)
        return str(made["request"])

    def enter(self) -> str:
        """Go into the room that is offered; its id."""
        entered = self._do("POST", f"/visits/{self.id}/entry")
        return str(entered["visit"]["room"]["id"])

    def decide(self, request: str, outcome: str) -> None:
        path = f"/visits/{self.id}/requests/{request}/outcome"
        self._do("PUT", path, {"outcome": outcome})

    def call_help(self, about: str) -> None:
        self._do("POST", f"/visits/{self.id}/help", {"about": about})

    def leave(self) -> None:
        self._do("POST", f"/visits/{self.id}/end")
