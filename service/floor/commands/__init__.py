"""Everything one may ask of a floor, in the imperative. Ids and luck are arguments, not made here.

A command says what somebody wants. ``decide`` says what then happened, or refuses. One file for
each kind of person who asks; everybody takes commands from here.
"""

# ruff: noqa: F403  (this is the table of contents)

from __future__ import annotations

from service.floor.commands.booking import *
from service.floor.commands.command import Command as Command
from service.floor.commands.companion import *
from service.floor.commands.experiment import *
from service.floor.commands.shopper import *
from service.floor.commands.staff import *
from service.floor.commands.stock import *
from service.floor.commands.store import *
from service.floor.commands.walk import *
