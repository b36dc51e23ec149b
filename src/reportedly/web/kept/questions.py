"""What views show of the kept explanations: questions with their answers, those with most rivals first."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from sqlalchemy import func, select

from reportedly.casebook import schema
from reportedly.casebook.packing import unpack
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.kept.record import read
from reportedly.web.kept.showing import Rows

Q = schema.picture_questions.c
ALL = 1 << 31
"""No casebook asks so many questions."""


def questions(rows: Rows, *, rivals: bool, limit: int, skipped: int = 0) -> list[tuple[Hypothesis, ...]]:
    """The answers to each question, best first: to those with rival answers, or with one alone."""
    asked = select(Q.body).where(Q.answers > 1 if rivals else Q.answers == 1)
    asked = asked.order_by(Q.answers.desc(), Q.evidence.desc(), Q.id).offset(skipped).limit(limit)
    with rows.looking() as connection:
        found = [orjson.loads(unpack(body)) for body in connection.execute(asked).scalars()]
    return [tuple(read(Hypothesis, one) for one in told) for told in found]


def all_hypotheses(rows: Rows, *, alone: bool) -> Iterator[Hypothesis]:
    """Every explanation that has a rival; with `alone` those that have none too."""
    for rivals in (True, False) if alone else (True,):
        for answers in questions(rows, rivals=rivals, limit=ALL):
            yield from sorted(answers, key=lambda answer: answer.rank)


def numbers_of(rows: Rows) -> tuple[int, int]:
    """How many questions have rival answers, and how many have one."""
    asked = select(Q.answers > 1, func.count()).group_by(Q.answers > 1)
    with rows.looking() as connection:
        found = {bool(row[0]): row[1] for row in connection.execute(asked)}
    return found.get(True, 0), found.get(False, 0)
