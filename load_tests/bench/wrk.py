"""``wrk`` as the client: what it is told to ask, and what it says came of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from load_tests.bench.section import Skipped

HOW_TO = (
    "wrk is not on PATH; install it (Debian, Ubuntu: apt install wrk; macOS: brew install wrk) "
    "and run this again"
)
_MS = {"us": 0.001, "ms": 1.0, "s": 1_000.0, "m": 60_000.0, "h": 3_600_000.0}
_REQUESTS = re.compile(r"(\d+) requests in ([\d.]+)(us|ms|s|m|h)")
_AT = re.compile(r"^\s+(50|75|90|99)%\s+([\d.]+)(us|ms|s|m|h)\s*$", re.MULTILINE)
_NOT_2XX = re.compile(r"Non-2xx or 3xx responses: (\d+)")
_SOCKET = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")


class WrkFault(Exception):
    """What it printed is not what wrk prints, or it did not run."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. ``path`` begins with a slash; a ``body`` is JSON and is posted, if no other
    method is named."""

    path: str
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    method: str = ""

    @property
    def verb(self) -> str:
        return self.method or ("POST" if self.body else "GET")


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a run. ``failed`` are answers that are not 2xx or 3xx, and broken sockets."""

    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    failed: int

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.requests / self.seconds


def script(asked: Sequence[Asked]) -> str:
    """A Lua script that asks these over and over, in this order."""
    lines = ["local asked = {}", "local at = 0", "", "function init(args)"]
    for n, one in enumerate(asked, 1):
        headers = dict(one.headers) | ({"Content-Type": "application/json"} if one.body else {})
        fields = ", ".join(f"[{_lua(k)}] = {_lua(v)}" for k, v in sorted(headers.items()))
        body = _lua(one.body) if one.body else "nil"
        line = f'wrk.format("{one.verb}", {_lua(one.path)}, {{{fields}}}, {body})'
        lines.append(f"  asked[{n}] = {line}")
    lines += [
        "end",
        "",
        "function request()",
        "  at = at % #asked + 1",
        "  return asked[at]",
        "end",
    ]
    return "\n".join(lines) + "\n"


def _lua(text: str) -> str:
    """A string of Lua: ASCII text needs no other escapes than JSON's."""
    return json.dumps(text)


def read(said: str) -> Load:
    """What ``wrk --latency`` printed. Raises `WrkFault`."""
    requests = _REQUESTS.search(said)
    latency = {int(share): round(float(n) * _MS[unit], 6) for share, n, unit in _AT.findall(said)}
    if requests is None or not {50, 99} <= latency.keys():
        raise WrkFault(f"wrk said: {' '.join(said.split())[-300:] or 'nothing'}")
    not_2xx, sockets = _NOT_2XX.search(said), _SOCKET.search(said)
    failed = int(not_2xx[1]) if not_2xx else 0
    failed += sum(map(int, sockets.groups())) if sockets else 0
    seconds = float(requests[2]) * _MS[requests[3]] / 1000
    return Load(int(requests[1]), seconds, latency[50], latency[99], failed)


def program() -> str:
    """Where wrk is. Raises `Skipped` and says how to install it."""
    found = shutil.which("wrk")
    if found is None:
        raise Skipped(HOW_TO)
    return found


def run(url: str, lua: Path, connections: int, seconds: int, core: int | None) -> Load:
    """Ask ``url`` for so many seconds, from one thread on ``core``.

    Raises `WrkFault` where it does not end as it should.
    """
    pinned = [] if core is None else ["taskset", "-c", str(core)]
    words = [program(), "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s"]
    words += ["--latency", "-s", str(lua), url]
    try:
        done = subprocess.run(
            [*pinned, *words], capture_output=True, text=True, check=False, timeout=seconds + 90
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise WrkFault(str(problem)) from problem
    if done.returncode != 0:
        raise WrkFault((done.stderr or done.stdout).strip()[-300:])
    return read(done.stdout)
