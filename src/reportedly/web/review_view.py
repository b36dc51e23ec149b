"""Review: one decision at a time, with the words of the report in sight and what it would change said before.

Of all that is asked, or of what bears on the events that the filter bar asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import QueryParams

from reportedly.casebook import Casebook, Judgement
from reportedly.errors import InputError
from reportedly.web.decided import DecisionTold, decision_told
from reportedly.web.filter import WRITTEN, Filter, filter_of
from reportedly.web.kept.progress import Progress
from reportedly.web.kept.review_in_step import queue_state
from reportedly.web.kept.review_queue import Place, before, called, counts, number_of, page, place_of, question_at
from reportedly.web.kept.review_sought import Sought
from reportedly.web.pick_map import HEIGHT, WIDTH
from reportedly.web.review_actor import actors_of
from reportedly.web.review_cards import card_named, card_of
from reportedly.web.review_placing import placing_of
from reportedly.web.scene import claims_with
from reportedly.web.situation_view import bar
from reportedly.web.standing import Stand
from reportedly.weigh.question import QuestionKind, ReviewQuestion

WAITING = 9
"""Questions of the queue that are listed beside the one that is asked."""
LATELY = 8
"""Decisions that are listed with a way back."""
KINDS: tuple[QuestionKind, ...] = ("claim", "events", "actors", "place", "source", "rating")


def review_page(stand: Stand, book: Casebook, query: QueryParams, so_far: Progress) -> dict[str, Any]:
    """What the page shows, of a queue that is made so far; raises InputError where what is named is not there."""
    kind = query.get("kind", "")
    if kind and kind not in KINDS:
        raise InputError(kind, "is no kind of question", f"take one of {', '.join(KINDS)}")
    asking = replace(filter_of(query, book), page=1)
    sought = Sought(kind=kind, asked=asking)
    named = card_named(stand, book, query)
    place = place_of(stand.rows, query.get("ask", ""), sought)
    asked = question_at(stand.rows, place) if place and named is None else None
    if place and named is None and asked is None:  # what it was about has gone, and the queue is not told yet
        asked = next(iter(page(stand.rows, sought, after=place.rank, limit=1)[0]), None)
        place = place_of(stand.rows, asked.id, sought) if asked else None
    card = named or (card_of(asked, stand, book) if asked else None)
    waiting, _ = page(stand.rows, sought, after=place.rank if place and asked else None, limit=WAITING)
    numbers = _numbers(stand, book, asking)
    return {
        "stand": stand,
        "so_far": so_far,
        "kinds": KINDS,
        "kind": kind,
        "asked": asking,
        "by_kind": numbers,
        "all_asked": sum(numbers.values()),
        "of_kind": sum(number for one, number in numbers.items() if kind in ("", one)),
        "number": _number(stand, place, sought) if asked else 1,
        "card": card,
        "following": waiting[0] if asked and waiting else None,
        "before": before(stand.rows, place, sought) if asked and place else None,
        "waiting": list(zip(waiting, _shorts(waiting, stand, book), strict=True)),
        "lately": _told(list(reversed(book.judgements()[-LATELY:])), stand),
        "entered": _entered(book, query),
        "placing": placing_of(card, query) if card else None,
        "actors": actors_of(stand),
        "map_size": (WIDTH, HEIGHT),
        **bar(stand, asking),
    }


def _numbers(stand: Stand, book: Casebook, asking: Filter) -> Mapping[QuestionKind, int]:
    """By kind, the questions that bear on the events asked for; counted once as long as the queue stands so."""
    with book.looking() as connection:
        state = queue_state(connection)
    sought = Sought(asked=asking.events)
    return stand.once(("review counts", state, sought), lambda: counts(stand.rows, sought))


def _number(stand: Stand, place: Place | None, sought: Sought) -> int:
    return number_of(stand.rows, place, sought) if place else 1


def _told(decisions: Sequence[Judgement], stand: Stand) -> list[DecisionTold]:
    """Decisions in words; those about claims that count in the words of these as they count."""
    named = {name for one in decisions for name in one.subject.split(" ") if name.startswith("clm_")}
    claims, _ = claims_with(stand.book, named)
    return [decision_told(one, claims, stand) for one in decisions]


def _entered(book: Casebook, query: QueryParams) -> tuple[str, ...]:
    """The decisions that were just entered and stand, by their ids."""
    ids = {one.id for one in book.judgements()}
    return tuple(id for id in query.getlist("entered") if id in ids)


def _shorts(questions: Sequence[ReviewQuestion], stand: Stand, book: Casebook) -> Iterable[str]:
    """What each question of the queue is about, in a few words."""
    words = called(stand.rows, book, questions, (q.claims[0] for q in questions if q.claims))
    for question in questions:
        if question.kind == "source":
            yield words.get(question.subject[0], question.subject[0])
        elif question.kind == "actors":
            known = {actor.id: actor.name for actor in actors_of(stand)}
            yield " / ".join(known.get(id, id) for id in question.subject)
        else:
            yield words.get(question.claims[0], "")


def followed(form: Mapping[str, Any], entered: Sequence[str], book: Casebook) -> str:
    """Where a decision leads: to the question that comes next, or to where the person came from."""
    told = "&".join(f"entered={id}" for id in entered)
    back = str(form.get("back") or "")
    if back.startswith("/") and not back.startswith(("//", "/\\")):
        path, _, rest = back.partition("#")
        return f"{path}{'&' if '?' in path else '?'}{told}{'#' + rest if rest else ''}"
    kind, ask = str(form.get("kind") or ""), str(form.get("next") or "")
    parts = [told, f"kind={kind}" if kind in KINDS else "", f"ask={ask}" if ask.isalnum() or "_" in ask else ""]
    return f"/review?{'&'.join(filter(None, [*parts, _filter_in(form)]))}"


def _filter_in(form: Mapping[str, Any]) -> str:
    """The filter under which a decision was made, as it stands in the address; nothing else that was sent for it."""
    return urlencode([pair for pair in parse_qsl(str(form.get("filter") or "")) if pair[0] in WRITTEN])
