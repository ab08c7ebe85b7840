"""The rules of the shop, pure: ``decide(floor, command, now)`` and ``fold(floor, fact, at)``.

Nothing in this folder reads a clock, makes an id or touches a network. One noun a file; each
noun says both how its commands are decided and how its facts change the floor.
"""

from service.floor.decide import decide
from service.floor.facts import Fact
from service.floor.fold import fold
from service.floor.refusal import Refusal
from service.floor.state import Floor

__all__ = ["Fact", "Floor", "Refusal", "decide", "fold"]
