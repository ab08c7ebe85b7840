"""What wrk is told, and what it prints."""

from __future__ import annotations

import pytest

from load_tests.bench import wrk
from load_tests.bench.section import Skipped
from load_tests.bench.wrk import Asked, Load, WrkFault, read, script

PRINTED = """Running 2s test @ http://127.0.0.1:41001
  1 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     3.71ms    1.20ms  15.40ms   88.00%
    Req/Sec     4.30k   210.00     4.60k    70.00%
  Latency Distribution
     50%  950.00us
     75%    4.10ms
     90%    5.00ms
     99%    1.25s 
  8660 requests in 2.10s, 8.93MB read
Requests/sec:   4123.81
Transfer/sec:      4.25MB
"""


def test_a_run_is_read_in_milliseconds() -> None:
    load = read(PRINTED)
    assert load == Load(8660, 2.1, 0.95, 1250.0, 0)
    assert load.rate == pytest.approx(4123.8, abs=0.1)


def test_answers_and_sockets_that_failed_are_counted() -> None:
    failing = PRINTED.replace(
        "Requests/sec",
        "  Socket errors: connect 1, read 2, write 0, timeout 4\n"
        "  Non-2xx or 3xx responses: 30\nRequests/sec",
    )
    assert read(failing).failed == 37


@pytest.mark.parametrize("printed", ["", "unable to connect to 127.0.0.1:1 Connection refused"])
def test_anything_else_is_a_fault_that_says_what_was_printed(printed: str) -> None:
    with pytest.raises(WrkFault, match=printed[:20] or "nothing"):
        read(printed)


def test_a_script_asks_each_in_turn() -> None:
    lua = script([Asked("/a?n=12"), Asked("/b", '{"v": [1]}', (("X-Key", 'q"'),))])
    assert lua.splitlines() == [
        "local asked = {}",
        "local at = 0",
        "",
        "function init(args)",
        '  asked[1] = wrk.format("GET", "/a?n=12", {}, nil)',
        '  asked[2] = wrk.format("POST", "/b", {["Content-Type"] = "application/json", '
        '["X-Key"] = "q\\""}, "{\\"v\\": [1]}")',
        "end",
        "",
        "function request()",
        "  at = at % #asked + 1",
        "  return asked[at]",
        "end",
    ]


def test_without_wrk_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Skipped, match="apt install wrk"):
        wrk.program()
