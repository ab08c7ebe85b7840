"""An operation: one command somebody sent, under a name by which it can be sent again safely."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from service.floor.facts import Fact

#: How long an answer is remembered (ms) when the client named the operation: a phone that was in a
#: pocket all day may still ask what became of its tap.
NAMED_MS = 24 * 3600 * 1000
#: And when it did not: long enough for our own repeats across a fail-over.
UNNAMED_MS = 60 * 1000

Answer = dict[str, Any]


def _nothing(facts: Sequence[Fact]) -> Answer:
    return {}


@dataclass(frozen=True, slots=True)
class Operation:
    """``name`` is unique to the sender; ``fingerprint`` tells one body from another."""

    name: str = field(default_factory=lambda: f"auto-{secrets.token_hex(16)}")
    fingerprint: str = ""
    answer: Callable[[Sequence[Fact]], Answer] = _nothing
    named: bool = False

    @property
    def remember_ms(self) -> int:
        return NAMED_MS if self.named else UNNAMED_MS


def named_operation(
    sender: str,
    key: str,
    method: str,
    path: str,
    body: bytes,
    answer: Callable[[Sequence[Fact]], Answer] = _nothing,
) -> Operation:
    """The operation that ``sender`` named with an Idempotency-Key.

    Keys of different senders never meet: nobody learns another's answer by guessing a key.
    """
    name = hashlib.sha256(f"{sender}\n{key}".encode()).hexdigest()
    content = hashlib.sha256(f"{method}\n{path}\n".encode() + body).hexdigest()
    return Operation(name=name, fingerprint=content, answer=answer, named=True)


class KeyReused(Exception):
    """The same Idempotency-Key came with another request. Use a new key for a new command."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an operation answered, and whether that was now or when it was first sent."""

    answer: Answer
    again: bool = False

    @staticmethod
    def write(operation: Operation, answer: Answer) -> str:
        return json.dumps({"fingerprint": operation.fingerprint, "answer": answer})

    @classmethod
    def read(cls, operation: Operation, written: str) -> Receipt:
        """The receipt of an operation that was committed before.

        Raises:
            KeyReused: it was another request under the same key.
        """
        record = json.loads(written)
        if record["fingerprint"] != operation.fingerprint:
            raise KeyReused
        return cls(record["answer"], again=True)
