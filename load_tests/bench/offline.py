"""Section ``offline``: photos to vectors, releases of any size, and one that is brought up to
date."""

from __future__ import annotations

from collections.abc import Iterator

from load_tests.bench.building import OFTEN, Building, case_of
from load_tests.bench.options import Options
from load_tests.bench.rounds import Tell
from load_tests.bench.section import Contender, Figure, Section
from load_tests.bench.worker import Worker

#: Two synced files for each photo: with more the hours are filled by the disk, and say no more.
MOST_PHOTOS = 10_000
ENCODED = (
    Figure("rate", "photos a second", "1/s", "more"),
    Figure("per_cpu", "photos per CPU second", "1/s", "more"),
    Figure("memory_mb", "memory", "MB PSS", "less", as_ratio=False),
)
BUILT = (
    Figure("took_s", "until it is verified", "s", "less"),
    Figure("cpu_s", "processor time", "s", "less"),
    Figure("rate", "styles a second", "1/s", "more", as_ratio=False),
    Figure("peak_mb", "most memory ever held", "MB RSS", "less", as_ratio=False),
    Figure("exponent", "growth since the last size", "power", "less", as_ratio=False),
)
NETWORK = "the network alone, a tensor at a time"
ENCODERS: tuple[tuple[str, str, str], ...] = (
    (NETWORK, "network", "Pixels, mask and colours are in memory: torch, and nothing else."),
    ("the network alone, sixteen at a time", "batch", ""),
    ("Fitroom, a picture in memory", "pixels", "The garment is found and framed, colours counted."),
    ("Fitroom, a photo as released", "jpeg", "Its JPEG is decoded first."),
)
DISK = "its files written, hashed and synced"
#: Name, way and note of each section's contenders: whose release is copied or updated is first.
FROM_VECTORS = (
    ("Fitroom, a full build", "vectors", "Words learnt, neighbours and cells made, all verified."),
    (DISK, "copy of vectors", "What the disk takes."),
)
WITH_PHOTOS = (
    ("Fitroom, a full build", "photos", ""),
    ("Fitroom, one style in a hundred changed", "update", "From the release before it."),
    (DISK, "copy of photos", "What the disk takes."),
)


def sections(options: Options, tell: Tell) -> Iterator[Section]:
    yield _encoding(options)
    yield _building(
        options,
        "offline build",
        "How long does it take to build a release, and how does that grow?",
        "Styles with one colourway, one size and a made vector of 128 numbers that is there "
        "already; all share one small photo. A process of its own for each build; one of more than "
        f"{OFTEN:,} styles is built in the first round alone.",
        FROM_VECTORS,
        options.built,
        tell,
    )
    yield _building(
        options,
        "offline update",
        "How much of a build is saved where little has changed?",
        "Every style has a photo of its own, 64 x 32 pixels, whose made vector is read off it: no "
        "network. A process of its own for each build.",
        WITH_PHOTOS,
        [styles for styles in options.built if styles <= MOST_PHOTOS],
        tell,
    )


def _encoding(options: Options) -> Section:
    found: list[Contender] = []
    for name, way, note in ENCODERS:
        limit = not name.startswith("Fitroom")
        for tree in options.trees[:1] if limit else options.trees:
            named = name if limit else tree.named(name)
            group = "limit" if limit else "fitroom"
            found.append(
                Worker(named, group, ("encoding", way), tree, 2 * options.seconds, note)  # type: ignore[arg-type]
            )
    chosen = [one for one in found if options.wants(one.name)]
    names = [one.name for one in chosen]
    case = "1 thread"
    return Section(
        name="offline encode",
        question="How many photos a second become vectors, on one core?",
        method=(
            "Garments of the demo collection, 720 x 960 pixels, by the encoder that ships, in a "
            "process of its own, one after another on one thread."
        ),
        cases=(case,),
        figures=ENCODED,
        contenders=chosen,
        baseline=NETWORK if NETWORK in names or not names else names[0],
        drawn=("rate", case),
    )


def _building(
    options: Options,
    name: str,
    question: str,
    method: str,
    ways: tuple[tuple[str, str, str], ...],
    sizes: list[int] | tuple[int, ...],
    tell: Tell,
) -> Section:
    found: list[Contender] = []
    for named, way, note in ways:
        if not way.startswith("copy"):
            found += [
                Building(tree.named(named), way, tree, sizes, tell, note=note)
                for tree in options.trees
            ]
        elif not options.comparing:
            found.append(Building(named, way, options.trees[0], sizes, tell, "limit", note))
    chosen = [one for one in found if options.wants(one.name)]
    names = [one.name for one in chosen]
    cases = [case_of(styles) for styles in sizes]
    return Section(
        name=name,
        question=question,
        method=method,
        cases=cases,
        figures=BUILT,
        contenders=chosen,
        baseline=DISK if DISK in names or not names else names[0],
        drawn=("took_s", cases[-1] if cases else ""),
    )
