"""What lies in the folder of a store's rankers, and who may change it.

    STORE.json              the ranker in use; none where slates are in the order of likeness
    STORE/NAME.json, .md    a ranker that was learned, and its card
    STORE/trained.json      what came of the last training
    STORE/night.json        why the last night taught nothing, if it did not
    STORE/trial.json        since when the trial runs, and how it stood when last looked at
    STORE/stopped.json      that no learned order may be used, since when, why and until when

Every file appears at once or not at all. Who stops writes that down first and takes the ranker
away then; who takes one up looks for a stop afterwards: whatever meets, a stop holds. Knows no
Parquet and no torch: the serving process reads it.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic_core import from_json, to_json

from service.clock import Ms, rfc3339

By = Literal["trial", "manager"]
#: Rankers of so many nights stay: what slates of the window that is learned from were made by.
KEEP_NIGHTS = 30
#: What the ranker of a night is called.
NIGHTLY = "night-"


class Folder:
    """The rankers of ``store`` below ``rankers``."""

    def __init__(self, rankers: Path, store: str) -> None:
        self.store = store
        self.in_use = rankers / f"{store}.json"
        self._inside = rankers / store

    # --- what is there ---------------------------------------------------------------------------

    def told(self, name: Literal["trained", "night", "trial", "stopped"]) -> dict[str, Any] | None:
        """What one of the files says; None where there is none, or no whole one."""
        try:
            said = from_json((self._inside / f"{name}.json").read_bytes())
        except (OSError, ValueError):
            return None
        return said if isinstance(said, dict) else None

    @property
    def trial_since(self) -> Ms:
        """When the trial began; 0 if nobody knows."""
        since = (self.told("trial") or {}).get("since")
        return _ms(since) if since else 0

    @property
    def stopped_until(self) -> Ms | None:
        """When a stop ends by itself; 0 where there is none, None where somebody must lift it."""
        stopped = self.told("stopped")
        if stopped is None:
            return 0
        return _ms(stopped["until"]) if stopped["until"] else None

    def may_learn(self, now: Ms) -> bool:
        """Whether no stop holds ``now``."""
        until = self.stopped_until
        return until is not None and until <= now

    # --- what is written -------------------------------------------------------------------------

    def tell(self, name: Literal["trained", "night", "trial"], said: Mapping[str, Any]) -> None:
        self._put(self._inside / f"{name}.json", to_json(said, indent=1, inf_nan_mode="null"))

    def add(self, name: str, ranker: bytes, card: str) -> None:
        """Keep a ranker that was learned; those of nights long ago go."""
        self._put(self._inside / f"{name}.json", ranker)
        self._put(self._inside / f"{name}.md", card.encode())
        for kind in (".json", ".md"):
            nights = sorted(self._inside.glob(f"{NIGHTLY}*{kind}"))
            for old in nights[:-KEEP_NIGHTS]:
                old.unlink(missing_ok=True)

    def take_up(self, ranker: bytes, now: Ms, insist: bool = False) -> bool:
        """Use a ranker from the next slate on; whether it is used: a stop that holds ``now``
        wins. ``insist`` lifts it.

        A trial begins with the first one after likeness, and goes on with the next ones.
        """
        if not insist and not self.may_learn(now):
            return False
        self.go_on()
        if not self.in_use.exists():
            self.tell("trial", {"since": rfc3339(now)})
        self._put(self.in_use, ranker)
        if self.may_learn(now):
            return True
        self.in_use.unlink(missing_ok=True)
        return False

    def stop(self, by: By, now: Ms, until: Ms | None = None, **why: object) -> bool:
        """Slates are in the order of likeness again, in every process. False where somebody has
        stopped it before; a manager's stop takes the place of any."""
        said = {"at": rfc3339(now), "by": by, "until": until and rfc3339(until), **why}
        first = self._put(self._inside / "stopped.json", to_json(said, indent=1), by == "manager")
        self.in_use.unlink(missing_ok=True)
        return first

    def go_on(self) -> None:
        """Lift a stop: the next night may bring a learned order again, which begins a trial."""
        (self._inside / "stopped.json").unlink(missing_ok=True)

    def _put(self, path: Path, data: bytes, replace: bool = True) -> bool:
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.with_suffix(f".{secrets.token_hex(6)}.staged")
        staged.write_bytes(data)
        try:
            if replace:
                os.replace(staged, path)
            else:
                os.link(staged, path)
        except FileExistsError:
            return False
        finally:
            with suppress(FileNotFoundError):
                staged.unlink()
        return True


def _ms(moment: str) -> Ms:
    return round(datetime.fromisoformat(moment).timestamp() * 1000)
