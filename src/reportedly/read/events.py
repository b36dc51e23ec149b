"""What each passage says happens: PLOVER type and mode, ACLED sub-event, trigger and participants.

The event inside reported speech is the event, never the act of saying it; a demand, a threat, a refusal, an accusation
or a promise is one itself. States and questions have no event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportedly.model.event import Event, Participant
from reportedly.model.span import Quote, Span, Spans
from reportedly.read.draft import Draft, Passage, Stage
from reportedly.read.event_reading import EventReader, Reading, weapon_mode
from reportedly.read.event_words import AcledRow, crosswalk, noun_classes
from reportedly.read.exclusions import rules_out
from reportedly.read.participants import Stretch, actors, done_by_source, recipients
from reportedly.read.parties import first_child
from reportedly.read.token import Token

ACTS = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
"""What is done by saying it; an accusation asserts what it accuses of."""


def run(draft: Draft) -> Draft:
    """Add the event of every passage that tells of one."""
    found = {passage.id: event_in(draft, passage) for passage in draft.passages}
    return replace(draft, events={id: event for id, event in found.items() if event is not None})


def event_in(draft: Draft, passage: Passage) -> Event | None:
    """The main event of a passage; None where nothing is said to happen."""
    act = _act(draft, passage)
    if act is not None:
        return _event(draft, passage, act)
    spans = passage.content.spans
    reader = EventReader(lambda token: any(s.start <= token.idx < s.end for s in spans))
    for head in _heads(draft, passage):
        reading = reader.main_event(head)
        if reading is not None:
            return _event(draft, passage, reading)
    return None


def _act(draft: Draft, passage: Passage) -> Reading | None:
    """The demand, threat, refusal or promise that the passage is attributed by, where its content is no clause.

    "The rebels rejected a proposal to hold talks" tells of a refusal, not of talks; "the army denied that it had fired"
    tells of firing.
    """
    cue = passage.chain[-1].cue if passage.chain else None
    head = draft.syntax.doc[passage.head]
    if cue is None or (head.pos_ in ("VERB", "AUX") and first_child(head, "nsubj", "nsubjpass") is not None):
        return None
    reader = EventReader(lambda token: True)
    for token in draft.syntax.tokens_in(*cue.hull):
        asserts = token.lemma_ in noun_classes()["ASSERTING"] or rules_out(token)
        reading = None if asserts else reader.read(token)
        if reading is not None and reading.node == token and reading.type in ACTS:
            return reading
    return None


def _heads(draft: Draft, passage: Passage) -> Iterable[Token]:
    """The passage's head, then the tops of its other sentences and of stretches that the parser left apart."""
    doc, words = draft.syntax.doc, draft.syntax.words
    yield doc[passage.head]
    for span in passage.content.spans:
        inside = draft.syntax.tokens_in(*span)
        for at in range(inside.start, inside.end):
            above = words.head[at]
            apart = above == at or not span.start <= words.starts[above] < span.end
            if apart and at != passage.head and doc[at].dep_ != "punct":
                yield doc[at]


def _event(draft: Draft, passage: Passage, reading: Reading) -> Event:
    text = draft.report.text
    if reading.demanded and reading.speaker is None and reading.inner is not None and not passage.chain:
        reading = reading.inner  # what has to be done by some rule, and no one's demand
    mode = reading.mode
    if reading.type == "ASSAULT" and mode in (None, "explosives"):
        mode = weapon_mode(reading) or mode
    doers = _quoted(text, actors(reading))
    source = passage.chain[-1].source if passage.chain else None
    if source is not None and done_by_source(reading, draft.syntax.tokens_in(*source.quote.hull).root):
        doers = (Participant(quote=source.quote, actor=None),)
    event = Event(
        type=reading.type,
        mode=mode,
        acled=None,
        trigger=_trigger(reading),
        actors=doers,
        recipients=_quoted(text, recipients(reading)),
    )
    return replace(event, acled=acled_of(event, reading))


def _quoted(text: str, stretches: Iterable[Stretch]) -> tuple[Participant, ...]:
    return tuple(Participant(quote=Quote.cut(text, [s]), actor=None) for s in sorted(set(stretches)))


def _trigger(reading: Reading) -> Spans:
    """The words that name the event, those next to each other as one stretch."""
    spans: list[Span] = []
    for token in sorted(reading.words, key=lambda t: t.i):
        end = token.idx + len(token)
        if spans and token.idx <= spans[-1].end + 1:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(token.idx, end))
    return tuple(spans)


def acled_of(event: Event, reading: Reading) -> str | None:
    """The ACLED sub_event_type that the event crosses over to; None where ACLED codes no such thing."""
    named = {" ".join(t.lemma_.lower() for t in reading.words), *(t.lemma_.lower() for t in reading.words)}
    doing = {word.rstrip("s") for p in event.actors for word in p.quote.text.lower().split()}
    return next((row.acled for row in crosswalk() if _crosses(row, event, named, doing)), None)


def _crosses(row: AcledRow, event: Event, named: set[str], doing: set[str]) -> bool:
    if row.type != event.type or (row.mode is not None and row.mode != event.mode):
        return False
    if row.words and not named.intersection(row.words):
        return False
    return row.actor is None or not doing.isdisjoint(noun_classes()[row.actor])


STAGE = Stage(name="read.events", version=4, reads=("syntax", "passages"), writes=("events",), run=run)
