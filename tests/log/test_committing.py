"""Commands that wait together are committed together, as if each had come by itself."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from redis.asyncio import Redis

from service.floor import Floor, Refusal
from service.floor.commands import CancelRequest, Command, GiveOpinion
from service.log import committing
from service.log.ahead import copy_of
from service.log.live_floor import LiveFloor
from service.log.operation import Receipt
from service.log.watcher import Watcher
from tests.log.doing import ask, entries, join, start, tap
from tests.log.wire import Wire

NOW = Receipt({})
BEFORE = Receipt({}, again=True)


async def commits(redis: Redis) -> int:
    """How often Redis has been asked to commit since it was started."""
    return int((await redis.info("commandstats"))["cmdstat_evalsha"]["calls"])


async def reads(redis: Redis) -> int:
    """How often the log has been read since Redis was started."""
    stats = await redis.info("commandstats")
    return int(stats["cmdstat_xrange"]["calls"])


async def together(live: LiveFloor, *commands: Command) -> list[Receipt | Refusal]:
    return await asyncio.gather(*(live.submit(command) for command in commands))


async def test_who_waits_together_is_written_in_one_step(live: LiveFloor, redis: Redis) -> None:
    await live.submit(start("ann"))
    before = await commits(redis)
    visits = [f"kim-{n}" for n in range(committing.MOST)]
    assert await together(live, *map(start, visits)) == [NOW] * committing.MOST
    assert await commits(redis) == before + 1
    assert set(live.floor.visits) == {"ann", *visits}


async def test_each_is_decided_on_what_those_before_it_change(
    live: LiveFloor, redis: Redis
) -> None:
    """Also on visits that begin in the same group; and the last coat is promised once."""
    said = await together(
        live,
        *(start("kim"), start("lee"), join("nobody")),
        *(ask("kim", "coat-l"), ask("lee", "coat-l"), GiveOpinion("lee", "coat", None)),
        ask("lee", "shirt-m"),
    )
    assert said == [NOW, NOW, Refusal("visit_unknown"), NOW, Refusal("sold_out"), NOW, NOW]
    assert (await entries(redis))[2:] == [
        *("VisitStarted", "VisitStarted", "GarmentRequested", "LineJoined", "RoomOffered"),
        *("GarmentRequested", "LineJoined", "RoomOffered"),
    ]
    assert live.floor.held == {"coat-l": 1, "shirt-m": 1}


async def test_nobody_is_shown_what_is_not_in_the_log_yet(far: LiveFloor, wire: Wire) -> None:
    with far.watch(Watcher(lambda fact, floor: True)) as watcher:
        await far.submit(start("ann"))
        watcher.take()
        both = asyncio.create_task(together(far, start("kim"), start("lee")))
        await asyncio.sleep(0)
        wire.hold()
        await wire.holding()
        assert set(far.floor.visits) == {"ann"}
        assert watcher.take() == []
        wire.release()
        assert await both == [NOW, NOW]
        assert [heard.fact.kind for heard in watcher.take()] == ["VisitStarted", "VisitStarted"]


async def test_who_writes_alone_need_not_read(live: LiveFloor, redis: Redis) -> None:
    """A commit sees for itself whether the log went on: so much sooner a tap is answered."""
    await live.submit(start("ann"))
    before = await reads(redis)
    assert await together(live, start("kim"), start("lee")) == [NOW, NOW]
    assert await live.submit(ask("kim", "coat-l")) == NOW
    assert await reads(redis) == before
    assert await live.submit(ask("lee", "coat-l")) == Refusal("sold_out")
    assert await reads(redis) == before + 1


async def test_a_refusal_holds_at_the_end_of_the_log(far: LiveFloor, live: LiveFloor) -> None:
    """Also where another process wrote what was not heard of here."""
    for visit in ("kim", "lee", "ann"):
        await far.submit(start(visit))
    taken = ask("kim", "coat-l")
    await far.submit(taken)
    await live.submit(CancelRequest(taken.request, "kim"))
    before = copy_of(far.floor)
    said = await together(far, ask("lee", "coat-l"), start("bob"))
    assert said == [NOW, NOW]
    assert before.held == {"coat-l": 1}
    assert far.floor == await live.catch_up()


async def test_a_mistake_on_an_old_floor_is_nobodys_answer(
    far: LiveFloor, live: LiveFloor, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is it told that a command failed which is then written all the same."""
    await far.submit(start("kim"))
    await live.submit(start("ann"))

    def decide(floor: Floor, command: Command, *more: Any) -> Any:
        assert "ann" in floor.visits, "it trips where it was not heard of ann"
        return rules(floor, command, *more)

    rules = committing.decide
    monkeypatch.setattr(committing, "decide", decide)
    assert await together(far, start("lee"), start("bob")) == [NOW, NOW]
    assert (await entries(redis)).count("VisitStarted") == 4


async def test_whoever_finds_that_others_write_reads_first_for_a_while(
    far: LiveFloor, live: LiveFloor, redis: Redis
) -> None:
    await far.submit(start("kim"))
    await live.submit(start("ann"))
    assert await together(far, join("nobody"), start("lee")) == [Refusal("visit_unknown"), NOW]
    before = await reads(redis)
    await far.submit(start("bob"))
    assert await reads(redis) == before + 1


async def test_where_another_process_was_quicker_all_of_them_are_decided_again(
    far: LiveFloor, live: LiveFloor, redis: Redis
) -> None:
    for visit in ("kim", "lee", "ann"):
        await far.submit(start(visit))
    await live.submit(ask("ann", "coat-l"))
    said = await together(far, ask("kim", "coat-l"), ask("lee", "shirt-m"))
    assert said == [Refusal("sold_out"), NOW]
    assert (await entries(redis)).count("GarmentRequested") == 2
    assert far.floor == await live.catch_up()


async def test_after_another_process_was_quicker_commands_go_one_by_one_for_a_while(
    far: LiveFloor, live: LiveFloor, redis: Redis
) -> None:
    await far.submit(start("ann"))
    await live.submit(start("bob"))
    assert await together(far, start("kim"), start("lee")) == [NOW, NOW]
    before = await commits(redis)
    visits = [f"{n}" for n in range(committing.ALONE)]
    assert await together(far, *map(start, visits)) == [NOW] * committing.ALONE
    one_by_one = committing.ALONE - 2  # Kim and lee went by themselves before.
    assert await commits(redis) == before + one_by_one + 1
    assert far.floor == await live.catch_up()


async def test_a_group_whose_answer_was_lost_happens_once(
    far: LiveFloor, wire: Wire, redis: Redis
) -> None:
    await far.submit(start("ann"))
    wire.tear(b"done")
    said = await together(far, start("kim"), start("lee"), join("nobody"))
    assert said == [BEFORE, BEFORE, Refusal("visit_unknown")]
    assert (await entries(redis)).count("VisitStarted") == 3
    assert set(far.floor.visits) == {"ann", "kim", "lee"}


async def test_what_is_sent_again_is_answered_and_the_others_are_committed(
    live: LiveFloor, redis: Redis
) -> None:
    first = await live.submit(start("kim"), tap("a"))
    assert isinstance(first, Receipt)
    again, other = await asyncio.gather(
        live.submit(start("kim"), tap("a")), live.submit(start("lee"))
    )
    assert (again, other) == (Receipt(first.answer, again=True), NOW)
    assert (await entries(redis)).count("VisitStarted") == 2


async def test_what_somebody_else_has_just_done_is_found_by_the_commit(
    far: LiveFloor, wire: Wire, live: LiveFloor, redis: Redis
) -> None:
    """The same tap reaches two processes, and one of them commits between the other's looks."""
    await far.submit(start("ann"))
    wire.hold()
    both = asyncio.gather(far.submit(start("kim"), tap("a")), far.submit(start("lee")))
    await wire.holding()  # It has just been seen that nobody has done it.
    await live.submit(start("kim"), tap("a"))
    wire.release()
    assert await both == [Receipt({"did": ["VisitStarted"]}, again=True), NOW]
    assert (await entries(redis)).count("VisitStarted") == 3
    assert far.floor == await live.catch_up()


async def test_a_mistake_of_one_is_not_the_others(live: LiveFloor) -> None:
    class Unheard(Command):
        """A kind of command that nobody knows."""

    said = await asyncio.gather(
        live.submit(start("kim")),
        live.submit(Unheard()),
        live.submit(start("lee")),
        return_exceptions=True,
    )
    assert (said[0], type(said[1]), said[2]) == (NOW, KeyError, NOW)
    assert set(live.floor.visits) == {"kim", "lee"}


async def test_whoever_has_gone_before_it_was_decided_has_asked_for_nothing(
    far: LiveFloor, wire: Wire
) -> None:
    wire.hold()
    first = asyncio.create_task(far.submit(start("kim")))
    await wire.holding()
    second = asyncio.create_task(far.submit(start("lee")))
    await asyncio.sleep(0)
    second.cancel()
    wire.release()
    assert await first == NOW
    await asyncio.wait([second])
    assert await far.submit(start("ann")) == NOW
    assert set(far.floor.visits) == {"kim", "ann"}


async def test_a_copy_of_a_floor_has_nothing_in_common_that_changes(live: LiveFloor) -> None:
    await together(live, start("kim"), ask("kim", "shirt-m"))
    copy = copy_of(live.floor)
    assert copy == live.floor
    await together(live, start("lee"), ask("lee", "shirt-m"), GiveOpinion("kim", "shirt", "like"))
    assert set(copy.visits) == {"kim"}
    assert copy.held == {"shirt-m": 1}
    assert copy.visits["kim"].opinions == {}
    assert copy.plan is live.floor.plan
