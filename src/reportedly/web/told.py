"""An event as it is filtered and listed: its places, sources and words put together from all its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model.claim import Claim
from reportedly.model.situation import SituationEvent
from reportedly.tell.wording import OWN_VOICE, chain_words, place_words, plain, when_words
from reportedly.weigh.picture import Picture

MOST_PLACES = 3
"""Places of an event that a list names; the event's own page names all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """An event with what it is found by."""

    event: SituationEvent
    claims: tuple[Claim, ...]
    """In the order of publication."""
    summary: str
    day: str | None
    """The day of the first report of it, "YYYY-MM-DD"; None where no report says when it was published."""
    last_day: str | None
    happened: str
    """When it is said to have happened, in the words most claims leave; empty where none says."""
    places: tuple[str, ...]
    """Names of places and the words for them, those told most often first."""
    where: str
    sources: tuple[str, ...]
    """Who is said to know it, and who published it."""
    types: frozenset[str]
    """PLOVER types."""
    certainties: frozenset[str]
    """How surely its claims say it."""
    reliabilities: frozenset[str]
    """How reliable those are who are said to know it, for or against."""
    words: str
    """All that its claims say, in small letters."""
    entry: int
    """The ledger entry by which the latest report of it came in."""


def told_event(event: SituationEvent, picture: Picture, came: Mapping[str, int]) -> ToldEvent:
    """Put together what is known of an event; `came` says by which entry each report came in."""
    situation = picture.situation
    claims = tuple(situation.claims[id] for id in sorted(event.claims, key=situation.when))
    named = Counter(plain(p.place.name) for c in claims for p in c.places if p.place.name)
    toponyms = Counter(plain(p.place.toponym.text) for c in claims for p in c.places)
    worded = Counter(place_words(p) for c in claims for p in c.places)
    return ToldEvent(
        event=event,
        claims=claims,
        summary=plain(event.summary),
        day=_day(event.first),
        last_day=_day(event.latest),
        happened=_most(when_words(claim.time) for claim in claims),
        places=tuple(
            dict.fromkeys([*(name for name, _ in named.most_common()), *(t for t, _ in toponyms.most_common())])
        ),
        where=", ".join(words for words, _ in worded.most_common(MOST_PLACES)),
        sources=tuple(dict.fromkeys(_sources(claims, picture))),
        types=frozenset(claim.event.type for claim in claims if claim.event and claim.event.type),
        certainties=frozenset(claim.factuality.certainty for claim in claims),
        reliabilities=frozenset(picture.sources[o.id].grade for c in claims for o in situation.origins.get(c.id, ())),
        words="\n".join(plain(claim.content.text) for claim in claims).casefold(),
        entry=max((came.get(claim.report_id, 0) for claim in claims), default=0),
    )


def _day(edtf: str | None) -> str | None:
    """The day that an EDTF value starts on; None where it is coarser than a day."""
    return edtf[:10] if edtf and len(edtf) >= 10 and edtf[4] == edtf[7] == "-" else None


def _most(words: Iterable[str]) -> str:
    counted = Counter(filter(None, words))
    return counted.most_common(1)[0][0] if counted else ""


def _sources(claims: Iterable[Claim], picture: Picture) -> Iterable[str]:
    for claim in claims:
        yield from (plain(origin.informant) for origin in picture.situation.origins.get(claim.id, ()))
        chain = chain_words(claim.attribution)
        if chain != OWN_VOICE:
            yield chain
        publisher = picture.situation.reports[claim.report_id].publisher
        if publisher:
            yield plain(publisher)
