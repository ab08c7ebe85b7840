"""The table of keys says what there is, and what is there is in the table."""

from __future__ import annotations

import inspect
import re
from types import FunctionType

import pytest

from service.log import keys
from service.log.keys import valid_store

#: The names in the table, with what stands for an argument.
TABLE = re.findall(r"^    (fitroom:\S+)", keys.__doc__ or "", re.MULTILINE)
MAKERS = {
    name: maker
    for name, maker in vars(keys).items()
    if isinstance(maker, FunctionType) and name != "valid_store"
}
CONSTANTS = {name: value for name, value in vars(keys).items() if name.isupper() and name[0] != "_"}
#: How the table writes the arguments of the functions.
WRITTEN = {"store": "STORE", "operation": "OPERATION", "day": "D", "digest": "DIGEST"}


def made(maker: FunctionType) -> str:
    return str(maker(*(WRITTEN[name] for name in inspect.signature(maker).parameters)))


def test_every_key_is_in_the_table_and_every_line_is_a_key() -> None:
    assert sorted(TABLE) == sorted([*map(made, MAKERS.values()), *CONSTANTS.values()])


def test_all_keys_of_a_store_share_its_hash_tag() -> None:
    for maker in MAKERS.values():
        if "store" in inspect.signature(maker).parameters:
            assert re.findall(r"\{(.*?)\}", made(maker)) == ["STORE"]


@pytest.mark.parametrize("name", ["a", "seoul-1", "7", "x" * 63])
def test_a_store_may_be_called(name: str) -> None:
    assert valid_store(name)


@pytest.mark.parametrize("name", ["", "-a", "Seoul", "a b", "a}", "가게", "x" * 64, "a/b", "a\n"])
def test_a_store_may_not_be_called(name: str) -> None:
    assert not valid_store(name)
