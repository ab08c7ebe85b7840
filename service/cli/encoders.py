"""The encoder that a command names, or the end of the command, with what to do."""

from __future__ import annotations

from catalog.release import Encoder
from service.cli.house import give_up


def the_encoder(name: str = "default") -> Encoder:
    """The encoder that ships, or the one that ``name`` names.

    Imported when it is needed: torch takes seconds, and few commands need it.
    """
    try:
        from embeddings.opening import open_encoder
        from embeddings.weights_file import WeightsFault
    except ModuleNotFoundError as missing:
        give_up(f"Encoding photos needs {missing.name}: pip install 'fitroom[encode]'.")
    try:
        return open_encoder(name)
    except WeightsFault as fault:
        give_up(str(fault))
