"""What is said above the garments that words found, in English and Korean."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.garment import Text, say
from service.recommend.words.finder import Answer
from service.recommend.words.reading import Said

_CORRECTED = {"en": "Shown for {words}.", "ko": "다음으로 찾았어요: {words}."}
_NOTHING = {"en": "Nothing was found for {words}.", "ko": "맞는 옷을 찾지 못했어요: {words}."}
_PARTLY = {
    "en": "Nothing here has all of it. Without {words}: {rest}.",
    "ko": "모두 맞는 옷은 없어요. {words} 없이 보여 드려요: {rest}.",
}


def note(answer: Answer) -> Text | None:
    """Which words were corrected and which not even the best garment meets, if there are any.

    With nothing left to say it is None: every word was understood and met.
    """
    parts: list[Text] = []
    if not answer.said:
        said = f"“{answer.text.strip()}”"
        return (
            {tag: _NOTHING[tag].format(words=said) for tag in _NOTHING}
            if answer.text.strip()
            else None
        )
    if answer.corrected and answer.found:
        parts.append(_filled(_CORRECTED, words=answer.corrected))
    if not answer.found:
        parts.append(_filled(_NOTHING, words=answer.said))
    elif answer.missed:
        met = [one for one in answer.said if one not in answer.missed]
        parts.append(_filled(_PARTLY, words=answer.missed, rest=met))
    if not parts:
        return None
    return {tag: " ".join(part[tag] for part in parts) for tag in ("en", "ko")}


def _filled(sentence: Text, **words: Iterable[Said]) -> Text:
    return {
        tag: sentence[tag].format(
            **{place: ", ".join(_called(one, tag) for one in said) for place, said in words.items()}
        )
        for tag in ("en", "ko")
    }


def _called(said: Said, language: str) -> str:
    """What a word is called in ``language``, in the typographic quotes of that language."""
    word = say(said.means, language)
    return f"“{word.lower() if language == 'en' and 'en' in said.means else word}”"
