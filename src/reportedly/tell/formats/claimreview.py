"""schema.org ClaimReview as JSON-LD: each event as a claim, who makes it where, and how it stands.

A ClaimReview is a fact-checker's verdict, and this program gives none. Its rating is the Admiralty credibility of what
is told, turned round so that more is better; what cannot be judged has no value. `alternateName` says how it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.model.actor import Actor
from reportedly.model.origin import Origin
from reportedly.model.report import Report
from reportedly.tell.formats.account import disputed_words
from reportedly.tell.formats.addresses import urn, web_address
from reportedly.tell.formats.days import instant
from reportedly.tell.formats.event_facts import EventFacts
from reportedly.tell.formats.json_lists import listed
from reportedly.tell.formats.selected import Selected
from reportedly.tell.formats.tellings import Telling
from reportedly.tell.wording import plain

Told = dict[str, Any]

CANNOT_BE_JUDGED = 6
BEST, WORST = 5, 1
"""Of the rating: credibility 1 is 5, credibility 5 is 1."""


def claimreview_chunks(selection: Selected) -> Iterator[bytes]:
    """Yield one JSON-LD document."""
    author = {"@type": "Organization", "name": plain(selection.title)}
    reviews = (_review(facts, author, selection) for facts in selection.facts())
    return listed('{"@context":"https://schema.org","@graph":[', reviews, "]}")


def _review(facts: EventFacts, author: Told, selection: Selected) -> Told:
    event, actors = facts.event, selection.actors
    return {
        "@type": "ClaimReview",
        "@id": urn(event.id),
        "claimReviewed": facts.summary,
        "datePublished": selection.at[:10],
        "author": author,
        "reviewRating": _rating(facts),
        "reviewBody": _body(facts),
        "itemReviewed": _without_gaps(
            {
                "@type": "Claim",
                "@id": urn(f"{event.id}/claim"),
                "name": facts.summary,
                "author": [_party(origin, actors) for origin in event.origins_for if origin.actor in actors],
                "creditText": "; ".join(map(facts.graded, event.origins_for)),
                "datePublished": (instant(event.first) or "")[:10],
                "firstAppearance": _work(facts.tellings[0]),
                "appearance": [_work(telling) for telling in facts.tellings],
            }
        ),
    }


def _rating(facts: EventFacts) -> Told:
    event = facts.event
    told: Told = {"@type": "Rating", "alternateName": _in_words(facts), "bestRating": BEST, "worstRating": WORST}
    if event.credibility != CANNOT_BE_JUDGED:
        told["ratingValue"] = CANNOT_BE_JUDGED - event.credibility
    return told | {"ratingExplanation": f"Admiralty credibility {event.credibility}: {event.credibility_rule}"}


def _in_words(facts: EventFacts) -> str:
    event = facts.event
    against = f", {len(event.origins_against)} against" if event.origins_against else ""
    return f"{event.status}: {event.independent_origins} independent origins for{against}"


def _body(facts: EventFacts) -> str:
    event = facts.event
    told = [f"Claimed, and {event.status}. This says who says so, not whether it is true."]
    told += [f"For: {', '.join(map(facts.graded, event.origins_for)) or 'nobody who can be named'}."]
    if event.origins_against:
        told += [f"Against: {', '.join(map(facts.graded, event.origins_against))}."]
    told += [f"Disputed {disputed_words(disputed)}." for disputed in event.disputed]
    return " ".join([*told, *(f"Counted {figure.rule}." for figure in facts.figures)])


def _party(origin: Origin, actors: Mapping[str, Actor]) -> Told:
    """Schema.org knows persons and organisations alone: who is neither a public office nor a body stays words."""
    kind = "Person" if actors[origin.actor or ""].kind == "office" else "Organization"
    return {"@type": kind, "name": plain(origin.informant)}


def _work(telling: Telling) -> Told:
    """Where the claim appears: the report, and the words in it."""
    report = telling.report
    return _without_gaps(
        {
            "@type": "CreativeWork",
            "@id": urn(telling.claim.id),
            "url": web_address(report),
            "identifier": telling.claim.id,
            "text": telling.claim.content.text,
            "creditText": telling.who,
            "abstract": f"{telling.side}; {telling.surely}",
            "datePublished": (instant(report.published) or "")[:10],
            "isPartOf": _article(report),
        }
    )


def _article(report: Report) -> Told:
    told = {
        "@type": "NewsArticle",
        "@id": urn(report.id),
        "headline": plain(report.title or ""),
        "url": web_address(report),
        "inLanguage": report.language,
    }
    publisher = {"@type": "Organization", "name": plain(report.publisher)} if report.publisher else None
    return _without_gaps({**told, "publisher": publisher})


def _without_gaps(told: Told) -> Told:
    return {name: value for name, value in told.items() if value not in (None, "", [])}
