"""``python -m load_tests.bench.made_store MADE TARGET PIECES``: a store of made styles.

One colourway and one variant, of size M, for each style. All colourways share one photo of 64 x 64
pixels: the vectors do not come from it, so half a million photos would only be half a million
files. The release is written by the product's own draft, has the extra files that an import gives
it (words, and a table of neighbours where one is made), and is opened with every check included;
stock is set by the ordinary command, PIECES of each style that is in stock. What it took is
printed as a line of JSON.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from catalog.garment import Colourway, Money, Size, Style, Variant
from catalog.release import Encoder, Extras, Release, open_release
from catalog.release.draft import Draft
from catalog.release.earlier import Earlier
from catalog.store import FittingRoom, StorePlan, Zone
from load_tests.bench.made_vectors import gtin_of, style_of
from service.cli.extras import extras_of
from service.cli.house import opened
from service.cli.importing import put_into_store
from service.log.private_server import PrivateServer
from service.settings import Settings

STORE = "bench"
SIZE = "M"
#: Categories that styles take in turn.
KINDS = ("tshirt", "shirt", "trousers", "skirt", "dress", "coat", "knit", "jacket")
Tell = Callable[[str], None]
#: What makes the extra files of a release for an encoder: `extras_of`.
MakeExtras = Callable[[Encoder], Extras]


class MadeEncoder:
    """Names where the vectors come from. It encodes nothing: they are there already."""

    name = "made-vectors"

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self.dim = int(vectors.shape[1])
        self.digest = hashlib.sha256(vectors[:1000].tobytes()).hexdigest()

    def encode(self, images: Sequence[Image.Image], /) -> NDArray[np.float32]:
        raise NotImplementedError("made vectors come from no picture")


def plan() -> StorePlan:
    """One zone, six rooms."""
    rooms = tuple(FittingRoom(f"r{n}", {"en": f"Room {n}"}, n == 6) for n in range(1, 7))
    return StorePlan(STORE, {"en": "Bench"}, "UTC", "KRW", (Zone("z", {"en": "Z"}),), (), rooms)


def styles(n: int) -> Iterator[Style]:
    """``n`` styles in the order of their ids, which is the order of their vectors."""
    for row in range(n):
        variant = Variant(gtin_of(row), Size(SIZE, "INT"), Money(19_900 + row % 50 * 1_000, "KRW"))
        way = Colourway(f"{style_of(row)}:a", None, ("photo",), (variant,))
        kind = KINDS[row % len(KINDS)]
        yield Style(style_of(row), {"en": f"{kind} {row}"}, kind, (way,), zone="z")


def build(root: Path, vectors: NDArray[np.float32], extras: MakeExtras, tell: Tell) -> Release:
    """The release of made styles in the folder ``root``; ``extras`` makes its further files."""
    work = root / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    draft = Draft(work, Earlier(), lambda done, total, stage: None)
    photo = Image.new("RGB", (64, 64), "#9aa7b0")
    tell("styles")
    released = draft.take_photos(list(styles(len(vectors))), {"photo": lambda: photo}, None)
    rows = [way.id for style in released for way in style.colourways]
    tell("tables")
    draft.write_tables(released, rows, vectors)
    encoder = MadeEncoder(vectors)
    tell("extras")
    draft.write_extras(extras(encoder)(released, rows, vectors))
    manifest = draft.finish(released, len(rows), encoder)
    final = root / manifest.id
    shutil.rmtree(final, ignore_errors=True)
    work.rename(final)
    tell("opened again, every check included")
    return open_release(final)


def stock(here: NDArray[np.bool_], pieces: int = 1) -> dict[str, int]:
    """So many pieces of each style that is in stock, none of the others."""
    return {gtin_of(row): pieces * there for row, there in enumerate(here.tolist())}


def furnish(made: Path, target: Path, pieces: int, tell: Tell) -> dict[str, float]:
    """Build the store in the data folder ``target``; seconds that each part took."""
    vectors = np.load(made / "vectors.npy", mmap_mode="r")
    settings = Settings(data=target, redis_url="", public_url="")
    began = time.monotonic()
    release = build(settings.releases, vectors, extras_of, tell)
    built = time.monotonic()
    tell("stock")
    on_hand = stock(np.load(made / "here.npy"), pieces)

    async def work(url: str) -> None:
        async with opened(settings, url) as house:
            await put_into_store(house, plan(), release, on_hand)

    with PrivateServer(target).running() as server:
        asyncio.run(work(server.url))
    return {"build_s": built - began, "stock_s": time.monotonic() - built}


def main() -> None:
    made, target, pieces = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    took = furnish(
        made, target, pieces, lambda stage: print(f"made store: {stage}", file=sys.stderr)
    )
    print(json.dumps(took))


if __name__ == "__main__":
    main()
