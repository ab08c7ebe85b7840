"""Everything that can happen on a floor, in the past tense. A store's log holds nothing else.

A fact is a small frozen value of plain types, so that it can be written as JSON and read back by a
later version. When it happened (``at``) and where it stands in the log are kept beside it. Facts
about a request always name the visit too, so that each can be shown to those it concerns and to
nobody else. New fields get defaults; a fact that was written once is never renamed.

One file a noun; whoever reads or writes facts takes them from here.
"""

# ruff: noqa: F403  (this is the table of contents)

from __future__ import annotations

from service.floor.facts.alert import *
from service.floor.facts.booking import *
from service.floor.facts.carrying import *
from service.floor.facts.companion import *
from service.floor.facts.count import *
from service.floor.facts.escalation import *
from service.floor.facts.experiment import *
from service.floor.facts.fact import Fact as Fact
from service.floor.facts.go_back import *
from service.floor.facts.line import *
from service.floor.facts.promise import *
from service.floor.facts.request import *
from service.floor.facts.staff import *
from service.floor.facts.store import *
from service.floor.facts.visit import *
from service.floor.facts.walk import *
from service.floor.facts.wish import *
from service.floor.facts.words import *

#: Every kind of fact by its name, as the log writes it.
KINDS: dict[str, type[Fact]] = {
    name: kind
    for name, kind in list(globals().items())
    if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact
}
