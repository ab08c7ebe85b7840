"""Screens and staff get access as in a shop: each with the key of a link that works once."""

from __future__ import annotations

import http.client
import json
import sys
from collections.abc import Mapping
from urllib.parse import urlsplit

import gevent

#: One address may enrol sixty screens a minute. In a large house each screen has its own address;
#: so have ours, where this machine has more than one for itself.
OWN_ADDRESSES = sys.platform == "linux"
#: So often a screen asks again that was told to wait.
TRIES = 6


def enrol(url: str, keys: Mapping[str, str]) -> dict[str, str]:
    """The access of each subject, for its key.

    Raises:
        OSError: the service lets one of them not in.
    """
    return {
        subject: _token(url, key, f"127.0.0.{2 + n % 250}")
        for n, (subject, key) in enumerate(keys.items())
    }


def _token(url: str, key: str, address: str) -> str:
    where = urlsplit(url)
    numeric = where.hostname == "127.0.0.1"
    source = (address, 0) if OWN_ADDRESSES and numeric else None
    for _ in range(TRIES):
        line = http.client.HTTPConnection(
            where.hostname or "", where.port, timeout=30, source_address=source
        )
        body, headers = json.dumps({"key": key}), {"Content-Type": "application/json"}
        line.request("POST", "/v1/enrolment", body, headers)
        answer = line.getresponse()
        said = answer.read()
        line.close()
        if answer.status == 200:
            return str(json.loads(said)["token"])
        if answer.status != 429:
            raise OSError(f"a screen was not let in: {answer.status} {said[:200]!r}")
        gevent.sleep(float(answer.headers.get("Retry-After", "1")))
    raise OSError("the service lets no more screens in")
