"""What is asked of Redis meanwhile: requests, commits that came too late, and its own work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from service.log.connection import Redis


@dataclass(frozen=True, slots=True)
class Spent:
    """Since a Redis started, or since somebody began to count."""

    asked: int
    done: int
    behind: int
    redis_s: float
    net_bytes: int
    held_bytes: int

    def since(self, before: Spent, commands: float, facts: int) -> dict[str, float]:
        """Figures for each of ``commands``, of which ``facts`` came."""
        commits, late = self.done - before.done, self.behind - before.behind
        return {
            "asked": (self.asked - before.asked) / commands,
            "facts": facts / commands,
            "redis_us": (self.redis_s - before.redis_s) * 1e6 / commands,
            "net_bytes": (self.net_bytes - before.net_bytes) / commands,
            "kept_bytes": (self.held_bytes - before.held_bytes) / commands,
            "done": float(commits),
            "behind": float(late),
            "late": late / (commits + late) if commits + late else 0.0,
        }


class Counted:
    """Counts what goes through ``redis`` from here on; how it commits is not known here."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._asked = 0
        #: How often a commit said that it was done, or that the log had moved on.
        self._said = {"done": 0, "behind": 0}
        self._plain: Callable[..., Awaitable[Any]] = redis.execute_command
        redis.execute_command = self._counted  # type: ignore[method-assign]

    async def _counted(self, *words: Any, **options: Any) -> Any:
        self._asked += 1
        answer = await self._plain(*words, **options)
        if isinstance(answer, list) and answer and answer[0] in ("done", "behind"):
            self._said[answer[0]] += 1
        return answer

    async def spent(self) -> Spent:
        cpu, stats = await self._redis.info("cpu"), await self._redis.info("stats")
        memory = await self._redis.info("memory")
        self._asked -= 3
        return Spent(
            self._asked,
            self._said["done"],
            self._said["behind"],
            float(cpu["used_cpu_user"]) + float(cpu["used_cpu_sys"]),
            int(stats["total_net_input_bytes"]) + int(stats["total_net_output_bytes"]),
            int(memory["used_memory"]),
        )
