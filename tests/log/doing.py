"""Commands that tests of the log submit, as short as they are said."""

from __future__ import annotations

from typing import cast

from redis.asyncio import Redis

from service.floor.commands import JoinLine, RequestGarment, StartVisit
from service.log import keys
from service.log.codec import Entry
from service.log.operation import Operation, named_operation
from service.log.position import Position


def start(visit: str) -> StartVisit:
    return StartVisit(visit, luck=sum(visit.encode()))


def join(visit: str) -> JoinLine:
    return JoinLine(visit)


def ask(visit: str, gtin: str) -> RequestGarment:
    return RequestGarment(f"{visit}:{gtin}", visit, gtin, style=gtin[:-2], colourway=gtin)


def tap(key: str, body: bytes = b"{}", sender: str = "visit:kim") -> Operation:
    """An operation that its sender gave a name; it answers with what happened."""
    return named_operation(
        sender, key, "POST", "/tap", body, lambda facts: {"did": [fact.kind for fact in facts]}
    )


async def log_of(redis: Redis) -> list[Entry]:
    """Everything in the shop's log, as it stands there."""
    return cast(list[Entry], await redis.xrange(keys.log("shop")))


async def entries(redis: Redis) -> list[str]:
    """The kinds of fact in the log, oldest first."""
    return [fields["kind"] for _, fields in await log_of(redis)]


async def positions(redis: Redis) -> list[str]:
    return [position for position, _ in await log_of(redis)]


async def write(redis: Redis, entry: Entry) -> None:
    """Put an entry into the shop's log by hand, as no Fitroom of this version would."""
    position, fields = entry
    words = [word for field in fields.items() for word in field]
    await redis.execute_command("XADD", keys.log("shop"), position, *words)  # type: ignore[no-untyped-call]


def from_the_future(after: Position) -> Entry:
    """A fact of a kind that a later version will know."""
    return str(after.next), {"kind": "GarmentTeleported", "at": "1", "fact": "{}"}
