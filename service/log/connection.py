"""Connections to Redis that never send a write twice by themselves.

redis-py's default client repeats a command after a time-out, although the server may have done it
already. Here nothing is repeated below the log: a commit carries an operation id, so the log may
send it again, and only the log does.
"""

from __future__ import annotations

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

__all__ = ["AWAY", "Redis", "connect", "connect_for_tail"]

#: What a command raises when the server is away, starting, or cut off half-way.
AWAY = (RedisConnectionError, RedisTimeoutError, OSError)

#: Connections a process may hold; callers beyond that wait for one instead of failing.
CONNECTIONS = 32
#: A command that takes longer than this (seconds) has met a stalled disk or a lost network.
COMMAND_S = 5.0
#: A caller waits this long (seconds) for a free connection.
QUEUE_S = 10.0


def connect(url: str) -> Redis:
    """A client for commands. ``url`` as in redis-py: ``redis://``, ``rediss://`` or ``unix://``."""
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=CONNECTIONS,
        timeout=QUEUE_S,
        socket_timeout=COMMAND_S,
        socket_connect_timeout=COMMAND_S,
        decode_responses=True,
        retry=Retry(NoBackoff(), 0),
    )
    # `from_pool` makes the client own its pool: closing the one closes every connection.
    return Redis.from_pool(pool)


def connect_for_tail(url: str) -> Redis:
    """A client for blocking reads: it may hear nothing for hours, so it has no read time-out."""
    # A line to another machine may die without a word; a unix socket has no such thing.
    keep_alive = {} if url.startswith("unix:") else {"socket_keepalive": True}
    return Redis.from_url(
        url,
        decode_responses=True,
        socket_timeout=None,
        socket_connect_timeout=COMMAND_S,
        health_check_interval=0,
        retry=Retry(NoBackoff(), 0),
        **keep_alive,
    )
