"""Korean particles, whose form follows the last sound of the word before them.

A word that ends in Hangul or a digit has one right form. After any other letter both are written,
as in 은(는), which is always right: how a foreign word is read aloud is not for us to guess.
"""

from __future__ import annotations

from typing import Literal

Particle = Literal["은/는", "이/가", "을/를", "과/와", "으로/로"]

_FIRST, _LAST = ord("가"), ord("힣")
#: Finals of a syllable: 28 of them, the first is none; the eighth of them is ㄹ.
_FINALS, _RIEUL = 28, 8
#: How the digits 0 to 9 end when they are read: 영 일 이 삼 사 오 육 칠 팔 구.
_DIGITS = (21, _RIEUL, 0, 16, 0, 0, 1, _RIEUL, _RIEUL, 0)


def with_particle(word: str, particle: Particle) -> str:
    """``word`` and the form of ``particle`` that fits it: 셔츠와, 니트를, 가죽으로, 데님 3은."""
    after_consonant, after_vowel = particle.split("/")
    final = _final(word)
    if final is None:
        return word + _both(after_consonant, after_vowel)
    vowel_like = final == 0 or (particle == "으로/로" and final == _RIEUL)
    return word + (after_vowel if vowel_like else after_consonant)


def _final(word: str) -> int | None:
    """The number of the last syllable's final consonant, 0 for none; None where nobody knows."""
    spoken = [letter for letter in word if letter.isalnum()]
    last = spoken[-1] if spoken else ""
    if last and _FIRST <= ord(last) <= _LAST:
        return (ord(last) - _FIRST) % _FINALS
    return _DIGITS[int(last)] if last in "0123456789" and last else None


def _both(after_consonant: str, after_vowel: str) -> str:
    if after_consonant.endswith(after_vowel):  # 으로 and 로
        return f"({after_consonant.removesuffix(after_vowel)}){after_vowel}"
    return f"{after_consonant}({after_vowel})"
