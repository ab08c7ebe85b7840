"""The process that makes reports beside the service: a question a line in, an answer a line out.

It alone opens the lake, so that the serving process stays small, and a report that takes long keeps
nobody waiting. It ends when its standard input does: with the service, however that ends.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TextIO

from service.archive.lake import Lake
from service.archive.reading import not_archived
from service.insight.chart import draw
from service.insight.experiments.proposing import Wish, assumed, proposed
from service.insight.experiments.reading import harmful
from service.insight.registry import answer, answer_brand
from service.insight.report import Report
from service.insight.scope import Scope
from service.insight.table import as_csv, as_json
from service.insight.window import NoArchive, Span, Window, look
from service.log.connection import connect

Question = Mapping[str, Any]
#: How much this process gives way to others.
NICE = 10


def told(report: Report, form: str, language: str) -> str:
    """The report as text, in the form that was asked for."""
    if form == "csv":
        return as_csv(report)
    if form == "svg":
        return draw(report, language)
    return json.dumps(as_json(report), ensure_ascii=False)


def asked(question: Question) -> dict[str, str]:
    """What the lake, and the log after it, say: ``{"body": ...}``, or ``{"problem": ...}``."""
    lake = Lake.at(question["lake"])
    span = Span(**question["span"])
    if span.store not in lake.stores():
        return _without_archive(question)
    facts, signals = asyncio.run(_fresh(question["redis_url"], span))
    scope = Scope(question["brand"], tuple(question["own"]))
    try:
        with look(lake, span, facts, signals, scope=scope) as window:
            return {"body": _body(window, question)}
    except NoArchive:
        return _without_archive(question)


def _body(window: Window, question: Question) -> str:
    """A report; or how long an experiment must be, or which of them do harm."""
    if (wish := question.get("wish")) is not None:
        return json.dumps(asdict(proposed(window, Wish(**wish))))
    if question.get("harm"):
        return json.dumps(harmful(window, question["k"]))
    return told(_made(window, question), question["form"], question["language"])


def _without_archive(question: Question) -> dict[str, str]:
    """A store without a past is told what is assumed; no change is known to do harm there."""
    if (wish := question.get("wish")) is not None:
        return {"body": json.dumps(asdict(assumed(Wish(**wish))))}
    return {"body": "[]"} if question.get("harm") else {"problem": "no_archive_yet"}


def _made(window: Window, question: Question) -> Report:
    name, by, k = question["name"], question["by"], question["k"]
    if window.scope.brand is None:
        return answer(window, name, by, k)
    with window.of_the_store() as store:
        return answer_brand(window, store, name, by, k)


async def _fresh(redis_url: str, span: Span) -> tuple[Any, Any]:
    """What the log holds of these days and the lake does not yet."""
    redis = connect(redis_url)
    try:
        days = (span.since, span.until)
        facts = await not_archived(redis, span.store, "facts", *days)
        return facts, await not_archived(redis, span.store, "signals", *days)
    finally:
        await redis.aclose()


def serve(questions: TextIO, answers: TextIO) -> None:
    """Answer every line. What goes wrong with one is said on standard error, and the next is "
    "taken."""
    for line in questions:
        try:
            said = asked(json.loads(line))
        except Exception as problem:
            print(f"report failed: {problem!r}", file=sys.stderr)
            said = {"problem": "report_failed"}
        answers.write(json.dumps(said) + "\n")
        answers.flush()


if __name__ == "__main__":
    # Shoppers' screens come first.
    os.nice(NICE)
    # What a library prints must not stand among the answers.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    serve(sys.stdin, out)
