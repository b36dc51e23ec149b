"""Why a link, a count or a grade is what it is, looked up in a casebook: what is taken up is what the answer tells.

It is told in the words of `tell/why.py`, which tells the same of a casebook that is in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import orjson
from sqlalchemy import select

from reportedly.casebook import Casebook, schema
from reportedly.casebook.links import Link, link_of
from reportedly.casebook.packing import unpack
from reportedly.errors import InputError
from reportedly.link.linking import Linked, linked_under, when
from reportedly.model.hypothesis import Hypothesis
from reportedly.tell.firsts import FirstsTold
from reportedly.tell.why import (
    claim_lines,
    relation_lines,
    same_lines,
    why_answered,
    why_between,
    why_claim,
    why_event,
    why_group,
    why_report,
)
from reportedly.tell.why_source import SourceTold, source_lines
from reportedly.tell.why_words import Words, claim_words
from reportedly.web.around import LinksAround
from reportedly.web.at_hand import AtHand
from reportedly.web.kept.carried import all_carried
from reportedly.web.kept.firsts import firsts_counted, firsts_of
from reportedly.web.kept.listed import ListedEvent
from reportedly.web.kept.questions import answers_with
from reportedly.web.kept.settling import some_of
from reportedly.web.kept.showing import event_kept, with_reports
from reportedly.web.kept.source import KeptSource
from reportedly.web.kept.source_pages import all_said, origins_in_short, source_kept
from reportedly.web.lineages import linked_with, report_of_group
from reportedly.weigh.credibility import Credibility
from reportedly.weigh.picture import Picture, situation_of
from reportedly.weigh.rated import by_person
from reportedly.weigh.situation import Situation
from reportedly.work.judged import graded_in
from reportedly.work.links_kept import links_read

AT_A_TIME = 500
"""Claims that are told together."""
EXPLAINED = ("hyp", "qst")
"""Kinds of ids of which rival explanations are asked."""


def why_told(hand: AtHand, id_: str, other: str | None = None) -> Iterator[str]:
    """Everything behind what has an id; raises InputError where nothing has it."""
    kind = id_.partition("_")[0]
    if other is not None:
        linked = LinksAround.of(hand).linked({id_, other})
        yield from why_between(id_, other, linked, situation_of(linked))
    elif kind == "rpt":
        linked = linked_with(hand.book, id_)
        yield from why_report(id_, linked, situation_of(linked))
    elif kind == "evt":
        yield from event_told(hand, event_kept(hand.rows, id_))
    elif kind == "clm":
        yield from _claim(hand, id_)
    elif kind == "lnk":
        yield from _link(hand, id_)
    elif kind in EXPLAINED:
        yield from _answers(hand, id_)
    elif kind == "org" and (report := report_of_group(hand.book, id_)) is not None:
        linked = linked_with(hand.book, report)
        yield from why_group(id_, linked, situation_of(linked))
    else:
        yield from source_told(hand, source_kept(hand.rows, id_))


def event_told(hand: AtHand, kept: ListedEvent) -> Iterator[str]:
    """Who holds a kept event and who disputes it, and every claim of it."""
    linked = LinksAround.of(hand).linked(claim.id for claim in kept.claims)
    picture = _picture(linked, _credibility(kept))
    [event] = with_reports(hand.rows, [kept])
    yield from why_event(event, linked, picture)


def _claim(hand: AtHand, id_: str) -> Iterator[str]:
    linked = LinksAround.of(hand).linked({id_})
    try:
        kept: ListedEvent | None = event_kept(hand.rows, id_)
    except InputError:  # it tells of no event, or there is no such claim
        kept = None
    by_persons = by_person(one for one in graded_in(hand.book).rated if one.claim == id_)
    picture = _picture(linked, {**(_credibility(kept) if kept else {}), **by_persons})
    yield from why_claim(id_, linked, replace(picture, events=(kept.event,) if kept else ()))


def _credibility(kept: ListedEvent) -> dict[str, Credibility]:
    return {claim.id: claim.credibility for claim in kept.claims if claim.credibility is not None}


def _picture(linked: Linked, credibility: Mapping[str, Credibility]) -> Picture:
    """What is at hand of a picture around what is asked for."""
    return Picture(situation=situation_of(linked), sources={}, credibility=credibility, events=(), hypotheses=())


def _answers(hand: AtHand, id_: str) -> Iterator[str]:
    told: list[Hypothesis] = answers_with(hand.rows, id_)
    claims = {id for one in told for id in (*one.wordings, *(piece.claim for piece in one.evidence))}
    yield from why_answered(id_, told, _at_hand(LinksAround.of(hand, origins_in_short), claims))


def _at_hand(around: LinksAround, claims: Iterable[str]) -> Situation:
    """Claims with their reports and who is behind them, without any links."""
    wanted = set(claims)
    readings, origins = sorted(around.readings(wanted), key=when), around.behind(around.rows, wanted)
    return situation_of(linked_under(readings, told=(), informants={}, origins=origins, same=(), relations=()))


def source_told(hand: AtHand, kept: KeptSource) -> Iterator[str]:
    """A kept source with its record, and every claim that it made."""
    rows, origin = hand.rows, kept.origin
    counted = firsts_counted(rows, origin.id)
    firsts = ((one.turn, one.event.event) for one in firsts_of(rows, origin.id, limit=counted.number))
    told = SourceTold(
        origin=origin,
        grade=kept.grade,
        firsts=FirstsTold(told=counted.events, firsts=firsts),
        copies=all_carried(rows, origin, copying=True),
        copied=all_carried(rows, origin, copying=False),
        said=all_said(rows, origin.id),
    )
    yield from source_lines(told, _words(hand))


def _words(hand: AtHand) -> Words:
    """What tells claims of a casebook, some at a time."""
    around = LinksAround.of(hand, origins_in_short)

    def words(claims: Iterable[str]) -> Iterator[str]:
        for some in some_of(claims, AT_A_TIME):
            situation = _at_hand(around, some)
            yield from (claim_words(id, situation) for id in some)

    return words


def _link(hand: AtHand, id_: str) -> Iterator[str]:
    """What a link says, as it was found, whether or not it stands."""
    link, until = _link_with(hand.book, id_)
    ended = "stands" if until is None else f"ended by ledger entry {until}"
    yield f"{link.kind.replace('_', ' ')}, found by {link.stage} {link.version}; {ended} ({id_})"
    if link.between == "reports":
        linked = linked_with(hand.book, link.newer)
        yield from why_report(link.newer, linked, situation_of(linked))
        return
    _, same, relations = links_read([link])
    situation = _at_hand(LinksAround.of(hand), {link.newer, link.older})
    for claim in (link.newer, link.older):
        yield from claim_lines(claim, situation)
    for one in same:
        yield from same_lines(one)
    for relation in relations:
        yield from relation_lines(relation, situation)


def _link_with(book: Casebook, id_: str) -> tuple[Link, int | None]:
    table = schema.links.c
    asked = select(table.body, table.until_entry).where(table.id == id_).order_by(table.n.desc()).limit(1)
    with book.looking() as connection:
        row = connection.execute(asked).first()
    if row is None:
        raise InputError(id_, "is no link of this casebook", "see `reportedly relations` and `reportedly origins`")
    return link_of(orjson.loads(unpack(row.body))), row.until_entry
