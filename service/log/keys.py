"""Every key that Fitroom keeps in Redis. No other module spells one.

    key                              type    lifetime          what and why
    -------------------------------  ------  ----------------  -----------------------------------
    fitroom:{STORE}:log              stream  until archived    the store's facts; ids are epoch-n,
                                                               n dense: a gap or rollback is seen
    fitroom:{STORE}:once:OPERATION   string  24 h; 60 s if     what an operation answered: sent
                                             it has no name    twice, it happens once
    fitroom:{STORE}:snapshot         hash    replaced          a floor and the entry it ends
                                                               with, for a quick start
    fitroom:{STORE}:signals          stream  until archived    browsing facts, as they came
    fitroom:{STORE}:signals:seen:D   set     48 h              client ids of UTC day D, against
                                                               duplicates
    fitroom:{STORE}:archive          hash    for ever          the last entries that are archived,
                                                               who archives, files to be moved
    fitroom:{STORE}:learning         hash    for ever          the last night that was learned in,
                                                               who learns now
    fitroom:{STORE}:erasing          set     until erased      visits that asked to be forgotten
    fitroom:{STORE}:rewriting        string  until it is       the disk still holds what was erased
    fitroom:{STORE}:reads            stream  for ever          who read which figures, for those
                                                               whose figures they are
    fitroom:stores                   set     for ever          which stores there are
    fitroom:secret                   string  for ever          what access tokens are signed with
    fitroom:enrolment:DIGEST         string  24 h, one use     whom a link lets in; only a digest
                                                               of the key is kept

All keys of one store share the hash tag ``{STORE}``: a store lives on one slot of a Redis Cluster,
so one script may touch them all, and stores spread over the cluster.
"""

from __future__ import annotations

import re

STORES = "fitroom:stores"
SECRET = "fitroom:secret"

_STORE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def valid_store(store: str) -> bool:
    """Whether ``store`` may name a store: 1 to 63 of a-z, 0-9, ``-``; no ``-`` in front."""
    return _STORE_ID.fullmatch(store) is not None


def log(store: str) -> str:
    return f"fitroom:{{{store}}}:log"


def once(store: str, operation: str) -> str:
    return f"fitroom:{{{store}}}:once:{operation}"


def snapshot(store: str) -> str:
    return f"fitroom:{{{store}}}:snapshot"


def signals(store: str) -> str:
    return f"fitroom:{{{store}}}:signals"


def signals_seen(store: str, day: str) -> str:
    return f"fitroom:{{{store}}}:signals:seen:{day}"


def archive(store: str) -> str:
    return f"fitroom:{{{store}}}:archive"


def learning(store: str) -> str:
    return f"fitroom:{{{store}}}:learning"


def erasing(store: str) -> str:
    return f"fitroom:{{{store}}}:erasing"


def rewriting(store: str) -> str:
    return f"fitroom:{{{store}}}:rewriting"


def reads(store: str) -> str:
    return f"fitroom:{{{store}}}:reads"


def enrolment(digest: str) -> str:
    return f"fitroom:enrolment:{digest}"
