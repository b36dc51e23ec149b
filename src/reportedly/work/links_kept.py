"""What linking finds, as the casebook keeps it: each find as a link, and links read back as what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.casebook import Link
from reportedly.casebook.links import written
from reportedly.link.linking import Found, SameEvent
from reportedly.model.origin import Distortion, ReportOrigin
from reportedly.model.reason import Reason, bits
from reportedly.model.relation import Relation

STAGE, VERSION = "link", "1"
"""A newer version may find other links among the same readings."""
COPIES, SAME_STATEMENT, SAME_EVENT = "copies", "same_statement", "same_event"
ALTERED = "altered: "
"""Before what was altered in copying, which is kept among the reasons of a copy and weighs nothing."""


def links_found(found: Iterable[Found]) -> Iterator[Link]:
    """What is found, as it is kept; a report that is no copy has no link."""
    for one in found:
        match one:
            case ReportOrigin(copy_of=str() as older):
                kind = SAME_STATEMENT if one.how == SAME_STATEMENT else COPIES
                altered = (
                    Reason(feature=ALTERED + d.what, bits=0.0, older=d.older, newer=d.newer) for d in one.distortions
                )
                yield _link(kind, "reports", older, one.report_id, (*one.reasons, *altered), attribute=one.how)
            case SameEvent():
                yield _link(SAME_EVENT, "claims", one.older, one.newer, one.reasons)
            case Relation():
                told = {"attribute": one.attribute, "independent": one.independent}
                yield _link(one.relation, "claims", one.older, one.newer, one.reasons, **told)


def _link(kind: str, between: Any, older: str, newer: str, reasons: tuple[Reason, ...], **told: Any) -> Link:
    return Link(
        kind=kind,
        between=between,
        newer=newer,
        older=older,
        weight=round(bits(reasons), 3),
        reasons=tuple({"feature": r.feature, "bits": r.bits, "older": r.older, "newer": r.newer} for r in reasons),
        stage=STAGE,
        version=VERSION,
        **told,
    )


def link_written(found: Found) -> tuple[Any, ...]:
    """What is found, as its link is written."""
    (link,) = links_found((found,))
    return tuple(written(link))


def links_read(links: Iterable[Link]) -> tuple[list[ReportOrigin], list[SameEvent], list[Relation]]:
    """What kept links say: which reports carry others' words, which claims tell the same, and how claims relate."""
    tied, same, relations = list[ReportOrigin](), list[SameEvent](), list[Relation]()
    for link in links:
        if link.between == "reports":
            tied.append(_tied(link))
        elif link.kind == SAME_EVENT:
            same.append(SameEvent(older=link.older, newer=link.newer, reasons=reasons_of(link)))
        else:
            relations.append(_relation(link))
    return tied, same, relations


def reasons_of(link: Link) -> tuple[Reason, ...]:
    """The reasons of a kept link."""
    return tuple(Reason(**told) for told in link.reasons)


def _tied(link: Link) -> ReportOrigin:
    told = reasons_of(link)
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
        reasons=reasons_of(link),
    )
