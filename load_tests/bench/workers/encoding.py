"""``encoding jpeg|pixels|network|batch``: photos to vectors, one after another on one thread.

``jpeg`` begins with a photo as a release holds it, ``pixels`` with a picture in memory, as a build
does; ``network`` and ``batch`` with tensors in memory, one at a time and sixteen: only the network
is left, and that is torch's own limit.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from itertools import islice

import numpy as np
import torch
from PIL import Image

from catalog.collection import demo_store
from catalog.photos import LARGE, jpeg, open_photo
from embeddings.encoder import Encoder, default_encoder, embedded
from embeddings.pixels import prepare
from load_tests.bench.workers import asking

#: Photos that are taken in turn, and those that a network sees together in a batch.
PHOTOS, TOGETHER = 32, 16
#: Encodes some photos by number; how many.
Work = Callable[[int], int]


def photos() -> list[bytes]:
    """Drawn garments as a release holds them."""
    drawn = islice(demo_store().photos.values(), PHOTOS)
    return [jpeg(draw(), LARGE) for draw in drawn]


def work_of(way: str, encoder: Encoder, files: list[bytes]) -> Work:
    """What is done again and again."""
    pictures = [open_photo(data) for data in files]
    if way == "jpeg":
        return lambda n: len(encoder.encode([open_photo(files[n % len(files)])]))
    if way == "pixels":
        return lambda n: len(encoder.encode([pictures[n % len(pictures)]]))
    size = 1 if way == "network" else TOGETHER
    return network(encoder, pictures, size)


def network(encoder: Encoder, pictures: list[Image.Image], size: int) -> Work:
    ready = [prepare(one) for one in pictures]
    pixels = torch.from_numpy(np.stack([one.pixels for one in ready]))
    masks = torch.from_numpy(np.stack([one.mask for one in ready]))
    measured = torch.from_numpy(np.stack([one.colours for one in ready]))
    embedder = encoder._embedder  # The very network: there is no other way to it.

    def work(n: int) -> int:
        at = n * size % len(pictures)
        some = slice(at, at + size)
        return len(embedded(embedder, pixels[some], masks[some], measured[some], batch=size))

    return work


async def main() -> None:
    work = work_of(sys.argv[1], default_encoder(), photos())
    work(0)

    async def measure(clients: int, seconds: float) -> dict[str, float]:
        began, worked, done, n = time.perf_counter(), time.process_time(), 0, 0
        while time.perf_counter() - began < seconds:
            done += work(n)
            n += 1
        took, busy = time.perf_counter() - began, time.process_time() - worked
        return {"rate": done / took, "per_cpu": done / busy}

    await asking.answer_lines(measure)


if __name__ == "__main__":
    asyncio.run(main())
