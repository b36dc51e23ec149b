"""What links say around some claims, as the whole of linking says it: who asks of a claim takes up little else.

Where a person decided which claims are of one event, that reaches as far as links do; then all claims are taken up
that hang together with these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from reportedly.casebook import Casebook
from reportedly.casebook.links import Link, links_about, links_to
from reportedly.casebook.readings_in_part import readings_in_part, whereabouts
from reportedly.link.decided_events import as_decided
from reportedly.link.linking import Linked, linked_under, when
from reportedly.model.decision import EventDecision
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.tell.withheld import Withheld
from reportedly.web.at_hand import AtHand
from reportedly.web.kept.hanging import sets_hanging
from reportedly.web.kept.showing import Rows
from reportedly.web.kept.source_pages import origins_of
from reportedly.work.judged import Judged, event_decisions, judged_in
from reportedly.work.links_kept import STAGE, links_read

Behind = Callable[[Rows, Iterable[str]], dict[str, tuple[Origin, ...]]]
"""Who is behind claims, those of whom it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksAround:
    """What is looked up once for all claims that are asked for: what persons hold, and who can tell who is behind."""

    book: Casebook
    rows: Rows
    withheld: Withheld
    judged: Judged
    decisions: list[EventDecision]
    behind: Behind = field(default=origins_of)

    @classmethod
    def of(cls, hand: AtHand, behind: Behind = origins_of) -> LinksAround:
        """What stands in a casebook."""
        with hand.book.looking() as connection:
            judged = judged_in(connection)
        decisions = event_decisions(hand.book)
        return cls(
            book=hand.book, rows=hand.rows, withheld=hand.withheld, judged=judged, decisions=decisions, behind=behind
        )

    def linked(self, claims: Iterable[str]) -> Linked:
        """What links say of some claims, and of others with these."""
        wanted = self.hanging_decided(claims)
        links = list(self._links(wanted))
        told = wanted | {end for link in links for end in (link.older, link.newer)}
        readings = sorted(self.readings(told), key=when)
        _, same, relations = links_read(links)
        found = linked_under(
            readings,
            told=(),
            informants={},
            origins=self.behind(self.rows, told),
            same=same,
            relations=self.withheld.relations(relations),
        )
        return as_decided(found, [one for one in self.decisions if told & {*one.claims, *one.others}])

    def hanging_decided(self, claims: Iterable[str]) -> set[str]:
        """The claims; with those that hang together with them, where a person decided anything of any."""
        wanted = set(claims)
        decided = {claim for one in self.decisions for claim in (*one.claims, *one.others)}
        if not decided:
            return wanted
        with self.book.looking() as connection:
            hanging = {claim for some in sets_hanging(connection, wanted, self.decisions) for claim in some}
        return hanging if hanging & decided else wanted

    def readings(self, claims: Iterable[str]) -> Iterator[Reading]:
        """The readings of some claims, with these alone, as persons judged them; in no order."""
        with self.book.looking() as connection:
            stand = whereabouts(connection, claims)
            found = [self.judged.reading(one) for one in readings_in_part(connection, stand.reports, stand)]
        yield from self.withheld.readings(found)

    def _links(self, claims: set[str]) -> Iterator[Link]:
        """The links from and to some claims, each once."""
        with self.book.looking() as connection:
            yield from (link for link in links_about(connection, claims) if link.stage == STAGE)
            beyond = (link for link in links_to(connection, claims) if link.newer not in claims)
            yield from (link for link in beyond if link.stage == STAGE)
