"""A training run: the settings it was given, and the state it is in, which a checkpoint holds."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from embeddings.augment import Strength
from embeddings.labels import Labels
from embeddings.losses import TagLoss
from embeddings.network import GarmentNet, Shape
from embeddings.weights_file import Parts


@dataclass(frozen=True)
class TrainConfig:
    """Everything that a run depends on, besides its photos."""

    seed: int = 1
    epochs: int = 70
    batch: int = 64  # photos; each is seen in two views
    side: int = 64  # pixels, a multiple of 16; smaller than in use: more is seen in the time
    last_side: int = 96  # of the last epochs, near what is seen in use
    last_share: float = 0.3  # of the epochs
    learning_rate: float = 2e-3
    weight_decay: float = 0.05
    warm_up: float = 0.03  # share of all steps
    averaging: float = 0.99  # of the weights, per step
    balance: float = 0.5  # 0: photos alike, 1: kinds alike
    kind_weight: float = 1.0
    instance_weight: float = 0.5
    tag_weight: float = 0.1
    rare_tag: int = 5  # a tag on fewer photos is not learned
    check_every: int = 10  # epochs
    patience: int = 3  # checks without a better figure
    bfloat16: bool = False  # several times faster where the CPU has AMX, slower elsewhere
    shape: Shape = field(default_factory=Shape)
    parts: Parts = field(default_factory=Parts)
    strength: Strength = field(default_factory=Strength)


class Run:
    """What changes while training, and is written to a checkpoint as a whole."""

    def __init__(self, config: TrainConfig, labels: Labels) -> None:
        torch.manual_seed(config.seed)
        self.config = config
        self.shape = replace(config.shape, kinds=len(labels.kinds))
        self.net = GarmentNet(self.shape)
        self.average = GarmentNet(self.shape)
        self.average.load_state_dict(self.net.state_dict())
        self.tag_loss = TagLoss(self.shape.self_dim, len(labels.tags))
        self.modules = nn.ModuleList([self.net, self.tag_loss])
        matrices = [p for p in self.modules.parameters() if p.ndim > 1]
        others = [p for p in self.modules.parameters() if p.ndim <= 1]
        groups: list[dict[str, Any]] = [
            {"params": matrices},
            {"params": others, "weight_decay": 0.0},
        ]
        self.optimiser = torch.optim.AdamW(
            groups,
            lr=config.learning_rate,
            weight_decay=config.weight_decay,
        )
        self.epoch = self.step = 0
        self.best: dict[str, Any] = {"figure": -math.inf, "epoch": 0, "net": None}
        self.history: list[dict[str, float]] = []

    def save(self, path: Path) -> None:
        """Write everything to ``path``, whole or not at all."""
        state = {
            "config": asdict(self.config),
            "modules": self.modules.state_dict(),
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
        """Go on from ``path``; raises ValueError if it was made with another configuration."""
        state = torch.load(path, weights_only=True)
        if state["config"] != asdict(self.config):
            raise ValueError(f"{path.name} belongs to a run with another configuration; remove it")
        self.modules.load_state_dict(state["modules"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.epoch, self.step = state["counters"]["epoch"], state["counters"]["step"]
        self.best, self.history = state["best"], state["history"]

    def descend(self, loss: Tensor, steps: int) -> None:
        """One step down ``loss``, of ``steps`` in all; the averaged weights follow behind."""
        done = self.step / max(steps, 1)
        warm = min(1.0, (done + 1 / max(steps, 1)) / max(self.config.warm_up, 1e-9))
        rate = self.config.learning_rate * warm * max(0.01, (1 + math.cos(math.pi * done)) / 2)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.modules.parameters(), 5.0)
        self.optimiser.step()
        self.step += 1
        keep = min(self.config.averaging, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            new = self.net.state_dict()
            for name, value in self.average.state_dict().items():
                if value.is_floating_point():
                    value.lerp_(new[name], 1 - keep)

    def side(self) -> int:
        """How large the pictures of this epoch are."""
        large = self.epoch >= round(self.config.epochs * (1 - self.config.last_share))
        return self.config.last_side if large else self.config.side

    def consider(self, figure: float) -> None:
        """Keep the averaged weights of now if ``figure`` is the best so far."""
        if figure > self.best["figure"]:
            net = {name: value.clone() for name, value in self.average.state_dict().items()}
            self.best = {"figure": figure, "epoch": self.epoch, "net": net}

    def stale(self) -> bool:
        """Whether as many checks as patience allows went by without a better figure."""
        waited = self.epoch - self.best["epoch"]
        return (
            self.best["net"] is not None
            and waited >= self.config.patience * self.config.check_every
        )

    def best_epoch(self) -> int:
        """The epoch whose weights ``best_net`` gives."""
        return int(self.best["epoch"]) if self.best["net"] else self.epoch

    def best_net(self) -> GarmentNet:
        """The averaged weights of the best check, or of now where nothing was checked."""
        net = GarmentNet(self.shape)
        net.load_state_dict(self.best["net"] or self.average.state_dict())
        return net.eval()
