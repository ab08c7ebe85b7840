"""Korean particles after any word."""

from __future__ import annotations

import pytest

from service.recommend.korean import Particle, with_particle


@pytest.mark.parametrize(
    ("word", "particle", "written"),
    [
        ("셔츠", "과/와", "셔츠와"),
        ("재킷", "과/와", "재킷과"),
        ("니트", "을/를", "니트를"),
        ("데님", "을/를", "데님을"),
        ("코트", "은/는", "코트는"),
        ("가디건", "이/가", "가디건이"),
        ("가죽", "으로/로", "가죽으로"),
        ("울", "으로/로", "울로"),  # after ㄹ as after a vowel
        ("리넨 셔츠", "으로/로", "리넨 셔츠로"),
        ("데님 3", "은/는", "데님 3은"),  # 삼
        ("데님 2", "은/는", "데님 2는"),  # 이
        ("데님 1", "으로/로", "데님 1로"),  # 일
        ("셔츠 (남성)", "을/를", "셔츠 (남성)을"),
        ("Oxford Shirt", "과/와", "Oxford Shirt과(와)"),
        ("Knit", "으로/로", "Knit(으)로"),
        ("", "이/가", "이(가)"),
    ],
)
def test_a_particle_follows_the_last_sound(word: str, particle: Particle, written: str) -> None:
    assert with_particle(word, particle) == written
