"""``fitroom evaluate index``: is filtered search exact, and how fast is it, on made-up vectors."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
import typer
from rich.table import Table

from embeddings.index import Index
from service.cli.house import out, progress_bars

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

#: Places of a slate.
PLACES = 12
#: Questions of a shopper who asked for several garments.
TOGETHER = 8
#: Shares of the rows that a filter lets through: a small store, a large one, every garment.
SHARES = (0.001, 0.01, 0.1, 0.5, 1.0)
#: Rows that are made or scanned at a time: 50 MB at 300 dimensions.
BLOCK = 40_000
#: Decimals that two scans of the same vectors agree on.
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found among ``eligible`` rows: recall, and milliseconds of each way to search."""

    vectors: str
    eligible: int
    recall: float
    scan_ms: float
    one_ms: float
    together_ms: float


def index(
    rows: Annotated[int, typer.Option(help="Garments in the catalogue.", min=100)] = 500_000,
    dim: Annotated[int, typer.Option(help="Numbers in a vector.", min=8)] = 300,
    questions: Annotated[int, typer.Option(help="Questions to each filter.", min=1)] = 16,
    seed: Annotated[int, typer.Option(help="What the made-up vectors follow from.")] = 1,
) -> None:
    """Compare the index with a plain scan over the eligible garments, in float64.

    The vectors are made up: scattered, in clusters of near copies, and with one photo used for a
    tenth of all garments. Ends with 1 unless every filter gave exactly what the scan gave.
    """
    table = Table("vectors", "eligible", f"recall@{PLACES}", "plain scan", "index", "of the scan",
                  f"{TOGETHER} questions at once")  # fmt: skip
    exact = True
    with tempfile.TemporaryDirectory() as folder, progress_bars() as tell:
        for done, (kind, make) in enumerate(KINDS.items()):
            tell(done, len(KINDS), "vectors")
            path = Path(folder) / f"{kind}.npy"
            np.save(path, make(np.random.default_rng(seed), rows, dim))
            vectors = np.load(path, mmap_mode="r")
            for one in measured(kind, vectors, questions, seed):
                exact &= one.recall == 1.0
                table.add_row(
                    one.vectors, f"{one.eligible:,}", f"{one.recall:.3f}", f"{one.scan_ms:.2f} ms",
                    f"{one.one_ms:.2f} ms", f"{one.one_ms / one.scan_ms:.2f}",
                    f"{one.together_ms:.2f} ms",
                )  # fmt: skip
            path.unlink()
        tell(len(KINDS), len(KINDS), "vectors")
    out.print(table)
    unit = 1 if sys.platform == "darwin" else 1024  # Linux counts in KiB, macOS in bytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    size = rows * dim * 4
    out.print(f"{rows:,} x {dim}: {size / 1e6:,.0f} MB of vectors, peak {peak / 1e6:,.0f} MB.")
    raise typer.Exit(0 if exact else 1)


def measured(kind: str, vectors: Floats, questions: int, seed: int) -> Iterator[Finding]:
    """The index and the scan on ``vectors`` (rows, dim), filter by filter."""
    chance, rows = np.random.default_rng(seed + 1), len(vectors)
    asked = np.asarray(vectors[chance.choice(rows, questions)])  # (q, dim)
    opened = Index(vectors)
    for share in SHARES:
        allowed = np.sort(chance.choice(rows, max(1, round(share * rows)), replace=False))
        found = [opened.search(one[None], PLACES, allowed)[1][0] for one in asked]
        true = scan(vectors, asked, allowed)
        recall = np.mean([np.isin(t, f).mean() for t, f in zip(true, found, strict=True)])
        several = np.resize(asked, (TOGETHER, asked.shape[1]))
        yield Finding(
            kind,
            len(allowed),
            float(recall),
            scan_ms=_milliseconds(lambda: _plain(vectors, asked[0], allowed)),  # noqa: B023
            one_ms=_milliseconds(lambda: opened.search(asked[:1], PLACES, allowed)),  # noqa: B023
            together_ms=_milliseconds(
                lambda: opened.search(several, PLACES, allowed)  # noqa: B023
            ),
        )


def scan(vectors: Floats, asked: Floats, allowed: Rows) -> list[Rows]:
    """The best rows for each of ``asked`` by scoring every allowed row in float64, without FAISS;
    of equal ones the lowest."""
    wide = asked.T.astype(np.float64)
    blocks = [
        vectors[allowed[at : at + BLOCK]].astype(np.float64) @ wide
        for at in range(0, len(allowed), BLOCK)
    ]
    scores = np.concatenate(blocks).round(DECIMALS)  # (allowed, q)
    return [allowed[np.lexsort((allowed, -one))[:PLACES]] for one in scores.T]


def _plain(vectors: Floats, query: Floats, allowed: Rows) -> Any:
    """What one would write without an index."""
    scores = vectors[allowed] @ query
    return np.argsort(-scores, kind="stable")[:PLACES]


def _milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def _unit(values: Floats) -> Floats:
    return np.asarray(values / np.linalg.norm(values, axis=1, keepdims=True), np.float32)


def _scattered(chance: np.random.Generator, rows: int, dim: int) -> Floats:
    made = np.empty((rows, dim), np.float32)
    for at in range(0, rows, BLOCK):
        block = made[at : at + BLOCK]
        block[:] = _unit(chance.standard_normal(block.shape, dtype=np.float32))
    return made


def _clustered(chance: np.random.Generator, rows: int, dim: int) -> Floats:
    """As photos are: kinds of garments, and in each many that can hardly be told apart."""
    centres = _unit(chance.standard_normal((max(1, rows // 200), dim), dtype=np.float32))
    made = np.empty((rows, dim), np.float32)
    for at in range(0, rows, BLOCK):
        block = made[at : at + BLOCK]
        own = centres[chance.integers(0, len(centres), len(block))]
        block[:] = _unit(own + 0.01 * chance.standard_normal(block.shape, dtype=np.float32))
    return made


def _repeated(chance: np.random.Generator, rows: int, dim: int) -> Floats:
    """Scattered, and every tenth garment with one and the same photo."""
    made = _scattered(chance, rows, dim)
    made[::10] = made[0]
    return made


KINDS: dict[str, Callable[[np.random.Generator, int, int], Floats]] = {
    "scattered": _scattered,
    "clustered": _clustered,
    "repeated": _repeated,
}
