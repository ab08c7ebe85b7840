"""A run of one lesson: the settings it was given, and its state, which a checkpoint holds."""

from __future__ import annotations

import copy
import hashlib
import math
import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from embeddings.lessons import Seeing, Telling
from embeddings.network import Shape
from embeddings.weights_file import Parts

#: The lesson that is not an eye's.
WITNESS = "witness"


@dataclass(frozen=True)
class Pace:
    """How long one network is taught, and how fast it learns."""

    epochs: int
    side: int = 96  # pixels, a multiple of 16; smaller than in use: more is seen in the time
    last_side: int = 128  # of the last epochs, as in use
    last_share: float = 0.3  # of the epochs
    learning_rate: float = 2e-3
    weight_decay: float = 0.05
    warm_up: float = 0.04  # share of all steps
    averaging: float = 0.998  # of the weights, per step
    check_every: int = 10  # epochs
    patience: int = 4  # checks without a better figure


@dataclass(frozen=True)
class TrainConfig:
    """Everything that a run depends on, besides its photos."""

    seed: int = 1
    eye: Pace = Pace(epochs=80)
    witness: Pace = Pace(epochs=40)
    seeing: Seeing = field(default_factory=Seeing)
    telling: Telling = field(default_factory=Telling)
    dressed: int = 2  # figures drawn for every flat garment
    sketches: int = 40  # drawn of every small thing
    rare: int = 8  # a word said of fewer photos is not learned
    #: Several times faster where the CPU has AMX, slower elsewhere.
    bfloat16: bool = False
    shape: Shape = field(default_factory=Shape)
    parts: Parts = field(default_factory=Parts)


class RunFault(ValueError):
    """A run that cannot begin or go on; the message says why and what to do."""


class Run:
    """What changes while a network is taught, and is written to a checkpoint as a whole."""

    def __init__(self, net: nn.Module, pace: Pace, identity: dict[str, Any]) -> None:
        self.net, self.pace = net, pace
        self.identity = identity
        self.average = copy.deepcopy(net).eval()
        matrices = [p for p in net.parameters() if p.ndim > 1]
        others = [p for p in net.parameters() if p.ndim <= 1]
        groups: list[dict[str, Any]] = [
            {"params": matrices},
            {"params": others, "weight_decay": 0.0},
        ]
        self.optimiser = torch.optim.AdamW(
            groups, lr=pace.learning_rate, weight_decay=pace.weight_decay
        )
        self.epoch = self.step = 0
        self.best: dict[str, Any] = {"figure": -math.inf, "epoch": 0, "net": None}
        self.history: list[dict[str, float]] = []

    def save(self, path: Path) -> None:
        """Write everything to ``path``, whole or not at all."""
        state = {
            "identity": self.identity,
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "counters": {"epoch": self.epoch, "step": self.step},
            "best": self.best,
            "history": self.history,
        }
        partial = path.with_name(path.name + ".part")
        torch.save(state, partial)
        partial.replace(path)

    def resume(self, path: Path) -> None:
        """Go on from ``path``; raises RunFault for another run's, or one that cannot be read."""
        try:
            state = torch.load(path, weights_only=True)
            identity = state["identity"]
        except (OSError, RuntimeError, EOFError, KeyError, TypeError, pickle.PickleError) as error:
            raise RunFault(f"{path} cannot be read; remove it to begin anew") from error
        if identity != self.identity:
            raise RunFault(
                f"{path} belongs to a run with other settings or photos; name another folder for "
                "checkpoints, or remove it"
            )
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.epoch, self.step = state["counters"]["epoch"], state["counters"]["step"]
        self.best, self.history = state["best"], state["history"]

    def descend(self, loss: Tensor, steps: int) -> None:
        """One step down ``loss``, of ``steps`` in all; the averaged weights follow behind."""
        done = self.step / max(steps, 1)
        warm = min(1.0, (done + 1 / max(steps, 1)) / max(self.pace.warm_up, 1e-9))
        rate = self.pace.learning_rate * warm * max(0.01, (1 + math.cos(math.pi * done)) / 2)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.step += 1
        keep = min(self.pace.averaging, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            new = self.net.state_dict()
            for name, value in self.average.state_dict().items():
                if value.is_floating_point():
                    value.lerp_(new[name], 1 - keep)

    def side(self) -> int:
        """How large the pictures of this epoch are."""
        large = self.epoch >= round(self.pace.epochs * (1 - self.pace.last_share))
        return self.pace.last_side if large else self.pace.side

    def check_is_due(self) -> bool:
        """Whether the epoch that ended is one to be checked."""
        return self.epoch % self.pace.check_every == 0 or self.epoch == self.pace.epochs

    def consider(self, figure: float) -> None:
        """Keep the averaged weights of now if ``figure`` is the best so far."""
        if figure > self.best["figure"]:
            net = {name: value.clone() for name, value in self.average.state_dict().items()}
            self.best = {"figure": figure, "epoch": self.epoch, "net": net}

    def over(self) -> bool:
        """Whether all epochs were taught, or patience has run out."""
        waited = self.epoch - self.best["epoch"]
        patience = self.pace.patience * self.pace.check_every
        stale = self.best["net"] is not None and waited >= patience
        return self.epoch >= self.pace.epochs or stale

    def best_epoch(self) -> int:
        """The epoch whose weights ``best_net`` gives."""
        return int(self.best["epoch"]) if self.best["net"] else self.epoch

    def best_net(self) -> dict[str, Tensor]:
        """The averaged weights of the best check, or of now where nothing was checked."""
        weights: dict[str, Tensor] = self.best["net"] or self.average.state_dict()
        return weights


def identity_of(
    lesson: str, config: TrainConfig, names: tuple[str, ...], begin: str | None = None
) -> dict[str, Any]:
    """What a checkpoint must agree on to be gone on from: the lesson, its own settings, the photos,
    and the digest of the weights it began with, if it did."""
    shape = config.shape
    how: tuple[object, ...]
    if lesson == WITNESS:
        sizes = (shape.witness_widths, shape.blocks, shape.self_dim, shape.quarters)
        how = (config.witness, config.telling, sizes)
    else:
        how = (config.eye, config.seeing, (shape.widths, shape.blocks, shape.groups))
    settings = (config.seed, config.bfloat16, *how)
    photos = hashlib.sha256("\n".join(names).encode()).hexdigest()
    identity = {"lesson": lesson, "settings": repr(settings), "photos": photos}
    return identity | ({"begin": begin} if begin is not None else {})


def fast_bfloat16() -> bool:
    """Whether this CPU multiplies bfloat16 faster than float32."""
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
