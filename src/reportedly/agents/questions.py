"""What an agent may ask a casebook: every answer rests on quoted words, and none changes anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from starlette.datastructures import QueryParams

from reportedly.agents.paging import answer, bounded, cursor_at, offset_of, part_of
from reportedly.agents.quoting import NOTICE, evidence_of, passage, report_named, short_claim
from reportedly.casebook import Casebook, Query
from reportedly.errors import InputError, SetupError
from reportedly.model.hypothesis import Hypothesis
from reportedly.model.reading import Reading
from reportedly.tell.changes import changes_listing
from reportedly.tell.situation_json import (
    check_record,
    event_record,
    hypothesis_record,
    relation_record,
    source_record,
    stance_record,
)
from reportedly.tell.withheld import NOTHING, Withheld, Withholding
from reportedly.web.at_hand import AtHand
from reportedly.web.changes_view import BUSY
from reportedly.web.checking import check_claims
from reportedly.web.filter import filter_of, moment_of
from reportedly.web.kept.questions import questions
from reportedly.web.kept.showing import event_kept, ids_of, most_carried, with_reports
from reportedly.web.kept.source_pages import origins_of, source_kept
from reportedly.web.part import part_around
from reportedly.web.scene import claims_with
from reportedly.web.standing import Stand, Standing
from reportedly.work.linking import readings_standing
from reportedly.work.looking_up import words_for

Record = dict[str, Any]

MOST_QUESTIONS = 10_000
TEXT_AT_ONCE = 4000
"""Characters of a report's text that are given at once."""


class Questions:
    """The questions to one casebook; `model` names the reader of claims that are brought, when it is first needed.

    Where something is withheld, agents are told what readers are told.
    """

    def __init__(
        self, book: Casebook, model: Callable[[], Path | None], withholding: Withholding = NOTHING.withholding
    ) -> None:
        self._book, self._standing, self._model = book, Standing(book, withholding), model

    def search(self, words: str, limit: int, cursor: str | None) -> Record:
        """Claims whose content holds all words."""
        stand = self._standing.now()
        query = stand.withheld.query(Query(text=words, limit=bounded(limit), cursor=cursor or None))
        try:
            page = self._book.search(query)
            matched = self._book.count(replace(query, cursor=None))
        except SetupError as error:
            raise InputError(words, "cannot be searched for", str(error)) from error
        found = [short_claim(one.claim, one.report) for one in stand.withheld.found(page.found)]
        return answer(found, matched=matched, cursor=page.cursor, entry=stand.entry)

    def events(self, asked: Mapping[str, Any], limit: int, cursor: str | None) -> Record:
        """Events that a filter asks for, without the words of their claims."""
        stand = self._standing.now()
        pairs = [(name, value) for name, value in asked.items() if value and name != "status"]
        pairs += [("status", value) for value in asked.get("status") or ()]
        found = ids_of(stand.rows, filter_of(QueryParams(pairs), self._book))

        def told(id: str) -> Record:
            [event] = with_reports(stand.rows, [event_kept(stand.rows, id)])
            return event_record(event)

        return part_of(found, limit=limit, cursor=cursor, entry=stand.entry, told=told)

    def event(self, id_: str, limit: int, cursor: str | None) -> Record:
        """One event: how it stands, and its claims with their words and relations."""
        stand = self._standing.now()
        kept = event_kept(stand.rows, id_)
        picture = part_around(stand.rows, self._book, [kept], stand.withheld).picture
        [event] = picture.events
        graded = (picture.credibility.get(id) for id in event.claims)
        rule = next((c.words for c in graded if c is not None and c.rule == event.credibility_rule), "")
        return part_of(
            event.claims,
            limit=limit,
            cursor=cursor,
            entry=stand.entry,
            told=partial(self._told, stand),
            event={**event_record(event), "claims": len(event.claims), "credibility_words": rule},
            relations=[relation_record(one) for one in picture.situation.relations_within(event.claims)],
        )

    def _told(self, stand: Stand, claim: str) -> Record:
        claims, readings = claims_with(self._book, [claim], stand.withheld)
        found, origins = claims[claim], origins_of(stand.rows, [claim]).get(claim, ())
        told = short_claim(found, readings[found.report_id].report)
        return {**told, "origins": [{"id": one.id, "informant": one.informant} for one in origins]}

    def sources(self, name: str | None, limit: int, cursor: str | None) -> Record:
        """Sources with their grades; one of them where a name or id is given."""
        stand = self._standing.now()

        def told(id: str) -> Record:
            kept = source_kept(stand.rows, id)
            return source_record(kept.origin, kept.grade)

        found = [source_kept(stand.rows, name).origin.id] if name else most_carried(stand.rows)
        return part_of(found, limit=limit, cursor=cursor, entry=stand.entry, told=told)

    def evidence(self, id_: str, cursor: str | None) -> Record:
        """Of a claim every value with its words; of a report its text, part by part."""
        stand = self._standing.now()
        claims, readings = claims_with(self._book, [id_], stand.withheld)
        if (claim := claims.get(id_)) is not None:
            report = readings[claim.report_id].report
            return {**evidence_of(claim, report), "as_of_ledger_entry": stand.entry, "notice": NOTICE}
        reading = self._reading(id_, stand.withheld)
        report = reading.report
        start = offset_of(cursor, stand.entry)
        told = passage(report, start, TEXT_AT_ONCE)
        end = start + TEXT_AT_ONCE
        return {
            "report": report_named(report),
            "text": told,
            "claims": [one.id for one in reading.claims],
            "cut": told["cut"],
            "next_cursor": cursor_at(end, stand.entry) if told["cut"] else None,
            "as_of_ledger_entry": stand.entry,
            "notice": NOTICE,
        }

    def _reading(self, report: str, withheld: Withheld) -> Reading:
        """The reading of a report that counts; raises InputError where there is none."""
        version = self._book.report(report)
        if version is None or version.until_entry is not None or not withheld.shows(report):
            raise InputError(
                report, "is no claim or report of this casebook", "take an id from `search` or `get_event`"
            )
        return next(withheld.readings(readings_standing(self._book, [report])))

    def changes(self, since: str, until: str | None, limit: int, cursor: str | None) -> Record:
        """What became otherwise, in the order of the ledger."""
        stand = self._standing.now()
        changed = self._book.changes(moment_of(since), None if until is None else moment_of(until))
        found = [one for one in stand.withheld.changes(self._book, changed) if one.kind not in BUSY]
        named = partial(words_for, self._book)

        def told(change: Any) -> Record:
            record: Record = next(iter(changes_listing([change], named).rows)).record
            return record

        return part_of(found, limit=limit, cursor=cursor, entry=stand.entry, told=told)

    def hypotheses(self, question: str | None, limit: int, cursor: str | None) -> Record:
        """Explanations that compete, with the words of what bears on them."""
        stand, so_far = self._standing.explaining()
        asked = questions(stand.rows, rivals=True, limit=MOST_QUESTIONS)
        ranked = (one for answers in asked for one in sorted(answers, key=lambda answer: answer.rank))
        found = [one for one in ranked if question in (None, one.question_id)]
        if question is not None and not found and so_far.whole:
            raise InputError(question, "is no question with rival answers", "leave it out to see all")
        return part_of(
            found,
            limit=limit,
            cursor=cursor,
            entry=stand.entry,
            told=partial(self._hypothesis, stand),
            so_far=None if so_far.whole else {"done": so_far.done, "of": so_far.of},
        )

    def _hypothesis(self, stand: Stand, hypothesis: Hypothesis) -> Record:
        record = hypothesis_record(hypothesis)
        weighty = {piece.claim for piece in hypothesis.evidence if piece.weight > 0}
        evidence = [
            {**piece, "words": self._told(stand, piece["claim"])}
            for piece in record["evidence"]
            if piece["claim"] in weighty
        ]
        return {
            **record,
            "evidence": evidence,
            "evidence_without_weight_left_out": len(record["evidence"]) - len(evidence),
            "wordings": [self._told(stand, id_) for id_ in hypothesis.wordings],
        }

    def check(self, claim: str, limit: int, cursor: str | None) -> Record:
        """What each report says to a claim that is brought, and the sum."""
        stand = self._standing.now()
        hand = AtHand(book=self._book, rows=stand.rows, withheld=stand.withheld)
        [(stances, sum_)] = check_claims(hand, {"claim": claim}, model=self._model())
        return part_of(
            stances,
            limit=limit,
            cursor=cursor,
            entry=stand.entry,
            told=lambda stance: {
                **stance_record(stance),
                "words": [
                    self._told(stand, id_) for id_ in claims_with(self._book, stance.claims[:3], stand.withheld)[0]
                ],
            },
            sum=check_record(sum_),
        )
