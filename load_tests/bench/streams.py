"""Section ``streams``: from a tap to the runners, and a fact that ten thousand screens are told."""

from __future__ import annotations

from collections.abc import Iterator

from load_tests.bench.options import Options
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Figure, Section
from load_tests.bench.tap_to_runner import RUNNERS, BareTap, Bytes, TapToRunner
from load_tests.bench.told_to_all import FACTS, BareTold, ToldToAll

CASES = ("2 taps a second", "20 taps a second")
#: A measurement is so many times as long as others: taps have pauses.
LONGER = 10
TAPS = (
    Figure("p50_ms", "from tap to runner, p50", "ms", "less"),
    Figure("p99_ms", "p99", "ms", "less"),
    Figure("answer_p50_ms", "to the answer, p50", "ms", "less", as_ratio=False),
    Figure("answer_p99_ms", "p99 of it", "ms", "less", as_ratio=False),
    Figure("busy", "cores busy", "cores", "less", as_ratio=False),
    Figure("told_bytes", "to each runner, a tap", "bytes", "less", as_ratio=False),
    Figure("memory_mb", "memory", "MB PSS", "less", as_ratio=False),
    Figure("opened", "streams opened a second", "1/s", "more", as_ratio=False),
)
TOLD = (
    Figure("middle_ms", "until half of them had it", "ms", "less"),
    Figure("all_ms", "until all had it", "ms", "less"),
    Figure("worst_ms", f"the slowest of {FACTS} facts", "ms", "less", as_ratio=False),
    Figure("event_us", "processor time an event", "µs", "less"),
    Figure("memory_mb", "memory", "MB PSS", "less"),
    Figure("stream_kb", "memory a stream", "kB", "less", as_ratio=False),
    Figure("idle_us", "processor time a stream and quiet second", "µs", "less", as_ratio=False),
    Figure("opened", "streams opened a second", "1/s", "more", as_ratio=False),
)
TAPS_METHOD = (
    "{streams:,} open streams of one store: {runners} runners, six rooms, a manager, and phones "
    "whose visits have begun; six of those are in rooms, others in the line, with some fifty "
    "garments on the pick-list. Taps come for {seconds:.0f} s with the pauses of people who know "
    "nothing of one another, over one kept connection: a garment is asked for, or one is taken "
    "back. A way is from before the tap is sent until its fact was read from a runner's stream, to "
    "each of them. The service and its Redis are on one core, who taps and who listens (a process "
    "with a selector) on another."
)
TOLD_METHOD = (
    "{streams:,} open streams of boards in one store. A room is closed, then opened, and so on, "
    "{facts} times, with more than a board's pace between; a way is from before the command is "
    "sent until a stream has the view with it. Memory is of the service with its Redis while all "
    "streams are open."
)
BARE = "as many bytes, bare ASGI"


def sections(options: Options, tell: Tell) -> Iterator[Section]:
    few, many = options.streams
    yield _taps(options, few, tell)
    yield _told(options, many, tell)


def _taps(options: Options, streams: int, tell: Tell) -> Section:
    # Fitroom first: the limit sends as many bytes as it did.
    told, seconds = Bytes(), LONGER * options.seconds
    found: list[Contender] = [
        TapToRunner(tree.named("Fitroom"), tree, streams, seconds, told, tell)
        for tree in options.trees
    ]
    if not options.comparing:
        found.append(BareTap(BARE, streams, seconds, told=told))
    method = TAPS_METHOD.format(streams=streams, runners=RUNNERS, seconds=seconds)
    return _section(options, f"streams {streams}", CASES, TAPS, found, method, "p50_ms")


def _told(options: Options, streams: int, tell: Tell) -> Section:
    told = Bytes()
    found: list[Contender] = [
        ToldToAll(tree.named("Fitroom"), tree, streams, told, tell) for tree in options.trees
    ]
    if not options.comparing:
        found.append(BareTold(BARE, streams, 0.0, told=told))
    method = TOLD_METHOD.format(streams=streams, facts=FACTS)
    cases = ("1 fact to all",)
    return _section(options, f"streams told {streams}", cases, TOLD, found, method, "all_ms")


def _section(
    options: Options,
    name: str,
    cases: tuple[str, ...],
    figures: tuple[Figure, ...],
    found: list[Contender],
    method: str,
    drawn: str,
) -> Section:
    chosen = [one for one in found if options.wants(one.name)]
    names = [one.name for one in chosen]
    return Section(
        name=name,
        question="How long until a screen shows what somebody has just tapped?",
        method=method,
        cases=cases,
        figures=figures,
        contenders=chosen,
        baseline=BARE if BARE in names or not names else names[0],
        drawn=(drawn, cases[0]),
    )
