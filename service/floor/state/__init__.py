"""The floor: the live state of one store, and nothing else. It is the fold of the store's log.

These records are changed by ``fold`` alone. Everyone else reads them. Times are milliseconds
since the epoch (``Ms``); a deadline that has passed still stands until a fact says otherwise.
One file a noun; everybody takes them from here.
"""

# ruff: noqa: F403  (this is the table of contents)

from __future__ import annotations

from service.floor.state.alert import *
from service.floor.state.booking import *
from service.floor.state.companion import *
from service.floor.state.experiment import *
from service.floor.state.floor import *
from service.floor.state.garment import *
from service.floor.state.promise import *
from service.floor.state.request import *
from service.floor.state.room import *
from service.floor.state.staff import *
from service.floor.state.visit import *
from service.floor.state.waits import *
from service.floor.state.walk import *
from service.floor.state.wish import *
