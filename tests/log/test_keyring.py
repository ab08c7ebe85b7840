"""Secrets that all processes share: made once, shown once, and kept as digests."""

from __future__ import annotations

import asyncio

from redis.asyncio import Redis

from service.log import keys
from service.log.keyring import ENROLMENT_S, Enrolment, Keyring, digest

MINA = Enrolment("runner", "little", "runner-mina", "Mina")


async def test_a_key_lets_in_once(redis: Redis) -> None:
    keyring = Keyring(redis)
    key = await keyring.issue(MINA)
    assert await keyring.redeem(key) == MINA
    assert await keyring.redeem(key) is None


async def test_of_two_who_show_a_key_at_once_one_is_let_in(redis: Redis) -> None:
    key = await Keyring(redis).issue(MINA)
    let_in = await asyncio.gather(*(Keyring(redis).redeem(key) for _ in range(8)))
    assert let_in.count(MINA) == 1
    assert let_in.count(None) == 7


async def test_a_key_that_never_was_lets_nobody_in(redis: Redis) -> None:
    assert await Keyring(redis).redeem("never-issued") is None


async def test_keys_differ_and_each_is_good_for_a_day(redis: Redis) -> None:
    keyring = Keyring(redis)
    one, two = await keyring.issue(MINA), await keyring.issue(MINA)
    assert one != two
    assert len(one) >= 24
    left = await redis.ttl(keys.enrolment(digest(one)))
    assert ENROLMENT_S - 10 < left <= ENROLMENT_S == 24 * 3600


async def test_a_key_itself_is_kept_nowhere(redis: Redis) -> None:
    key = await Keyring(redis).issue(MINA)
    async for name in redis.scan_iter():
        assert key not in name
        assert key not in (await redis.get(name) or "")


async def test_every_process_signs_with_the_same_secret(redis: Redis) -> None:
    secrets = await asyncio.gather(*(Keyring(redis).secret() for _ in range(8)))
    assert len(set(secrets)) == 1
    assert len(secrets[0]) >= 48


async def test_stores_are_listed_by_name_and_once(redis: Redis) -> None:
    keyring = Keyring(redis)
    assert await keyring.stores() == []
    for store in ("seoul", "busan", "seoul"):
        await keyring.add_store(store)
    assert await keyring.stores() == ["busan", "seoul"]
