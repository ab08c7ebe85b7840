"""What a query says: each word as something known, a size, or a word to be looked for as it is.

A word is tried in this order: a size, a phrase or word of the lexicon, a word of the release, the
beginning of one, a compound, one typed with the other keyboard layout, one mistyped, the initial
consonants of one, a part of one. What nothing explains is kept, and said to be missed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from catalog.garment import Text
from service.recommend.words.asked_size import asked_size
from service.recommend.words.describing import MENTION, WORD, phrase
from service.recommend.words.keyboard import as_english, as_korean, is_hangul, only_consonants
from service.recommend.words.lexicon import BROADER, Lexicon, form_key
from service.recommend.words.postings import Stock
from service.recommend.words.writing import FILLERS, PARTICLES, stem, tokens, without_particles

#: What the thing itself counts beside a word that describes it.
KIND_WEIGHT, OTHER_WEIGHT = 3.0, 1.0
#: A word that was typed in full beside one that only begins so.
BEGUN = 0.2
#: A name that holds the word somewhere, a word that also stands in a name as it is.
HELD, AS_IT_IS = 0.5, 0.9
#: Words of one query that are read; a longer one is no search.
MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Said:
    """One word of a query, understood.

    ``keys`` are the postings that meet it and how well; ``near`` those that come near without being
    it. ``kind`` is category, colour, pattern, material, shape, use, detail, size, name or unknown;
    ``means`` what it is called; ``corrected`` how it should have been typed, where it was not.
    """

    said: str
    kind: str
    means: Text
    keys: Mapping[str, float]
    near: Mapping[str, float] = field(default_factory=dict)
    corrected: str | None = None
    weight: float = OTHER_WEIGHT


class Reader:
    """Reads queries against the words of one release."""

    def __init__(self, known: Lexicon, stock: Stock) -> None:
        self._known = known
        self._stock = stock

    def read(self, text: str) -> list[Said]:
        """What ``text`` says, word by word, fillers left out; the same word once."""
        said = tokens(text)[:MOST_WORDS]
        found: list[Said] = []
        at = 0
        while at < len(said):
            alone = len(said) == 1 and text.strip().islower()
            size = None if alone and len(said[at]) == 1 else asked_size(said, at, self._stock.has)
            length, concepts = phrase(said, at, self._known)
            if size is not None:
                length, label, keys = size
                keys = keys | self._as_it_is(said[at])
                found.append(Said(label, "size", {"und": label}, keys))
            elif concepts:
                found.append(self._concept("".join(said[at : at + length]), concepts))
            elif said[at] not in FILLERS:
                found += self._word(said[at])
            at += length
        return _kinds_settled(
            list({(one.kind, *one.means.values()): one for one in found}.values())
        )

    def _concept(self, said: str, concepts: tuple[str, ...], corrected: str | None = None) -> Said:
        kinds = [one.partition(":")[0] for one in concepts]
        keys = dict.fromkeys(concepts, 1.0) | self._as_it_is(said)
        near = {
            above: worth * BROADER / 2
            for concept in concepts
            for above, worth in self._known.broader[concept].items()
            if above not in concepts
        }
        return Said(said, kinds[0], self._known.names[concepts[0]], keys, near, corrected)

    def _as_it_is(self, said: str) -> dict[str, float]:
        key = WORD + stem(said)
        return {key: AS_IT_IS} if self._stock.has(key) else {}

    def _word(self, word: str) -> list[Said]:
        """A word that is no form in the lexicon; several where it is a compound."""
        for reading in (self._whole, self._compound, self._other_layout, self._mistyped):
            if found := reading(word):
                return found
        return [self._part_of(word) or Said(word, "unknown", {"und": word}, {})]

    def _whole(self, word: str) -> list[Said]:
        """A word of the release, or the beginning of some."""
        bare = [one for one in without_particles(word) if len(one) > 1] if is_hangul(word) else []
        for form in (word, *bare):
            if keys := self._as_it_is(form):
                return [Said(word, "name", {"und": form}, keys)]
        leads, size = self._stock.vocabulary.leads, len(form_key(word))
        keys = {}
        for begun in self._stock.vocabulary.begun(form_key(word)):
            worth = BEGUN + (1 - BEGUN) * size / len(begun)
            for key, times in leads[begun].items():
                keys[key] = max(keys.get(key, 0.0), worth * times)
        return [Said(word, *self._called(word, keys), keys)] if keys else []

    def _called(self, word: str, keys: Mapping[str, float]) -> tuple[str, Text]:
        """Kind and name of an unfinished word: of the one thing it can become, else as typed."""
        concepts = [key for key in keys if key in self._known.names]
        if len(concepts) == len(keys) == 1:
            return concepts[0].partition(":")[0], self._known.names[concepts[0]]
        return "name", {"und": word}

    def _compound(self, word: str) -> list[Said]:
        """검은린넨원피스, or "blackdress"."""
        found: list[Said] = []
        for part, is_known in self._known.split(word, self._stock.vocabulary.words) or ():
            if is_known and (concepts := self._known.find(part)):
                found.append(self._concept(part, concepts))
            elif is_known:
                found.append(Said(part, "name", {"und": part}, self._as_it_is(part)))
            elif part not in FILLERS and part not in PARTICLES:
                found += self._whole(part) or self._mistyped(part) or self._missed(part)
        return found

    def _missed(self, part: str) -> list[Said]:
        """What is left of a compound: a single syllable is rather an ending than a word."""
        return [Said(part, "unknown", {"und": part}, {})] if len(part) > 1 else []

    def _other_layout(self, word: str) -> list[Said]:
        """rjawjd is 검정 with the keyboard on English; 노ㅑㄱㅅ is shirt with it on Korean."""
        typed = as_english(word) if is_hangul(word) else as_korean(word)
        if typed is None or len(typed) < 2:
            return []
        if concepts := self._known.find(typed):
            return [self._concept(word, concepts, typed)]
        found = self._whole(typed) if len(word) > 2 else []
        found = found or (self._compound(typed) if len(word) > 5 else [])
        return [replace(one, corrected=one.corrected or one.said) for one in found]

    def _mistyped(self, word: str) -> list[Said]:
        vocabulary = self._stock.vocabulary
        bare = without_particles(word) if is_hangul(word) else []
        for form in (word, *bare):
            if len(form) > 1 and (meant := vocabulary.near(form_key(form))) is not None:
                spelled = vocabulary.spelling[meant]
                if concepts := self._known.forms.get(meant, ()):
                    return [self._concept(word, concepts, spelled)]
                return [Said(word, "name", {"und": spelled}, vocabulary.leads[meant], {}, spelled)]
        return []

    def _part_of(self, word: str) -> Said | None:
        vocabulary = self._stock.vocabulary
        forms: list[str] = []
        if only_consonants(word):
            forms = vocabulary.with_initials(word)
        elif is_hangul(word) and len(word) > 1:
            forms = vocabulary.holding(form_key(word))
        keys = {key: HELD for form in forms for key in vocabulary.leads[form]}
        return Said(word, *self._called(word, keys), keys) if keys else None


def _kinds_settled(found: list[Said]) -> list[Said]:
    """The last kind is the thing itself: a shirt dress is a dress, and so is a 셔츠 원피스.

    Where two kinds are asked for, one that a garment's name only mentions counts as well.
    """
    kinds = [at for at, one in enumerate(found) if one.kind == "category"]
    for at in kinds:
        keys = dict(found[at].keys)
        if len(kinds) > 1:
            keys |= {MENTION + key: BROADER for key in keys}
        found[at] = replace(
            found[at], keys=keys, weight=KIND_WEIGHT if at == kinds[-1] else OTHER_WEIGHT
        )
    return found
