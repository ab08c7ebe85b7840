"""What everybody in the store has in common: they ask for something and hear what became of it."""

from __future__ import annotations

import json
import uuid
from time import perf_counter
from typing import Any, ClassVar

from locust import FastHttpUser

from load_tests.day import Day
from load_tests.outcomes import ordinary

Json = dict[str, Any]

#: The service hangs up on whoever was silent for five seconds. A person hangs up before that, for
#: who taps in the moment in which the other side does gets no answer, and it is nobody's fault.
SILENT_S = 3.0


class Person(FastHttpUser):  # type: ignore[misc, unused-ignore]
    """Asks the service as a screen does: with access, a key for each command, and no second try."""

    abstract = True
    #: A tap that is not answered in this time (seconds) was not answered.
    network_timeout = 20.0
    connection_timeout = 10.0
    #: The day that everybody lives in; set before the first one comes.
    day: ClassVar[Day]
    _asked_at = 0.0

    def ask(
        self, kind: str, method: str, path: str, body: Json | None = None, token: str = ""
    ) -> Json | None:
        """What the service answers, ``{}`` if that is nothing; None if it was refused or failed."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if method != "GET":
            headers["Idempotency-Key"] = str(uuid.uuid4())
        began = perf_counter()
        if began - self._asked_at > SILENT_S:
            self.client.client.clientpool.close()
        with self.client.request(
            method,
            f"{self.day.base}{path}",
            name=kind,
            json=body,
            headers=headers,
            catch_response=True,
        ) as response:
            ms = (perf_counter() - began) * 1000
            answer = _json(response.text)
            error = getattr(response, "error", "")
            why = answer.get("detail") or repr(getattr(error, "original", error))
            status, code = response.status_code, answer.get("code")
            done = self.day.verdict.answered(kind, ms, status, code, why)
            self._asked_at = perf_counter()
            self.day.history.answered(kind, self.day.now(), ms)
            # For locust's own page; what counts in the end is the verdict.
            if done or ordinary(kind, code):
                response.success()
            else:
                response.failure(f"{status} {code or ''} {why}")
        return answer if done else None


def _json(text: str | None) -> Json:
    """The body of an answer; of one that is not JSON, its beginning."""
    if not text:
        return {}
    try:
        found = json.loads(text)
    except ValueError:
        return {"detail": text[:200]}
    return found if isinstance(found, dict) else {}
