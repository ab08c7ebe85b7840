"""Views as JSON: written once where many screens are shown the same.

A part that is `written` is bytes already and goes into whatever it is a part of as it is.
"""

from __future__ import annotations

from typing import Any

import orjson

#: A part of a view that is written already.
Written = orjson.Fragment


def write(view: Any) -> bytes:
    """``view`` as JSON in UTF-8: dictionaries, lists, words, numbers, and what is `Written`."""
    return orjson.dumps(view)


def written(view: Any) -> Written:
    return Written(write(view))
