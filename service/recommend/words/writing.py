"""How words are written: one form of Unicode, tokens, English endings, Korean particles."""

from __future__ import annotations

import re
import unicodedata

from service.recommend.words import table

_TOKEN = re.compile(r"[a-z0-9]+|[가-힣ㄱ-ㅣ]+|[^\W_a-z0-9가-힣ㄱ-ㅣ]+")
_JAMO = re.compile("([ㄱ-ㅣ]+)")
#: What may follow a Korean word and adds nothing to what is looked for, the longest first.
PARTICLES = tuple(sorted(table.PARTICLES.split(), key=len, reverse=True))
#: Words that ask and name nothing.
FILLERS = frozenset(table.FILLERS.split())


def spelled(text: str) -> str:
    """``text`` in one form of Unicode and one case, accents left out of Latin letters.

    The single jamo of a syllable half typed stay as they are; Unicode would join them to others.
    """
    runs = _JAMO.split(unicodedata.normalize("NFC", text))
    return "".join(run if _JAMO.fullmatch(run) else _plain(run) for run in runs)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFKC", plain).casefold()


def tokens(text: str) -> list[str]:
    """Runs of Latin letters and digits, runs of Hangul, runs of anything else that is a word."""
    return _TOKEN.findall(re.sub("['’]s\\b", "", spelled(text)))


def stems(word: str) -> list[str]:
    """``word`` and what it may be a form of: plurals, -ed, -y (checked, striped, ribbed, dotty)."""
    found = [word]
    if not word.isascii() or not word.isalpha() or len(word) < 4:
        return found
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    if word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    if word.endswith("es"):
        found.append(word[:-2])
    for ending in ("ed", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: -len(ending)]
            found += [bare, bare + "e"]
            if bare[-1] == bare[-2]:
                found.append(bare[:-1])
    return found


def stem(word: str) -> str:
    """One spelling for the forms of an English word, for words that no lexicon knows."""
    short = word
    if word.isascii() and word.isalpha() and len(word) > 3:
        if short.endswith("ies"):
            short = short[:-3] + "y"
        elif short.endswith("s") and not short.endswith(("ss", "us", "is")):
            short = short[:-1]
        if short.endswith("ed") and len(short) > 5:
            short = short[:-2]
            short = short[:-1] if short[-1] == short[-2] and short[-1] not in "sl" else short
        if short.endswith("e") and len(short) > 3:
            short = short[:-1]
    return short


def without_particles(word: str) -> list[str]:
    """``word`` without what may follow a Korean word, once or twice; the longest ending first."""
    found: list[str] = []
    bare = [word]
    for _ in range(2):
        bare = [
            one.removesuffix(ending)
            for one in bare
            for ending in PARTICLES
            if one.endswith(ending) and len(one) > len(ending)
        ]
        found += bare
    return found
