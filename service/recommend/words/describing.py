"""What can be said of a style: its concepts and its own words, by the field that says them.

Fields weigh as in BM25F (Robertson, Zaragoza, Taylor 2004): a word in the category says more than
one in a tag, and the weights of a word add up before they saturate. What a garment is called in two
languages counts once.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from catalog.garment import Colour, Colourway, Size, Style
from catalog.sizes import readings, size_group, wanted_size
from service.recommend.words.keyboard import is_hangul
from service.recommend.words.lexicon import REMEMBERED, Lexicon
from service.recommend.words.writing import FILLERS, stem, tokens, without_particles

#: What a word counts by where it stands.
NAME, CATEGORY, BRAND, COLOUR, TAG, WHO = 2.0, 3.0, 1.5, 2.0, 1.2, 1.2
#: The second colour of "Ivory / Navy" counts this much of the first.
SECOND_COLOUR = 0.6
#: A colour that only its sRGB value tells.
SEEN_COLOUR = 0.5
#: Phrases are joined up to this many words: "three quarter length sleeve".
PHRASE = 4
#: What is posted besides concepts: own words, sizes, kinds that a name only mentions, and every
#: word as it is written, known or not.
WORD, SIZE, MENTION, WRITTEN = "=", "#", "~", "+"
FREE = f"{SIZE}free"


@dataclass(slots=True)
class Described:
    """Weights by key, of a style as a whole and of each of its colourways; its own words."""

    style: dict[str, float] = field(default_factory=dict)
    colourways: list[dict[str, float]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Read:
    """The concepts in a text in the order they stand, and the words that are none."""

    concepts: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]


@lru_cache(REMEMBERED)
def read(text: str, known: Lexicon) -> Read:
    """Read ``text`` as a shop sign: every word is meant, no word is a typing mistake."""
    concepts: list[tuple[str, ...]] = []
    words: list[str] = []
    said = tokens(text)
    at = 0
    while at < len(said):
        length, found = phrase(said, at, known)
        if found:
            concepts.append(found)
        elif parts := known.split(said[at]):
            for part, is_known in parts:
                concepts += [known.find(part)] if is_known else []
                words += [part] if not is_known and len(part) > 1 else []
            words.append(said[at])
        elif said[at] not in FILLERS:
            words.append(said[at])
        at += length
    return Read(tuple(concepts), tuple(words))


def phrase(said: list[str], at: int, known: Lexicon) -> tuple[int, tuple[str, ...]]:
    """The longest run of words from ``at`` on that means something: (words, concepts).

    One word that means nothing is (1, ()). Korean words may have a particle at the end.
    """
    for length in range(min(PHRASE, len(said) - at), 0, -1):
        joined = "".join(said[at : at + length])
        bare = without_particles(joined) if is_hangul(joined[-1:]) else []
        for form in (joined, *(one for one in bare if len(one) > 1)):
            if found := known.find(form):
                return length, found
    return 1, ()


def describe(style: Style, known: Lexicon) -> Described:
    """Everything that a query can find ``style`` by."""
    out = Described()
    own = _category(style, known)
    for concept in own:
        _add(out.style, _with_broader([concept], known), CATEGORY)
    if style.category:
        _add_words(out, read(style.category, known).words, CATEGORY)
    _describe_name(style, known, own, out)
    _add_words(out, tokens(style.brand or ""), BRAND)
    for tag in style.tags:
        _describe_tag(tag, known, out)
    _add(out.style, _with_broader(_flat(read(style.gender or "", known)), known), WHO)
    texts = (*style.name.values(), style.category, style.brand, style.gender, *style.tags)
    out.style.update(_written(texts))
    for colourway in style.colourways:
        out.colourways.append(_describe_colourway(style, colourway, known, out))
    return out


def _category(style: Style, known: Lexicon) -> list[str]:
    """The kinds that a style is: by the last part of its category that says one, or its name."""
    for part in reversed(re.split(r"[>/|]", style.category or "")):
        found = [one for one in _flat(read(part, known)) if _is_kind(one)]
        if found:
            return found
    for text in style.name.values():
        # In both languages the thing itself stands last: a shirt dress is a dress.
        found = [one for one in _flat(read(text, known)) if _is_kind(one)]
        if found:
            return found[-1:]
    return []


def _describe_name(style: Style, known: Lexicon, own: list[str], out: Described) -> None:
    said: dict[str, float] = {}
    for text in style.name.values():
        name = read(text, known)
        for concept in _flat(name):
            if _is_kind(concept) and not any(_related(concept, one, known) for one in own):
                said[MENTION + concept] = 1.0
            elif not concept.startswith("colour:") or len(style.colourways) == 1:
                _most(said, _with_broader([concept], known))
        _add_words(out, name.words, NAME)
    _add(out.style, said, NAME)


def _describe_tag(tag: str, known: Lexicon, out: Described) -> None:
    said = read(tag, known)
    concepts = _flat(said)
    if tag in known.by_tag:
        concepts = [known.by_tag[tag]]
    mentioned = {MENTION + one: 1.0 for one in concepts if _is_kind(one)}
    others = [one for one in concepts if not _is_kind(one)]
    _add(out.style, mentioned | _with_broader(others, known), TAG)
    _add_words(out, said.words, TAG)


def _describe_colourway(
    style: Style, colourway: Colourway, known: Lexicon, out: Described
) -> dict[str, float]:
    here: dict[str, float] = {}
    if colourway.colour is not None:
        _most(here, _colours(colourway.colour, known))
        here.update(_written(colourway.colour.name.values()))
        for text in colourway.colour.name.values():
            for word in read(text, known).words:
                here[WORD + stem(word)] = COLOUR
                out.words.add(word)
    for variant in colourway.variants:
        here.update(dict.fromkeys(_sizes(style.category, variant.size), 1.0))
    return here


@lru_cache(REMEMBERED)
def _sizes(category: str | None, size: Size | None) -> tuple[str, ...]:
    """The keys that a garment in ``size`` can be asked for by."""
    if size is None:
        return ()
    if any(one.scale == "one" for one in readings(size, size_group(category))):
        return (FREE,)
    return tuple(f"{SIZE}{scale}={value}" for scale, value in wanted_size(category, size).items())


def _colours(colour: Colour, known: Lexicon) -> dict[str, float]:
    """The colours that a colourway is called; where its name says none, the one it is seen as."""
    found: dict[str, float] = {}
    for text in colour.name.values():
        named = [one for one in read(text, known).concepts if one[0].startswith("colour:")]
        for place, concepts in enumerate(named):
            share = COLOUR * (SECOND_COLOUR if place else 1.0)
            met = _with_broader([one for one in concepts if one.startswith("colour:")], known)
            _most(found, {concept: share * worth for concept, worth in met.items()})
    if not found and colour.hex:
        found = {f"colour:{seen_as(colour.hex)}": COLOUR * SEEN_COLOUR}
    return found


def seen_as(hex_: str) -> str:
    """The family of an sRGB colour ``#rrggbb``: black, grey, white, or one of eight hues."""
    red, green, blue = (int(hex_[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, _ = colorsys.rgb_to_hls(red, green, blue)
    chroma = max(red, green, blue) - min(red, green, blue)
    if light < 0.13:
        return "black"
    if chroma < 0.09:
        return "white" if light > 0.86 else "grey"
    if chroma < 0.3 and 0.04 < hue < 0.18:
        return "beige" if light > 0.55 else "brown"
    if light < 0.42 and 0.02 < hue < 0.12:
        return "brown"
    # Ends of the hues on the colour circle, by how they are called rather than evenly.
    ends = ((0.03, "red"), (0.11, "orange"), (0.18, "yellow"), (0.47, "green"), (0.7, "blue"),
            (0.85, "purple"), (0.96, "pink"), (1.01, "red"))  # fmt: skip
    return next(name for end, name in ends if hue < end)


def _written(texts: Iterable[str | None]) -> dict[str, float]:
    return {WRITTEN + word: 1.0 for text in texts for word in tokens(text or "")}


def _related(a: str, b: str, known: Lexicon) -> bool:
    return a in known.broader[b] or b in known.broader[a]


def _is_kind(concept: str) -> bool:
    return concept.startswith("category:")


def _flat(said: Read) -> list[str]:
    return [concept for concepts in said.concepts for concept in concepts]


def _with_broader(concepts: Iterable[str], known: Lexicon) -> dict[str, float]:
    found: dict[str, float] = {}
    for concept in concepts:
        _most(found, known.broader[concept])
    return found


def _most(into: dict[str, float], more: Mapping[str, float]) -> None:
    for key, worth in more.items():
        into[key] = max(into.get(key, 0.0), worth)


def _add(into: dict[str, float], more: Mapping[str, float], weight: float) -> None:
    for key, worth in more.items():
        into[key] = into.get(key, 0.0) + weight * worth


def _add_words(out: Described, words: Iterable[str], weight: float) -> None:
    for word in set(words):
        out.words.add(word)
        out.style[WORD + stem(word)] = out.style.get(WORD + stem(word), 0.0) + weight
