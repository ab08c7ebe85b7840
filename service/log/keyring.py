"""Secrets that all processes of an installation share: the signing secret and enrolment keys.

An enrolment key stands in the fragment of a link, which browsers never send; the page exchanges it
once for a token. Only a digest is kept here, for a day, and it is gone when it has been used.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from typing import cast

from redis.asyncio import Redis

from service.log import keys

#: An unused link is good for a day: long enough to walk to every room with it.
ENROLMENT_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Whom a link lets in: a role in a store, and which room, device or person."""

    role: str
    store: str
    subject: str
    name: str


def digest(secret: str) -> str:
    """What is kept of a secret that somebody will show again."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Keyring:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def secret(self) -> str:
        """The secret that tokens are signed with, made by whichever process asks first."""
        await self._redis.set(keys.SECRET, secrets.token_urlsafe(48), nx=True)
        return cast(str, await self._redis.get(keys.SECRET))

    async def issue(self, enrolment: Enrolment) -> str:
        """A key that lets in once."""
        key = secrets.token_urlsafe(18)
        kept = keys.enrolment(digest(key))
        await self._redis.set(kept, json.dumps(asdict(enrolment)), ex=ENROLMENT_S)
        return key

    async def redeem(self, key: str) -> Enrolment | None:
        """Whom ``key`` lets in, once; None if it was used, is too old, or never was."""
        kept = cast(str | None, await self._redis.getdel(keys.enrolment(digest(key))))
        return Enrolment(**json.loads(kept)) if kept else None

    async def stores(self) -> list[str]:
        return sorted(cast(set[str], await self._redis.smembers(keys.STORES)))

    async def add_store(self, store: str) -> None:
        await self._redis.sadd(keys.STORES, store)
