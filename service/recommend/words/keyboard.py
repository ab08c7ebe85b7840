"""Hangul as the keys that it is typed with, on the Korean two-set keyboard (KS X 5002).

Compared by keys a syllable half typed is a prefix, one wrong jamo is one wrong key, and words typed
with the layout on the other language are themselves: rjawjd is 검정, 노ㅑㄱㅅ is shirt.
"""

from __future__ import annotations

import re

_KEYS = """
r R s e E f a q Q t T d w W c z x v g
k o i O j p u P h hk ho hl y n nj np nl b m ml l
r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g
r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g
"""
#: Keys of each jamo in the order of Unicode: consonants that begin a syllable, vowels, consonants
#: that end it, and all consonants as single letters; two keys where two are pressed.
_FIRST, _MIDDLE, _END, _CONSONANTS = (line.split() for line in _KEYS.strip().splitlines())
_LAST = ["", *_END]
#: The single letters ㄱ to ㅣ, as an input method leaves a syllable that is not finished.
_SINGLE = [*_CONSONANTS, *_MIDDLE]
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
#: A syllable as keys; a consonant before a vowel begins the next one.
_SYLLABLE = re.compile(
    r"([rsefaqtdwczxvg])(hk|ho|hl|nj|np|nl|ml|[koijpuhynbml])"
    r"((?:rt|sw|sg|fr|fa|fq|ft|fx|fv|fg|qt|[rsefaqtdwczxvg])(?![koijpuhynbml]))?"
)


def is_hangul(word: str) -> bool:
    """Whether ``word`` is Hangul throughout, finished syllables or not."""
    return bool(word) and all("가" <= letter <= "힣" or "ㄱ" <= letter <= "ㅣ" for letter in word)


def keys(word: str) -> str:
    """The keys that ``word`` is typed with, shift left out; Latin letters and digits stay."""
    return "".join(map(_keys, word)).casefold()


def _keys(letter: str) -> str:
    if "가" <= letter <= "힣":
        number = ord(letter) - ord("가")
        return _FIRST[number // 588] + _MIDDLE[number % 588 // 28] + _LAST[number % 28]
    if "ㄱ" <= letter <= "ㅣ":
        return _SINGLE[ord(letter) - ord("ㄱ")]
    return letter


def initials(word: str) -> str | None:
    """The first consonant of each syllable (원피스 -> ㅇㅍㅅ); None if not finished Hangul."""
    if not word or not all("가" <= letter <= "힣" for letter in word):
        return None
    return "".join(_INITIALS[(ord(letter) - ord("가")) // 588] for letter in word)


def only_consonants(word: str) -> bool:
    """Whether ``word`` is two or more single consonants."""
    return len(word) > 1 and all("ㄱ" <= letter <= "ㅎ" for letter in word)


def as_korean(word: str) -> str | None:
    """The syllables that these keys are on a Korean keyboard; None if they are none."""
    found: list[str] = []
    at = 0
    while at < len(word):
        match = _SYLLABLE.match(word, at)
        if match is None:
            return None
        first, middle, last = match.groups(default="")
        number = (_FIRST.index(first) * 21 + _MIDDLE.index(middle)) * 28 + _LAST.index(last)
        found.append(chr(ord("가") + number))
        at = match.end()
    return "".join(found) or None


def as_english(word: str) -> str | None:
    """The Latin letters on the keys that ``word``, Hangul or single jamo, was typed with."""
    typed = keys(word)
    return typed if typed.isascii() and typed.isalpha() else None
