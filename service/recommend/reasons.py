"""Why a card is on a slate, in words: a short, true sentence in English and Korean.

Which reason is true, and which of the true ones moved the card most, is decided in
`service.recommend.reasoning`; here it is only said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from catalog.garment import Text, say
from service.recommend.details import Detail
from service.recommend.korean import with_particle

#: What a reason says. ``style`` is a style of the visit.
Code = Literal[
    "same_detail",  # shares a fact with ``style``: a collar, a pattern, a fabric
    "same_colour",  # in the colour of ``style``
    "other_colour",  # like ``style``, which was turned down for its colour, in another one
    "roomier",  # like ``style``, which was too small, cut wider
    "closer",  # like ``style``, which was too large, cut closer
    "longer",  # like ``style``, which was too short
    "shorter",  # like ``style``, which was too long
    "cheaper",  # like ``style``, which was too dear
    "alike",  # looks like ``style``, and is of its kind
    "same_brand",  # of the brand of ``style``, ``brand``
    "a_little_alike",  # looks like ``style``, more than most garments here do
    "kept_together",  # ``count`` visits kept both
    "liked",  # the shopper liked this very one
    "like_photo",  # looks like the photo that was sent
    "goes_with",  # a ``detail`` (the kind it is) to be worn with ``style``
    "goes_neutral",  # the same, in a ``colour`` that goes with any
    "goes_near",  # the same, in a ``colour`` near to that of ``style``
    "goes_opposite",  # the same, in a ``colour`` that is opposite to it
    "quickly_here",  # it hangs near the rooms of a busy store
    "popular",  # asked for ``count`` times in this store
    "same_kind",  # nothing but the category is shared
    "another_idea",  # drawn by luck
    "here_now",  # it is here, and that is all
]


@dataclass(frozen=True, slots=True)
class Reason:
    """``code`` and the facts that it speaks of; what it does not speak of is None or empty.

    ``style`` is a style of the visit and ``name`` what that is called; ``detail`` is shared with
    it. ``colour`` is the card's own, and ``also`` says that ``style`` has the same.
    """

    code: Code
    style: str | None = None
    name: Text = field(default_factory=dict)
    detail: Detail | None = None
    colour: Text = field(default_factory=dict)
    also: bool = False
    brand: str = ""
    count: int = 0

    def text(self) -> dict[str, str]:
        """The sentence, without a full stop: ``{"en": ..., "ko": ...}``."""
        english, korean = _SAID[self.code]
        return {"en": english(self), "ko": korean(self)}


def _name(reason: Reason, language: str) -> str:
    return say(reason.name, language)


def _colour(reason: Reason, language: str) -> str:
    said = say(reason.colour, language)
    return said.lower() if language == "en" else said


def _and(reason: Reason) -> str:
    """The name with the particle that joins it to what follows: 셔츠와, 니트와, 데님과."""
    return with_particle(_name(reason, "ko"), "과/와")


def _same_detail_en(reason: Reason) -> str:
    detail = reason.detail.en if reason.detail else ""
    said = f"Same {detail} as {_name(reason, 'en')}"
    if not reason.colour:
        return said
    return f"{said}, {'also in' if reason.also else 'in'} {_colour(reason, 'en')}"


def _same_detail_ko(reason: Reason) -> str:
    detail = reason.detail.ko if reason.detail else ""
    said = f"{_and(reason)} 같은 {detail}"
    if not reason.colour:
        return said
    return f"{said}, {'색도 ' if reason.also else ''}{_colour(reason, 'ko')}"


def _popular_en(reason: Reason) -> str:
    times = "once" if reason.count == 1 else f"{reason.count} times"
    return f"Asked for {times} in this store lately"


def _english(pattern: str) -> Callable[[Reason], str]:
    def said(reason: Reason) -> str:
        return pattern.format(
            name=_name(reason, "en"),
            colour=_colour(reason, "en"),
            brand=reason.brand,
            n=reason.count,
            kind=reason.detail.en if reason.detail else "",
        )

    return said


def _korean(pattern: str) -> Callable[[Reason], str]:
    def said(reason: Reason) -> str:
        name = _name(reason, "ko")
        return pattern.format(
            name=name,
            and_=_and(reason),
            object=with_particle(name, "을/를"),
            colour=_colour(reason, "ko"),
            brand=reason.brand,
            n=reason.count,
            kind=reason.detail.ko if reason.detail else "",
        )

    return said


#: Says a reason in one language.
Saying = Callable[[Reason], str]
_OWN_WORDS: dict[Code, tuple[Saying, Saying]] = {
    "same_detail": (_same_detail_en, _same_detail_ko),
    "popular": (_popular_en, _korean("요즘 이 매장에서 {n}번 찾은 옷이에요")),
}
_PATTERNS: tuple[tuple[Code, str, str], ...] = (
    ("same_colour", "In {colour}, like {name}", "{name}처럼 {colour}"),
    ("other_colour", "Like {name}, but in {colour}", "{and_} 비슷하지만 색은 {colour}"),
    ("roomier", "Like {name}, cut roomier", "{and_} 비슷하고 품이 더 넉넉해요"),
    ("closer", "Like {name}, cut closer", "{and_} 비슷하고 품이 더 날씬해요"),
    ("longer", "Like {name}, but longer", "{and_} 비슷하고 기장이 더 길어요"),
    ("shorter", "Like {name}, but shorter", "{and_} 비슷하고 기장이 더 짧아요"),
    ("cheaper", "Like {name}, for less", "{and_} 비슷하고 값은 더 낮아요"),
    ("alike", "Looks like {name}", "{and_} 비슷해 보여요"),
    ("same_brand", "{brand}, like {name}", "{name}처럼 {brand} 옷이에요"),
    ("a_little_alike", "A little like {name}", "{and_} 조금 비슷해요"),
    (
        "kept_together",
        "{n} shoppers who kept {name} kept this, too",
        "{object} 고른 손님 {n}명이 이 옷도 골랐어요",
    ),
    ("liked", "You liked this", "마음에 든다고 하신 옷이에요"),
    ("like_photo", "Looks like your photo", "보내 주신 사진과 비슷해요"),
    ("quickly_here", "Hangs near the fitting rooms", "피팅룸 가까이에 있어요"),
    ("same_kind", "The same kind of garment as {name}", "{and_} 같은 종류예요"),
    ("another_idea", "Something a little different", "조금 다른 스타일도 보여 드려요"),
    ("goes_with", "{kind} to go with {name}", "{name}에 어울리는 {kind}"),
    (
        "goes_neutral",
        "{kind} to go with {name}; {colour} goes with any colour",
        "{name}에 어울리는 {kind}, 어떤 색과도 잘 맞는 {colour}",
    ),
    (
        "goes_near",
        "{kind} to go with {name}; {colour} is near to its colour",
        "{name}에 어울리는 {kind}, 비슷한 계열의 {colour}",
    ),
    (
        "goes_opposite",
        "{kind} to go with {name}; {colour} sets off its colour",
        "{name}에 어울리는 {kind}, 서로 돋보이게 하는 {colour}",
    ),
    ("here_now", "In the store now", "지금 매장에 있어요"),
)
_SAID: Mapping[Code, tuple[Saying, Saying]] = {
    **_OWN_WORDS,
    **{code: (_english(english), _korean(korean)) for code, english, korean in _PATTERNS},
}
