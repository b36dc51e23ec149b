"""What a brief says of all that is asked for, beside the foremost that it tells: numbers, and the last of each list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reportedly.model.reading import Reading
from reportedly.model.relation import Relation
from reportedly.tell.brief.news import MOST_RELATED
from reportedly.tell.brief.standing import IN_DISPUTE
from reportedly.tell.brief.totals import Totals
from reportedly.tell.brief.unknown import MOST_OPEN, MOST_UNCONFIRMED
from reportedly.web.brief_chosen import Choosing
from reportedly.web.foremost import Foremost


def totals_of(choosing: Choosing, fresh: Foremost, related: Sequence[Relation], unread: Iterable[Reading]) -> Totals:
    """What is to be said of everything asked for."""
    _, counts = choosing.contradicted
    statuses = Counter(row.status for row in choosing.rows)
    (is_open, unconfirmed), (lost, lost_in_all) = choosing.left_open(), choosing.lost()
    first, latest, claims = choosing.period()
    return Totals(
        statuses=statuses,
        disputed=sum(statuses[status] for status in IN_DISPUTE) + counts.total(),
        alone=statuses["uncorroborated"] - counts["uncorroborated"],
        fresh=fresh.there,
        related=tuple(related[:MOST_RELATED]),
        related_in_all=len(related),
        changed=choosing.changed(),
        unanswered=tuple(choosing.claims(is_open[-MOST_OPEN:])),
        unanswered_in_all=len(is_open),
        unconfirmed=tuple(choosing.claims(unconfirmed[-MOST_UNCONFIRMED:])),
        unconfirmed_in_all=len(unconfirmed),
        lost=tuple(lost),
        lost_in_all=lost_in_all,
        unread=tuple(unread),
        claims=claims,
        reports=len(choosing.reports),
        publishers=len({publisher or id for id, publisher in choosing.reports.items()}),
        came=len(choosing.came & choosing.reports.keys()),
        all_new=len(choosing.came) == choosing.stand.head.reports,
        first=first,
        latest=latest,
    )
