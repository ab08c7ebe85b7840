"""Snapshots: a floor as of a position, so that a process need not fold a year to open a shop.

A snapshot is a convenience, never the truth: one that is missing, damaged or made by another
version of ``fold`` is left alone, and the log is folded from its beginning, as long as that is
there. A log is trimmed only before its last snapshot, which from then on is what it begins with.
"""

from __future__ import annotations

import base64
import json
import zlib
from importlib.resources import files
from typing import cast

import structlog
from redis.asyncio import Redis

from service.floor.state import Floor
from service.log import keys
from service.log.codec import FOLD_VERSION, NO_ENTRY, Entry, read_floor, write_floor

#: Facts between two snapshots: folding that many takes a fraction of a second.
EVERY = 2_000

log = structlog.get_logger()


async def save(redis: Redis, store: str, floor: Floor, end: Entry) -> None:
    """Keep ``floor``, and the entry it ends with: whoever loads it sees whether the log still
    says so there. A log may be trimmed only before that entry, so one that ends later is kept."""
    packed = base64.b64encode(zlib.compress(write_floor(floor), 6)).decode()
    script = redis.register_script(files("service.log").joinpath("snapshot.lua").read_text("utf-8"))
    fields = {"version": str(FOLD_VERSION), "end": json.dumps(end), "floor": packed}
    args = [end[0], *(word for pair in fields.items() for word in pair)]
    await script(keys=[keys.snapshot(store), keys.log(store)], args=args)


async def load(redis: Redis, store: str, any_version: bool = False) -> tuple[Floor, Entry]:
    """The last snapshot of a store, or an empty floor at the start of its log.

    ``any_version`` where the log begins later than its first fact: then a floor that an older
    ``fold`` made is the only one there is, and better than a store that does not open.
    """
    saved = cast(dict[str, str], await redis.hgetall(keys.snapshot(store)))
    version = saved.get("version")
    if not saved or (version != str(FOLD_VERSION) and not any_version):
        return Floor(), NO_ENTRY
    if version != str(FOLD_VERSION):
        log.warning("snapshot_of_another_version", store=store, theirs=version, ours=FOLD_VERSION)
    try:
        entry_id, fields = json.loads(saved["end"])
        floor = read_floor(zlib.decompress(base64.b64decode(saved["floor"])))
    except (KeyError, ValueError, TypeError, zlib.error) as problem:
        log.warning("snapshot_unreadable", store=store, problem=type(problem).__name__)
        return Floor(), NO_ENTRY
    return floor, (entry_id, fields)
