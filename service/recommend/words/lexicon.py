"""What words mean: the table joined with the names that the catalogue's own tables give things.

A *concept* is what a word means in any language: ``colour:navy`` is navy, 남색 and 네이비. Concepts
are found by the keys of a word (`keyboard.keys`) and lead to the broader ones that they are of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from catalog.categories import category_name
from catalog.collection.names import NOUNS
from catalog.collection.palette import COLOURS
from catalog.collection.words import WORDS
from catalog.garment import Text
from service.recommend.words import table
from service.recommend.words.keyboard import is_hangul, keys
from service.recommend.words.writing import stems, tokens

#: How well a garment meets a word that is one, two, ... steps broader than what it is.
BROADER = 0.8
#: Korean words of one syllable that may stand inside a compound (청바지, 울코트).
_SHORT = frozenset(["울", "면", "청", "티", "흰"])
#: A release says the same words thousands of times: so many are not worked out again.
REMEMBERED = 20_000
_TABLES = {
    "category": table.CATEGORY,
    "colour": table.COLOUR,
    "pattern": table.PATTERN,
    "material": table.MATERIAL,
    "shape": table.SHAPE,
    "use": table.USE,
}


@lru_cache(REMEMBERED)
def form_key(word: str) -> str:
    """Under what a word is kept: its keys, and whether it is Hangul (``h``) or not (``l``)."""
    return ("l" if word.isascii() else "h") + keys(word)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Concepts by the words that mean them.

    ``forms`` leads from a `form_key` to concepts; ``names`` says what a concept is called;
    ``broader`` to everything it is a kind of, with how well it meets that; ``by_tag`` from the ids
    of the words of the collection to concepts. ``spelling`` is a word for each form key.
    """

    forms: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Text]
    broader: Mapping[str, Mapping[str, float]]
    by_tag: Mapping[str, str]
    spelling: Mapping[str, str]

    @lru_cache(REMEMBERED)  # noqa: B019 - there is one lexicon, and it stays
    def find(self, word: str) -> tuple[str, ...]:
        """The concepts of a word written without spaces, of a form of it, or none."""
        for form in stems(word):
            if found := self.forms.get(form_key(form)):
                return found
        return ()

    def split(self, word: str, also: Iterable[str] = ()) -> list[tuple[str, bool]] | None:
        """(part, known) of a compound such as 검은린넨원피스 or "blackdress"; None if it is none.

        Fewest unknown letters first, then fewest parts. Latin compounds must be known whole;
        of a Korean one at least half. ``also`` are further words to know.
        """
        also = frozenset(also)
        if len(word) > 40:
            return None
        hangul = is_hangul(word)
        # best[i]: (unknown letters, parts, beginning of the last part, whether it is known)
        best: list[tuple[int, int, int, bool]] = [(0, 0, 0, True)]
        for end in range(1, len(word) + 1):
            unknown, parts, start, known = best[end - 1]
            goes_on = end > 1 and not known
            choice = (unknown + 1, parts + (not goes_on), start if goes_on else end - 1, False)
            for begin in range(end):
                part = word[begin:end]
                if (begin, end) != (0, len(word)) and self._is_part(part, hangul, also):
                    here = (best[begin][0], best[begin][1] + 1, begin, True)
                    choice = min(choice, here)
            best.append(choice)
        unknown = best[-1][0]
        if unknown == len(word) or (unknown if not hangul else unknown * 2 > len(word)):
            return None
        parts_: list[tuple[str, bool]] = []
        end = len(word)
        while end:
            _, _, begin, known = best[end]
            parts_.append((word[begin:end], known))
            end = begin
        return parts_[::-1]

    def _is_part(self, part: str, hangul: bool, also: frozenset[str]) -> bool:
        if len(part) < (2 if hangul else 3) and part not in _SHORT:
            return False
        return form_key(part) in self.forms or part in also


@cache
def lexicon() -> Lexicon:
    """The table and the names that the catalogue knows, read once."""
    names: dict[str, Text] = {}
    forms: dict[str, list[str]] = {}
    parents: dict[str, list[str]] = {}
    spelling: dict[str, str] = {}

    def learn(concept: str, words: Iterable[str], first: bool) -> None:
        """What the table says of a word stands; other sources only add words that it lacks."""
        for word in words:
            joined = "".join(tokens(word))
            if joined and (first or form_key(joined) not in own):
                known = forms.setdefault(form_key(joined), [])
                known += [concept] if concept not in known else []
                spelling.setdefault(form_key(joined), word.casefold())

    own: set[str] = set()
    for kind, text in _TABLES.items():
        for line in filter(None, text.splitlines()):
            left, _, right = line.partition(" = ")
            name, _, above = left.partition(" < ")
            concept = f"{kind}:{name}"
            english, korean = ([w.strip() for w in part.split(",")] for part in right.split(" / "))
            names[concept] = {"en": english[0], "ko": korean[0]}
            parents[concept] = [f"{kind}:{one.strip()}" for one in above.split(",") if one]
            learn(concept, [*english, *korean], True)
    own.update(forms)
    for concept, words in _catalogue_names(names):
        learn(concept, words, False)
    by_tag = {}
    for tag, (english_, korean_) in WORDS.items():
        kinds = [f"{kind}:{tag}" for kind in ("pattern", "material", "shape")]
        concept = next((one for one in kinds if one in names), f"detail:{tag}")
        by_tag[tag] = concept
        names.setdefault(concept, {"en": english_, "ko": korean_})
        learn(concept, (english_, korean_), False)
        if tag.startswith("print-"):
            parents[concept] = ["pattern:graphic"]
    return Lexicon(
        forms={form: tuple(concepts) for form, concepts in forms.items()},
        names=names,
        broader={concept: _above(concept, parents) for concept in names},
        by_tag=by_tag,
        spelling=spelling,
    )


def _catalogue_names(names: Mapping[str, Text]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What the catalogue calls the categories and colours that the table has."""
    for concept in names:
        kind, _, name = concept.partition(":")
        if kind == "category":
            yield concept, tuple((category_name(name) or {}).values())
            yield concept, NOUNS.get(name, ())
        if kind == "colour" and name in COLOURS:
            yield concept, (COLOURS[name].en, COLOURS[name].ko)


def _above(concept: str, parents: Mapping[str, list[str]]) -> dict[str, float]:
    """Everything broader than ``concept`` with how well it is met, the concept itself first."""
    found = {concept: 1.0}
    edge = [concept]
    while edge:
        edge = [above for one in edge for above in parents.get(one, ()) if above not in found]
        worth = min(found.values()) * BROADER
        found.update(dict.fromkeys(edge, worth))
    return found
