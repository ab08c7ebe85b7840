"""What a visit tells: what it asked for, kept, left, liked and disliked, and in which sizes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, Protocol, get_args

from catalog.garment import Size
from catalog.sizes import wanted_size
from service.recommend.fit.evidence import TOO_LARGE, TOO_SMALL
from service.recommend.shelf import Catalogue, Shelf

#: What a visit said of a style.
Word = Literal["kept", "disliked", "liked", "brought", "requested", "left", "withdrawn", "viewed"]
#: Which word holds where several were said. Whoever left an M and asks for the L still wants it.
STRONGEST_FIRST: tuple[Word, ...] = get_args(Word)
#: Why a garment is left or disliked. Each moves what it is about, and leaves the rest alone.
Because = Literal[
    "colour", "style", "fabric", "price", "too_small", "too_large", "too_short", "too_long"
]
REASONS: frozenset[str] = frozenset(get_args(Because))
#: Of these, those that speak against the size.
MISFIT = frozenset({TOO_SMALL, TOO_LARGE})
#: With the shopper, by a runner or by the shopper's own hand.
BROUGHT = frozenset({"delivered", "carried"})


class Request(Protocol):
    """What is read of a request; the floor's own `service.floor.state.Request` is one."""

    @property
    def gtin(self) -> str: ...
    @property
    def style(self) -> str: ...
    @property
    def colourway(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def why(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """A style in one colour and size that the shopper asked for, and what became of it.

    ``word`` is withdrawn for a request that was cancelled. One that was not found stays requested:
    it is still what the shopper wanted. ``why`` are the reasons for leaving this very one.
    """

    style: str
    colourway: str
    gtin: str
    word: Word
    why: tuple[str, ...] = ()

    @classmethod
    def by(cls, request: Request) -> Asked:
        return cls(
            request.style, request.colourway, request.gtin, _word(request), tuple(request.why)
        )


@dataclass(frozen=True, slots=True)
class Wants:
    """Everything that is known of one shopper, and no more. Nothing known is ``Wants()``.

    ``asked`` is oldest first. ``sizes`` is written as by `catalog.sizes.wanted_size`
    (``{"upper/letters": "M"}``); a scale that is not there is not known, and never guessed.
    """

    asked: tuple[Asked, ...] = ()
    liked: frozenset[str] = frozenset()
    disliked: frozenset[str] = frozenset()
    viewed: tuple[str, ...] = ()  # colourway ids
    sizes: Mapping[str, str] = field(default_factory=dict)
    #: Why a style was left or disliked, by style, all reasons of all that was tried of it: words
    #: of `REASONS`; others are passed over.
    left_why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    disliked_why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: How long each style was looked at in all, in milliseconds.
    dwelt_ms: Mapping[str, int] = field(default_factory=dict)
    #: When the last thing was said of each style, in milliseconds since the epoch. What is not
    #: here counts as said just now.
    said_at: Mapping[str, int] = field(default_factory=dict)
    #: Whether what it said is in the store's counts of how styles fit.
    counted: bool = True

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        requests: Iterable[Request],
        opinions: Mapping[str, str] | None = None,
        viewed: Iterable[str] = (),
        *,
        left_why: Mapping[str, Iterable[str]] | None = None,
        disliked_why: Mapping[str, Iterable[str]] | None = None,
        dwelt_ms: Mapping[str, int] | None = None,
        said_at: Mapping[str, int] | None = None,
        counted: bool = True,
    ) -> Wants:
        """Read a visit: ``requests`` oldest first, ``opinions`` by style, ``viewed`` colourways.

        ``left_why`` and ``disliked_why`` are reasons by style, ``dwelt_ms`` milliseconds by style,
        ``said_at`` by style the time (``Ms``) of the last request, outcome, opinion or look.
        """
        asked = tuple(Asked.by(request) for request in requests)
        said = opinions or {}
        left = {style: tuple(why) for style, why in (left_why or {}).items()}
        return cls(
            asked=asked,
            liked=frozenset(style for style, opinion in said.items() if opinion == "like"),
            disliked=frozenset(style for style, opinion in said.items() if opinion == "dislike"),
            viewed=tuple(viewed),
            sizes=wanted_sizes(catalogue, asked, misfits=misfits(asked, left)),
            left_why=left,
            disliked_why={style: tuple(why) for style, why in (disliked_why or {}).items()},
            dwelt_ms=dict(dwelt_ms or {}),
            said_at=dict(said_at or {}),
            counted=counted,
        )

    @property
    def misfits(self) -> frozenset[Asked]:
        """What was left because its size was wrong."""
        return misfits(self.asked, self.left_why)

    @property
    def styles_asked(self) -> frozenset[str]:
        """Styles that no slate offers again: the shopper has dealt with them."""
        return frozenset(one.style for one in self.asked)

    def words(self, catalogue: Catalogue) -> Iterator[tuple[str, Word, tuple[str, ...]]]:
        """Each style once, with the strongest word said of it and the colourways it was said of.

        A like is said of a style, so it counts for all its colours unless one was asked for.
        """
        heard: dict[str, dict[Word, list[str]]] = {}
        for one in self.asked:
            heard.setdefault(one.style, {}).setdefault(one.word, []).append(one.colourway)
        for way in self.viewed:
            if found := catalogue.by_colourway.get(way):
                heard.setdefault(found[0].id, {}).setdefault("viewed", []).append(way)
        for style in sorted(self.dwelt_ms):
            heard.setdefault(style, {}).setdefault("viewed", [])
        for style in sorted(self.liked):
            heard.setdefault(style, {})["liked"] = []
        for style in sorted(self.disliked):
            heard.setdefault(style, {})["disliked"] = []
        for style, words in heard.items():
            word = next(word for word in STRONGEST_FIRST if word in words)
            named = words[word] or [way for others in words.values() for way in others]
            yield style, word, tuple(dict.fromkeys(named)) or _colourways(catalogue, style)


def wanted_sizes(
    catalogue: Catalogue, asked: Iterable[Asked], misfits: Container[Asked] = ()
) -> dict[str, str]:
    """The latest size asked for on each scale, as `catalog.sizes.wanted_size` writes it.

    What was left may not have fitted, so its size counts only until another one is asked for; one
    of the ``misfits`` tells no size that is wanted. Nor does a request that was withdrawn.
    """
    told = [one for one in asked if one.word != "withdrawn" and one not in misfits]
    sizes: dict[str, str] = {}
    for one in sorted(told, key=lambda one: one.word != "left"):  # stable: left first, then by time
        if found := catalogue.by_gtin.get(one.gtin):
            style, _, variant = found
            sizes |= wanted_size(style.category, variant.size)
    return sizes


def misfits(asked: Iterable[Asked], left_why: Mapping[str, tuple[str, ...]]) -> frozenset[Asked]:
    """What of ``asked`` was left because its size was wrong."""
    return frozenset(one for one, why in reasons_of(asked, left_why) if not MISFIT.isdisjoint(why))


def reasons_of(
    asked: Iterable[Asked], left_why: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Asked, tuple[str, ...]]]:
    """Each with the reasons for leaving it: its own, or ``left_why`` of its style where only that
    is known. An M that was too small and an XL that was too large are no contradiction.
    """
    every = tuple(asked)
    told = {one.style for one in every if one.why}
    for one in every:
        why = one.why if one.style in told else left_why.get(one.style, ())
        yield one, why if one.word == "left" else ()


def size_of_style(catalogue: Catalogue, style: str, label: str | None) -> dict[str, str]:
    """The wanted size that ``label`` means on ``style``, even one that the style is not made in."""
    if not label or (found := catalogue.styles.get(style)) is None:
        return {}
    sizes = (one.size for _, one in found.variants() if one.size and one.size.label == label)
    return dict(_wanted(found.category, next(sizes, None) or Size(label)))


def size_on_shelf(shelf: Shelf, style: int, label: str | None) -> dict[str, str]:
    """`size_of_style`, of the style with this number, without parsing it. Nothing of a style that
    comes in no variant: no category is known of it here."""
    ways = shelf.colourways_at(style)
    start, stop = int(shelf.first_variant[ways.start]), int(shelf.first_variant[ways.stop])
    printed = [shelf.printed[one] for one in dict.fromkeys(shelf.label_of[start:stop].tolist())]
    if not label or not printed:
        return {}
    sizes = (size for _, size in printed if size and size.label == label)
    return dict(_wanted(printed[0][0], next(sizes, None) or Size(label)))


@lru_cache(maxsize=4_096)
def _wanted(category: str | None, size: Size) -> tuple[tuple[str, str], ...]:
    return tuple(wanted_size(category, size).items())


def _word(request: Request) -> Word:
    if request.outcome == "kept":
        return "kept"
    if request.outcome == "left":
        return "left"
    if request.state == "cancelled":
        return "withdrawn"
    return "brought" if request.state in BROUGHT else "requested"


def _colourways(catalogue: Catalogue, style: str) -> tuple[str, ...]:
    found = catalogue.styles.get(style)
    return tuple(way.id for way in found.colourways) if found else ()
