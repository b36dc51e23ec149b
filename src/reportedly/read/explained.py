"""What an explanation is about: the claim it hangs on, the one its rival explains, or what was told before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportedly.model.claim import ClaimKind
from reportedly.read.clauses import SUBJECTS, is_alternative, names_event
from reportedly.read.draft import Draft, Passage
from reportedly.read.grounds import is_put_as_alternative, tells_motive
from reportedly.read.paragraphs import paragraph_breaks
from reportedly.read.questions import is_question
from reportedly.read.token import Token

RIVALS_BACK = 2
"""Claims back among which a rival explanation stands."""
NAMED_RIVALS_BACK = 8
"""Claims back among which it stands where it is called one: "another theory", "a more mundane explanation"."""
ACTS = frozenset({"move", "step", "decision", "operation", "incident", "gesture", "change", "measure", "announcement"})
WHY = re.compile(
    r"\b(?:why|how|what (?:\w+ )?(?:caused|led|triggered|made|set off|brought|sparked)|cause|reason|motive)\b", re.I
)
NEAR = 800
"""Characters before a sentence in which it is said that answers differ."""
POINTING = frozenset({"this", "these", "that", "those", "such"})
ONE_OF_SEVERAL = re.compile(
    r"\s*(?:and |but |while |yet |or )?(?:still )?"
    r"(?:some|others?|another|one|a few|many|most|the other|alternatively)\b",
    re.IGNORECASE,
)
"""How one of several rival answers opens: "some say", "the other, a colonel, thinks"."""
NAMED_RIVAL = re.compile(
    r"\b(?:(?:an?|the) (?:other|second|third|fourth|last|final|rival|competing|alternative|further|more|less|likelier"
    r"|simpler|different)|another)\b[\w -]*"
    r" (?:theor|hypothes|explanation|possibilit|version|scenario|reading|reason|motive)",
    re.IGNORECASE,
)
OPINIONS_DIFFER = re.compile(
    r"\b(?:divided|differ|differs|disagree|disagrees|diverge|at odds|split|rival|competing|conflicting|various|several"
    r"|different|many|two|three|four)\b",
    re.IGNORECASE,
)
ABOUT_WHY = re.compile(
    r"\b(?:reasons?|causes?|motives?|aims?|purpose|why|explanations?|theor(?:y|ies)|hypotheses|versions?)\b",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """An event that a later explanation may be about: its passage's number, and what speaks for it."""

    number: int
    words: set[str]
    type: str | None
    in_text: bool


def told_events(draft: Draft, kinds: Mapping[str, ClaimKind]) -> Iterator[Told]:
    """The events of a report that may be explained, in text order."""
    headline = _headline(draft.report.text)
    for n, passage in enumerate(draft.passages):
        if kinds[passage.id] == "event" and not _is_dated_noun(draft, passage):
            event = draft.events.get(passage.id)
            in_text = passage.content.text not in headline
            yield Told(n, _words(draft, passage), (event.type or "") if event else None, in_text)


def explained(
    draft: Draft, at: int, told: Sequence[Told], explains: Mapping[str, tuple[str, ...]], *, supposed: bool
) -> tuple[str, ...]:
    """The claims that an explanation is about: by grammar, as its rival's, else the event before that is most like it.

    `supposed`: whether somebody only thinks it, so that it answers a question just asked.
    """
    passage = draft.passages[at]
    if passage.purpose_of is not None:
        return (passage.purpose_of,)
    if rival := _as_its_rival(draft, at, explains):
        return rival
    earlier = [e for e in told if e.number < at]
    if not earlier:
        return ()
    points = _takes_up(draft, passage) or _is_behind_it(draft, passage)
    asked = question_before(draft, passage) if supposed or points else None
    words = _words(draft, asked) if asked else _subject_words(draft, passage)
    best = max(earlier, key=lambda e: (len(words & e.words), e.type is not None, e.in_text, -e.number))
    if not words & best.words:
        kind = None if points else _type_named(draft, passage)
        named = [e for e in _near(draft, passage, earlier) if e.type == kind] if kind else []
        happened = [e for e in earlier if not _is_denied(draft, e)]
        best = (happened or earlier)[-1] if points else (named or [best])[0]
    return (draft.passages[best.number].id,)


def question_before(draft: Draft, passage: Passage) -> Passage | None:
    """The sentence before, of the same paragraph, where it says that a cause is not known: "why it sank is unclear"."""
    number = draft.syntax.sentence_number(draft.syntax.doc[passage.head]) - 1
    near = (p for p in draft.passages if 0 <= draft.syntax.sentence_number(draft.syntax.doc[p.head]) == number)
    asked = next((p for p in near if WHY.search(p.content.text) and is_question(draft.syntax, p)), None)
    return None if asked is None or _breaks_between(draft, asked, passage) else asked


def is_one_of_several(draft: Draft, passage: Passage) -> bool:
    """Tell whether its source is one of several who answer alike: "some", "others", "one of them"."""
    source = passage.chain[-1].source if passage.chain else None
    return source is not None and ONE_OF_SEVERAL.match(source.quote.text) is not None


def opinions_differ(draft: Draft, passage: Passage) -> bool:
    """Tell whether the paragraph has said before that answers differ: "as to the motive, views are divided"."""
    here = draft.syntax.sentence_number(draft.syntax.doc[passage.head])
    text, sentences = draft.report.text, draft.syntax.sentences
    near = text[max(sentences[here].start_char - NEAR, 0) : sentences[here].start_char]
    if not ABOUT_WHY.search(near) or not OPINIONS_DIFFER.search(near):
        return False
    start = _paragraph_start(draft, passage)
    before = (sentences[n].text for n in range(here - 1, -1, -1) if sentences[n].end_char > start)
    return any(ABOUT_WHY.search(sentence) and OPINIONS_DIFFER.search(sentence) for sentence in before)


def follows_rival(draft: Draft, at: int, kinds: Mapping[str, ClaimKind]) -> bool:
    """Tell whether the claim before, of the same paragraph, is somebody's explanation that this one stands beside."""
    before = _claim_before(draft, at)
    return before is not None and bool(before.chain) and kinds.get(before.id) == "explanation"


def follows_answer(draft: Draft, at: int, kinds: Mapping[str, ClaimKind]) -> bool:
    """Tell whether the claim before, of the same paragraph, explains or asks."""
    before = _claim_before(draft, at)
    return before is not None and kinds.get(before.id) in ("explanation", "question")


def follows_event(draft: Draft, at: int, kinds: Mapping[str, ClaimKind]) -> bool:
    """Tell whether the claim before, of the same paragraph, is an event, which this one may give the ground of."""
    before = _claim_before(draft, at)
    return before is not None and kinds.get(before.id) == "event"


def _claim_before(draft: Draft, at: int) -> Passage | None:
    """The claim before in the same paragraph, purposes left out."""
    numbers = range(at - 1, -1, -1)
    before = next((draft.passages[n] for n in numbers if draft.passages[n].purpose_of is None), None)
    return None if before is None or _breaks_between(draft, before, draft.passages[at]) else before


def _as_its_rival(draft: Draft, at: int, explains: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What an explanation before is about, where this one takes it up: "others suspect that it was meant to"."""
    passage = draft.passages[at]
    named = NAMED_RIVAL.search(_leading_words(draft, passage)) is not None
    back = NAMED_RIVALS_BACK if named else RIVALS_BACK
    answers = [p for p in draft.passages[max(at - back, 0) : at] if p.id in explains and p.purpose_of is None]
    if not answers:
        return ()
    if named or (_stands_beside(draft, answers[-1], passage) and not _breaks_between(draft, answers[-1], passage)):
        return explains[answers[-1].id]
    return ()


def _stands_beside(draft: Draft, before: Passage, passage: Passage) -> bool:
    """Whether an explanation takes up what the one before is about, or is the other half of it."""
    same = draft.syntax.doc[before.head].sent == draft.syntax.doc[passage.head].sent
    between = draft.report.text[before.content.end : passage.content.start]
    joined = same and re.search(r";|\b(?:or|while|whereas|others?)\b", between) is not None
    head = draft.syntax.doc[passage.head]
    joined = joined or is_alternative(head) or is_put_as_alternative(passage) or tells_motive(head)
    return joined or _takes_up(draft, passage) or is_one_of_several(draft, passage)


def _leading_words(draft: Draft, passage: Passage) -> str:
    """The words of its sentence before an explanation, with those of a nominal answer's frame."""
    start = draft.syntax.doc[passage.head].sent.start_char
    return draft.report.text[start : passage.content.start]


def _breaks_between(draft: Draft, before: Passage, passage: Passage) -> bool:
    if "\n" not in draft.report.text[before.content.end : passage.content.start]:
        return False
    breaks = paragraph_breaks(draft.report.text)
    return any(before.content.end < at <= passage.content.start for at in breaks)


def _near(draft: Draft, passage: Passage, earlier: Sequence[Told]) -> list[Told]:
    """Of the events told before, those of the same paragraph."""
    start = _paragraph_start(draft, passage)
    return [e for e in earlier if draft.passages[e.number].content.start >= start]


def _paragraph_start(draft: Draft, passage: Passage) -> int:
    breaks = paragraph_breaks(draft.report.text)
    return max((at for at in (0, *breaks) if at <= passage.content.start), default=0)


def _type_named(draft: Draft, passage: Passage) -> str | None:
    """The type of the event that a passage takes up by a noun with "the": "attribute the killing to a feud"."""
    event = draft.events.get(passage.id)
    words = draft.syntax.tokens_in(*passage.content.hull)[:3]
    definite = len(words) > 1 and words[0].lower_ in POINTING | {"the"} and any(map(names_event, words[1:]))
    return event.type if event and definite else None


def _is_denied(draft: Draft, event: Told) -> bool:
    """ "No group has claimed it": nothing that "it" could take up."""
    read = draft.factuality.get(draft.passages[event.number].id)
    return read is not None and read.polarity == "negative"


def _headline(text: str) -> str:
    """The first line where it has no stop and stands above others: the text below tells the same more fully."""
    first, _, below = text.lstrip().partition("\n")
    return first if below.strip() and first.rstrip()[-1:] not in '.!?"”' else ""


def _takes_up(draft: Draft, passage: Passage) -> bool:
    """Tell whether a passage opens by pointing back at what was just told: "it", "this", "the move"."""
    first = draft.syntax.tokens_in(*passage.content.hull)[:2]
    return first[0].lower_ in POINTING | {"it"} or (first[0].lower_ == "the" and first[-1].lower_ in ACTS)


def _is_behind_it(draft: Draft, passage: Passage) -> bool:
    """ "Smugglers were behind it": what was just told."""
    return re.search(r"\bbehind (?:it|this|that|them|these)\b", passage.content.text) is not None


def _is_dated_noun(draft: Draft, passage: Passage) -> bool:
    """Tell whether a passage is an event named only to date another."""
    head = draft.syntax.doc[passage.head]
    return head.pos_ in ("NOUN", "PROPN") and head.dep_ == "pobj" and not passage.chain


def _subject_words(draft: Draft, passage: Passage) -> set[str]:
    head = draft.syntax.doc[passage.head]
    holder = head
    while holder.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in holder.children):
        holder = holder.head
    subjects = [c for c in holder.children if c.dep_ in SUBJECTS]
    tokens = [t for s in subjects for t in s.subtree] or list(draft.syntax.tokens_in(*passage.content.hull))
    return _content_words(tokens)


def _words(draft: Draft, passage: Passage) -> set[str]:
    return _content_words(draft.syntax.tokens_in(*passage.content.hull))


def _content_words(tokens: Iterable[Token]) -> set[str]:
    return {t.lemma_.lower() for t in tokens if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and not t.is_stop} | {
        "us" for t in tokens if t.text in ("US", "U.S.")
    }
