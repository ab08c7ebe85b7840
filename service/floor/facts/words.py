"""The closed lists of words that facts use, so that what they say can be counted."""

from __future__ import annotations

from typing import Literal

NotFoundReason = Literal[
    "missing", "other_size_here", "damaged", "with_customer", "stock_corrected"
]
#: What became of a go-back that nobody found.
Whereabouts = Literal["found", "sold", "lost"]
EndReason = Literal["done", "idle", "forgotten", "gone"]
#: Why a room is out of service. What else is to be said of it is said in words beside it.
ClosedBecause = Literal["cleaning", "repair", "storage", "other"]
#: How busy a store is, from doing well to "please ask for nothing more just now".
Busy = Literal["calm", "busy", "slipping", "overloaded"]
#: What a companion may be called. A closed list, so that nobody is asked for a name.
CompanionLabel = Literal["friend", "partner", "family", "child"]
Opinion = Literal["like", "dislike"]
#: Why a garment is liked, disliked or left. There are no others, so that they can be counted.
Because = Literal[
    "colour", "style", "fabric", "price", "too_small", "too_large", "too_short", "too_long"
]
#: Who is told of what nobody answered, one after the other.
Step = Literal["team", "lead", "manager"]
#: What help is called for.
HelpReason = Literal["size", "colour", "fit", "carry", "price", "other"]
