"""What an experiment tells, in a sentence: what happened, how sure that is, and what next."""

from __future__ import annotations

from service.insight.experiments.effect import Effect, Note, Waiting
from service.insight.experiments.harm import HARM
from service.insight.experiments.reading import Asked, Told
from service.insight.report import Texts, say

NOTES: dict[Note, Texts] = {
    "few_looks": {
        "en": "there were few looks a day, so the figures are rough",
        "ko": "하루 시선이 적어 수치가 거칩니다",
    },
    "few_days": {
        "en": "there were too few days to tell; it needs whole weeks, also before a change",
        "ko": "날이 너무 적어 알 수 없습니다. 변경 전후로 온전한 주가 필요합니다",
    },
    "few_comparables": {
        "en": "few fixtures can be compared with it; a switch-back plan needs none",
        "ko": "비교할 집기가 적습니다. 번갈아 바꾸는 계획은 비교 집기가 필요 없습니다",
    },
    "comparables_changed": {
        "en": "fixtures that were changed meanwhile are not compared with it",
        "ko": "그동안 바뀐 집기는 비교에서 뺐습니다",
    },
    "nothing_shown": {
        "en": "days on which nothing was seen there are left out",
        "ko": "아무것도 관측되지 않은 날은 뺐습니다",
    },
    "no_data": {
        "en": "nothing was seen on its days, or these are not in this report's days",
        "ko": "그 기간의 기록이 없거나 이 보고서의 기간 밖입니다",
    },
    "fixture_gone": {
        "en": "its fixture is not in the store's plan any more",
        "ko": "그 집기는 더 이상 매장 도면에 없습니다",
    },
    "drifts_too_much": {
        "en": "fixtures drift apart by more than that by themselves: no number of days will "
        "tell, a switch-back plan will",
        "ko": "집기끼리 저절로 그보다 더 달라집니다. 날이 늘어도 알 수 없으며, 번갈아 바꾸는 "
        "계획이 알려 줍니다",
    },
    "changed_meanwhile": {
        "en": "the fixture was changed again meanwhile: this is the effect of all of it",
        "ko": "그동안 이 집기가 또 바뀌었습니다. 모두 합친 효과입니다",
    },
    "ended_early": {
        "en": "it was stopped before its planned end",
        "ko": "계획보다 일찍 멈췄습니다",
    },
    "not_over": {
        "en": "nothing is said before the end, or chance would be taken for an effect",
        "ko": "우연을 효과로 오해하지 않도록 끝나기 전에는 알려 드리지 않습니다",
    },
    "harmful": {
        "en": f"but this change surely loses more than {HARM:.0%} of the looks: stop it",
        "ko": f"다만 이 변경으로 시선이 {HARM:.0%} 넘게 줄어드는 것이 확실합니다: 중단하세요",
    },
    "stopped_for_harm": {
        "en": "it had surely done harm when it was stopped; of experiments that harm stopped, the "
        "loss is told somewhat larger than it is",
        "ko": "손해가 확실해진 뒤 중단되었습니다. 손해로 중단한 실험은 손실이 실제보다 다소 크게 "
        "나타납니다",
    },
}


def about(asked: Asked, fixture: Texts) -> Texts:
    """What was tried, and where."""
    tags = set(fixture) - {"und"} or {"en", "ko"}
    return {tag: f"{asked.words} · {say(fixture, tag)}" for tag in sorted(tags)}


def sentence(told: Told, name: Texts) -> Texts:
    """All that is to be said of it."""
    en, ko = (_effect if isinstance(told.found, Effect) else _waiting)(told)
    for note in told.found.notes:
        en, ko = f"{en}; {NOTES[note]['en']}", f"{ko} {NOTES[note]['ko']}."
    return {"en": f"{say(name, 'en')}: {en}.", "ko": f"{say(name, 'ko')}: {ko}"}


def _waiting(told: Told) -> tuple[str, str]:
    assert isinstance(told.found, Waiting)
    left, days = told.found.days_left, told.asked.days
    if left:
        return f"{left} of {days} days to go", f"{days}일 중 {left}일 남음."
    return "nothing can be told", "알 수 없습니다."


def _effect(told: Told) -> tuple[str, str]:
    found = told.found
    assert isinstance(found, Effect)
    low, high = found.interval
    en = f"{found.ratio:.2f} times the looks (95 %: {low:.2f} to {high:.2f})"
    ko = f"시선 {found.ratio:.2f}배 (95 %: {low:.2f}~{high:.2f})."
    if found.alarm:
        en += f", and that is an effect: sure to {_percent(found.sure)}"
        ko += f" 효과가 있습니다(확실함 {_percent(found.sure)})."
    else:
        en += f", which chance may do: sure to {_percent(found.sure)} that it is "
        en += "more" if found.log > 0 else "fewer"
        ko += f" 우연일 수 있습니다({'증가' if found.log > 0 else '감소'}일 확실함 "
        ko += f"{_percent(found.sure)})."
    smallest = f"{told.asked.smallest:.0%}"
    if found.days_more:
        en += f"; to see {smallest}, plan {found.days_more} more days"
        ko += f" {smallest} 차이를 보려면 {found.days_more}일 더 필요합니다."
    elif found.days_more == 0 and not found.alarm:
        en += f"; {smallest} would most likely have been seen"
        ko += f" {smallest} 차이였다면 보였을 것입니다."
    return en, ko


def _percent(share: float) -> str:
    """Never sure to 100 %."""
    return f"{min(share, 0.999):.1%}" if share > 0.99 else f"{share:.0%}"
