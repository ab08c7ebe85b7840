"""Training the tower that puts words where the photos of their garments are (torch).

Contrastive as in CLIP (Radford et al. 2021, the symmetric InfoNCE loss), with one matrix on each
side: a release has thousands of names, not millions, and more layers found nothing more. Texts are
what the retailer says of a garment; each time some of it is left out, because a shopper says less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, dropout, normalize
from torch.optim import AdamW
from torch.optim.lr_scheduler import OneCycleLR

from catalog.categories import category_name
from catalog.garment import Colourway, Style
from embeddings.encoder import one_thread
from embeddings.words import BUCKETS, Floats, WordTower, counts

Counts = tuple[npt.NDArray[np.int64], Floats]

#: With fewer garments than this there is nothing to learn from.
ENOUGH = 200


@dataclass(frozen=True)
class TowerConfig:
    """Everything that a tower depends on besides its release."""

    places: int = 128
    epochs: int = 20
    batch: int = 256
    learning_rate: float = 3e-3
    weight_decay: float = 1e-4
    temperature: float = 0.07
    left_out: float = 0.3  # of the pieces of a text, each time it is seen
    seed: int = 1


def sayings(style: Style, colourway: Colourway) -> list[str]:
    """What the retailer says of a garment: one text in each language, and one of its attributes."""
    colours = dict(colourway.colour.name) if colourway.colour else {}
    kinds = dict(category_name(style.category) or {})
    said = [
        " ".join(filter(None, (colours.get(tag), name, kinds.get(tag))))
        for tag, name in style.name.items()
    ]
    words = [*colours.values(), *kinds.values(), style.brand, style.gender, *style.tags]
    return [text for text in (*said, " ".join(filter(None, words))) if text]


def train_tower(
    texts: Sequence[Sequence[str]], vectors: Floats, config: TowerConfig | None = None
) -> WordTower | None:
    """The tower of photos ``vectors`` (n, dim) and what is said of each; None if `ENOUGH` is not.

    Takes seconds for a thousand photos and about a minute for ten thousand, on one core.
    """
    config = config or TowerConfig()
    rows = [row for row, said in enumerate(texts) if said]
    if len(rows) < ENOUGH:
        return None
    torch.manual_seed(config.seed)
    mean = vectors[rows].mean(axis=0)
    photos = torch.from_numpy(np.asarray(vectors[rows] - mean, np.float32))
    said = [[counts(text) for text in texts[row]] for row in rows]
    text = nn.EmbeddingBag(BUCKETS, config.places, mode="sum")
    nn.init.normal_(text.weight, std=BUCKETS**-0.5)
    photo = nn.Linear(len(mean), config.places, bias=False)
    with one_thread():
        _fit(text, photo, said, photos, config)
    with torch.no_grad():
        return WordTower(text.weight.numpy().copy(), photo.weight.T.numpy().copy(), mean)


def _fit(
    text: nn.EmbeddingBag,
    photo: nn.Linear,
    said: Sequence[Sequence[Counts]],
    photos: Tensor,
    config: TowerConfig,
) -> None:
    """Train both matrices in place: texts ``said`` (n of some), centred ``photos`` (n, dim)."""
    batch = min(config.batch, len(said))
    steps = config.epochs * (len(said) // batch)
    weights = [*text.parameters(), *photo.parameters()]
    optimiser = AdamW(weights, lr=config.learning_rate, weight_decay=config.weight_decay)
    schedule = OneCycleLR(optimiser, config.learning_rate, total_steps=steps)
    own = torch.arange(batch)
    for _ in range(config.epochs):
        order = torch.randperm(len(said))
        for rows in torch.split(order, batch):
            if len(rows) < batch:
                continue
            buckets, starts, much = _together([_one_of(said[row]) for row in rows.tolist()])
            words = text(buckets, starts, dropout(much, config.left_out))  # (b, places)
            near = normalize(words) @ normalize(photo(photos[rows])).T / config.temperature
            loss = (cross_entropy(near, own) + cross_entropy(near.T, own)) / 2
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()


def _one_of(said: Sequence[Counts]) -> Counts:
    return said[int(torch.randint(len(said), ()))]


def _together(texts: Sequence[Counts]) -> tuple[Tensor, Tensor, Tensor]:
    """Counts of texts as one row of buckets, where each text begins in it, and how much of each."""
    buckets = torch.from_numpy(np.concatenate([buckets for buckets, _ in texts]))
    much = torch.from_numpy(np.concatenate([much for _, much in texts]))
    ends = np.cumsum([0, *(len(buckets) for buckets, _ in texts)])
    return buckets, torch.from_numpy(ends[:-1].astype(np.int64)), much
