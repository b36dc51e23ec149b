"""What is worth a decision, in words, as rows and as records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.tell.listing import Listing, Row
from reportedly.tell.wording import plain
from reportedly.weigh.otherwise import Outcome
from reportedly.weigh.question import QuestionKind, ReviewQuestion

ASKED: dict[QuestionKind, str] = {
    "claim": "Is this rightly read, and rightly in its event?",
    "events": "Is this one event?",
    "actors": "Is this one actor?",
    "place": "Where is this?",
    "source": "How reliable is this source?",
    "rating": "Does this bear on the explanation as rated?",
}
MOST_OUTCOMES = 3


def outcome_words(outcome: Outcome) -> str:
    """What would become otherwise of an event: "corroborated instead of disputed, credibility 2 instead of 4"."""
    if outcome.status_then is None:
        return "nobody would tell of it"
    told = []
    if outcome.status_then != outcome.status:
        told.append(f"{outcome.status_then} instead of {outcome.status}")
    if outcome.credibility_then != outcome.credibility:
        told.append(f"credibility {outcome.credibility_then} instead of {outcome.credibility}")
    return ", ".join(told)


def change_lines(question: ReviewQuestion) -> Iterator[str]:
    """What a decision would change, event by event; the most that changes first, and how many more there are."""
    ordered = sorted(question.outcomes, key=lambda outcome: (-outcome.effect, outcome.event))
    for outcome in ordered[:MOST_OUTCOMES]:
        yield f"{plain(outcome.summary)}: {outcome_words(outcome)}"
    if len(ordered) > MOST_OUTCOMES:
        yield f"and {len(ordered) - MOST_OUTCOMES} more"


def review_listing(questions: Iterable[ReviewQuestion], called: Mapping[str, str]) -> Listing:
    """The questions, the most worth first; `called` has the words of claims and the names of sources by their ids."""
    rows = (
        Row(
            cells=(
                round(question.worth, 3),
                round(question.doubt, 3),
                question.kind,
                " ".join(question.subject),
                subject_words(question, called),
                "; ".join(question.why),
                question.then,
                "; ".join(change_lines(question)),
            ),
            record=question_record(question),
            shown=(
                f"{question.worth:.2f}",
                f"{ASKED[question.kind]}\n{subject_words(question, called)}\n{'; '.join(question.why)}",
                "\n".join((f"{question.then}:" if question.outcomes else question.then, *change_lines(question))),
            ),
        )
        for question in questions
    )
    return Listing(
        columns=("worth", "doubt", "kind", "subject", "words", "why", "then", "changes"),
        shown_columns=("worth", "to decide", "what would change"),
        rows=rows,
        wide=("to decide", "what would change"),
        nothing="Nothing is worth a decision: no decision would change how an event stands.",
    )


def subject_words(question: ReviewQuestion, called: Mapping[str, str]) -> str:
    """What a question is about, in words of the reports, with the ids by which a decision names it."""
    if question.kind == "source":
        return plain(called.get(question.subject[0], question.subject[0]))
    if question.kind in ("actors", "rating"):
        return " ".join(question.subject)
    return "\n".join(f"“{plain(called.get(id, ''))}” ({id})" for id in named_claims(question))


def named_claims(question: ReviewQuestion) -> tuple[str, ...]:
    """The claims whose words say what a question is about."""
    if question.kind in ("source", "actors", "rating"):
        return ()
    return question.subject if question.kind == "events" else question.subject[:1]


def question_record(question: ReviewQuestion) -> dict[str, Any]:
    """All of a question."""
    return {
        "id": question.id,
        "kind": question.kind,
        "subject": list(question.subject),
        "claims": list(question.claims),
        "events": list(question.events),
        "worth": round(question.worth, 4),
        "doubt": round(question.doubt, 4),
        "effect": round(question.effect, 4),
        "why": list(question.why),
        "then": question.then,
        "outcomes": [_outcome(outcome) for outcome in question.outcomes],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "event": outcome.event,
        "summary": outcome.summary,
        "status": outcome.status,
        "status_then": outcome.status_then,
        "credibility": outcome.credibility,
        "credibility_then": outcome.credibility_then,
    }
