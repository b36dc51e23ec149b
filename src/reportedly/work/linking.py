"""Linking the readings of a casebook: what is found is kept in it, and what is found no longer ends there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from reportedly import __version__
from reportedly.casebook import By, Casebook, Link
from reportedly.casebook.links import AddedLinks
from reportedly.collect.clock import SYSTEM, Clock
from reportedly.link.linking import Linked, Linking, SameEvent, linked_from
from reportedly.model.grade import PersonGrade
from reportedly.model.origin import Distortion, ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason, bits
from reportedly.model.relation import Relation
from reportedly.weigh.picture import Picture, picture_of
from reportedly.work.looking_up import all_readings

STAGE, VERSION = "link", "1"
"""A newer version may find other links among the same readings."""
COPIES, SAME_STATEMENT, SAME_EVENT = "copies", "same_statement", "same_event"
ALTERED = "altered: "
"""Before what was altered in copying, which is kept among the reasons of a copy and weighs nothing."""


def link_casebook(book: Casebook, *, clock: Clock = SYSTEM) -> AddedLinks:
    """Link everything that is read: a second time with nothing new adds nothing."""
    linked = Linking(_readings(book)).linked()
    return book.settle_links([*_links(linked)], By.stage(STAGE, __version__, clock.now()), stage=STAGE)


def unlink_casebook(book: Casebook, by: By) -> AddedLinks:
    """Undo linking by one entry: every link that stands ends, and linking again finds them again."""
    return book.settle_links([], by, stage=STAGE)


def linked_in(book: Casebook, *, as_of: str | int | None = None) -> Linked:
    """What the links say that stand in the casebook; links whose ends are read anew under another id say nothing."""
    links = [link for link in book.links(as_of=as_of) if link.stage == STAGE]
    return linked_from(
        _readings(book),
        tied=[_tied(link) for link in links if link.between == "reports"],
        same=[
            SameEvent(older=link.older, newer=link.newer, reasons=_reasons(link))
            for link in links
            if link.kind == SAME_EVENT
        ],
        relations=[_relation(link) for link in links if link.between == "claims" and link.kind != SAME_EVENT],
    )


def picture_in(book: Casebook, *, as_of: str | int | None = None) -> tuple[Linked, Picture]:
    """What the casebook's links come to, with the grades that persons gave."""
    linked = linked_in(book, as_of=as_of)
    return linked, picture_of(linked, grades=person_grades(book))


def person_grades(book: Casebook) -> list[PersonGrade]:
    """The grades of sources that persons gave and that stand."""
    return [
        PersonGrade(
            source=one.subject.partition(" ")[2],
            grade=one.value["reliability"],
            by=one.by.name,
            given=one.by.at,
            why=one.why,
        )
        for one in book.judgements()
        if one.verb == "grade"
    ]


def _readings(book: Casebook) -> list[Reading]:
    """Every reading that counts, without the claims that a person rejected."""
    rejected = {one.subject.partition(" ")[2] for one in book.judgements() if one.verb == "reject"}
    return [_without(reading, rejected) for reading in all_readings(book)]


def _without(reading: Reading, rejected: set[str]) -> Reading:
    left = tuple(claim for claim in reading.claims if claim.id not in rejected)
    return reading if len(left) == len(reading.claims) else replace(reading, claims=left)


def _links(linked: Linked) -> Iterable[Link]:
    for told in linked.reports:
        if told.copy_of is not None:
            kind = SAME_STATEMENT if told.how == SAME_STATEMENT else COPIES
            altered = (
                Reason(feature=ALTERED + d.what, bits=0.0, older=d.older, newer=d.newer) for d in told.distortions
            )
            yield _link(kind, "reports", told.copy_of, told.report_id, (*told.reasons, *altered), attribute=told.how)
    for same in linked.same:
        yield _link(SAME_EVENT, "claims", same.older, same.newer, same.reasons)
    for one in linked.relations:
        yield _link(
            one.relation,
            "claims",
            one.older,
            one.newer,
            one.reasons,
            attribute=one.attribute,
            independent=one.independent,
        )


def _link(kind: str, between: Any, older: str, newer: str, reasons: tuple[Reason, ...], **told: Any) -> Link:
    return Link(
        kind=kind,
        between=between,
        newer=newer,
        older=older,
        weight=round(bits(reasons), 3),
        reasons=tuple(asdict(reason) for reason in reasons),
        stage=STAGE,
        version=VERSION,
        **told,
    )


def _reasons(link: Link) -> tuple[Reason, ...]:
    return tuple(Reason(**told) for told in link.reasons)


def _tied(link: Link) -> ReportOrigin:
    told = _reasons(link)
    return ReportOrigin(
        report_id=link.newer,
        origin_group="",
        copy_of=link.older,
        how=link.attribute,  # type: ignore[arg-type]
        credited_to=(),
        distortions=tuple(
            Distortion(what=r.feature.removeprefix(ALTERED), older=r.older, newer=r.newer)  # type: ignore[arg-type]
            for r in told
            if r.feature.startswith(ALTERED)
        ),
        reasons=tuple(reason for reason in told if not reason.feature.startswith(ALTERED)),
    )


def _relation(link: Link) -> Relation:
    return Relation(
        older=link.older,
        newer=link.newer,
        relation=link.kind,  # type: ignore[arg-type]
        attribute=link.attribute,  # type: ignore[arg-type]
        independent=bool(link.independent),
        reasons=_reasons(link),
    )
