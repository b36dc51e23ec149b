"""What views show of the kept explanations: questions with their answers, those with most rivals first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from reportedly.casebook import picture_schema
from reportedly.casebook.packing import unpack
from reportedly.model.hypothesis import Hypothesis
from reportedly.web.kept.record import read
from reportedly.web.kept.settling import some_of, values_among
from reportedly.web.kept.showing import Rows

AT_A_TIME = 100
Q = picture_schema.questions.c


def questions(rows: Rows, *, rivals: bool, limit: int, skipped: int = 0) -> list[tuple[Hypothesis, ...]]:
    """The answers to each question, best first: to those with rival answers, or with one alone."""
    asked = select(Q.body).where(Q.answers > 1 if rivals else Q.answers == 1)
    asked = asked.order_by(*most_rivals()).offset(skipped).limit(limit)
    with rows.looking() as connection:
        found = [orjson.loads(unpack(body)) for body in connection.execute(asked).scalars()]
    return [tuple(read(Hypothesis, one) for one in told) for told in found]


def questions_named(rows: Rows, ids: Sequence[str]) -> list[tuple[Hypothesis, ...]]:
    """The answers to some questions, best first, in the order of these ids."""
    with rows.looking() as connection:
        return list(_read(connection, ids))


def hypotheses(
    rows: Rows, *, alone: bool, limit: int, skipped: int = 0, among: Collection[str] | None = None
) -> tuple[list[Hypothesis], bool]:
    """Explanations that have a rival, those of one question together; with `alone` then those that have none.

    Only the questions that these answer are read: of those whose ids are `among` some, or of all. Also whether there
    are others after them.
    """
    asked = select(Q.id, Q.answers).where(Q.answers > 0 if alone else Q.answers > 1)
    wanted, before, number = list[str](), 0, 0
    with rows.looking() as connection:
        for row in connection.execute(asked.order_by(*most_rivals())):
            if among is not None and row.id not in among:
                continue
            if number < skipped + limit and number + row.answers > skipped:
                before = before if wanted else number
                wanted.append(row.id)
            number += row.answers
        found = [one for some in _read(connection, wanted) for one in sorted(some, key=lambda answer: answer.rank)]
    start = skipped - before
    return found[start : start + limit], number > skipped + limit


def answers_named(rows: Rows, hypotheses: Iterable[str], claims: Iterable[str]) -> list[Hypothesis]:
    """Some explanations by their ids, found by claims that bear on them."""
    wanted, leans = set(hypotheses), picture_schema.leans.c
    with rows.looking() as connection:
        asked = values_among(connection, select(leans.question).distinct(), leans.claim, sorted(claims))
        there = values_among(connection, select(Q.id), Q.id, sorted(asked))
        return [one for told in _read(connection, sorted(there)) for one in told if one.id in wanted]


def answers_with(rows: Rows, id_: str) -> list[Hypothesis]:
    """All answers to the question that has an id, or to that which an explanation with the id answers; else none."""
    asked = select(Q.body).where(Q.id == id_) if id_.startswith("qst_") else select(Q.body)
    with rows.looking() as connection, connection.execute(asked.execution_options(yield_per=AT_A_TIME)) as found_in:
        for body in found_in.scalars():
            told = unpack(body)
            if id_.encode() in told:
                found = [read(Hypothesis, one) for one in orjson.loads(told)]
                if any(id_ in (one.id, one.question_id) for one in found):
                    return found
    return []


def _read(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[Hypothesis, ...]]:
    """The answers to some questions, in this order."""
    told: dict[str, bytes] = {}
    for some in some_of(ids, AT_A_TIME):
        told |= {row.id: row.body for row in connection.execute(select(Q.id, Q.body).where(Q.id.in_(some)))}
    for id in ids:
        yield tuple(read(Hypothesis, one) for one in orjson.loads(unpack(told[id])))


def most_rivals() -> tuple[Any, ...]:
    """What questions are sorted by."""
    return Q.answers.desc(), Q.evidence.desc(), Q.id


def numbers_of(rows: Rows) -> tuple[int, int]:
    """How many questions have rival answers, and how many have one."""
    asked = select(func.count().filter(Q.answers > 1), func.count().filter(Q.answers <= 1))
    with rows.looking() as connection:
        with_rivals, alone = connection.execute(asked).one()
    return with_rivals, alone
