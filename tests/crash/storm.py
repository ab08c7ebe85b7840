"""Fifty shoppers and a runner at work while things are killed under them, again and again."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

import httpx

from tests.crash.audit import Finding, audit
from tests.crash.house import House
from tests.crash.people import Runner, Shopper
from tests.crash.sender import Book, Sender, Told
from tests.crash.served import compare_with_the_fold

SHOPPERS = 50
#: Commands that are acknowledged between two blows: enough for something of everything, at random
#: so that a blow meets every step of a command.
BETWEEN = (30, 90)
#: Of the commands that were answered at the first try, one in so many is sent again in the end; of
#: those that were not, every one.
ONE_IN = 3
PATIENCE_S = 120.0

Blow = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    findings: list[Finding]
    acknowledged: int
    refused: int
    sent_again: int

    def __str__(self) -> str:
        shown = [str(finding) for finding in self.findings[:20]]
        return (
            f"{self.acknowledged} acknowledged ({self.sent_again} of them sent more than once), "
            f"{self.refused} refused, {len(self.findings)} findings\n" + "\n".join(shown)
        )


async def storm(
    house: House, gtins: Sequence[str], blow: Blow, blows: int, choice: random.Random
) -> Outcome:
    """Let people shop, strike ``blows`` times, close the shop, and look at what is left.

    ``house`` is running, and runs again after each blow.
    """
    book = Book()
    async with line_to(house, book) as sender:
        token = await _runner_token(sender)
        people: list[Shopper | Runner] = [Runner(sender, "runner-mina", token)]
        people += [Shopper(sender, random.Random(choice.random()), gtins) for _ in range(SHOPPERS)]
        shop = asyncio.gather(*(person.live() for person in people))
        try:
            for _ in range(blows):
                await _meanwhile(shop, book.more(choice.randint(*BETWEEN), PATIENCE_S))
                await _meanwhile(shop, blow())
            await _meanwhile(shop, book.more(BETWEEN[0], PATIENCE_S))
        finally:
            book.close()
            await shop
        await _ask_again(sender, book)
        with house.redis() as redis:
            findings = audit(redis, book)
        findings += await compare_with_the_fold(sender, token)
    again = sum(told.command.attempts > 1 for told in book.told)
    return Outcome(findings, len(book.told), book.refused, again)


async def _meanwhile(shop: asyncio.Future[list[None]], work: Awaitable[None]) -> None:
    """Do ``work`` while people shop; what goes wrong in the shop is raised at once."""
    task: asyncio.Future[None] = asyncio.ensure_future(work)
    await asyncio.wait((shop, task), return_when=asyncio.FIRST_COMPLETED)
    if shop.done():
        task.cancel()
        shop.result()
    await task


@contextlib.asynccontextmanager
async def line_to(house: House, book: Book) -> AsyncIterator[Sender]:
    limits = httpx.Limits(max_connections=SHOPPERS + 10)
    async with httpx.AsyncClient(limits=limits, timeout=PATIENCE_S) as http:
        yield Sender(house, http, book)


async def _runner_token(sender: Sender) -> str:
    key = next(key for screen, key in sender.house.keys if screen == "runner")
    answer = await sender.http.post(f"{sender.house.url}/v1/enrolment", json={"key": key})
    assert answer.is_success, answer.text
    token: str = answer.json()["token"]
    return token


async def _ask_again(sender: Sender, book: Book) -> None:
    """Send acknowledged commands once more, with their keys: the answer must be the first one."""
    lot = asyncio.Semaphore(SHOPPERS)
    chosen = [t for n, t in enumerate(book.told) if t.command.attempts > 1 or n % ONE_IN == 0]

    async def once_more(told: Told) -> None:
        attempts = told.command.attempts
        async with lot:
            response = await sender.send(told.command)
        told.command.attempts = attempts
        what = f"{told.command.method} {told.command.path}"
        if not response.is_success:
            book.troubles.append(f"{what} again: {response.status_code} {response.text}")
        elif _made(response.json()) != _made(told.answer):
            book.troubles.append(f"{what} again made {_made(response.json())}")

    await asyncio.gather(*(once_more(told) for told in chosen))


def _made(answer: dict[str, object]) -> object:
    """What a command made, by id."""
    visit = answer.get("visit")
    return answer.get("request") or (visit["id"] if isinstance(visit, dict) else None)
