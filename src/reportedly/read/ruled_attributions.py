"""Attributions by syntax and a table of cues: what the trained heads miss, and whether a content makes a claim.

Follows the annotation of PARC3 / PolNeAR: a content keeps its "that", a cue its auxiliaries; spans may be
discontinuous.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reportedly.model.span import Quote
from reportedly.read.carriers import by_carrier, by_holder
from reportedly.read.clauses import names_event
from reportedly.read.credited import OPENING, by_credit
from reportedly.read.cues import CARRYING, HOLDING, HOLDING_AS, CueRow, Found, cue_row, cue_table, cue_tokens
from reportedly.read.denials import denial_of, says_false
from reportedly.read.draft import AttributedContent, Draft
from reportedly.read.exclusions import EXCLUDING, RULING, by_exclusion
from reportedly.read.grammar import CLAUSES, OBJECTS, SUBJECTS, clause, governing, subject
from reportedly.read.headlines import by_headline
from reportedly.read.hedges import weighing
from reportedly.read.noun_cues import by_noun
from reportedly.read.quotations import Quotations, is_speech
from reportedly.read.relays import RELAYING
from reportedly.read.sources import can_speak, source_of
from reportedly.read.stretch import quote_at, quote_of
from reportedly.read.tallies import GIVING, PUTTING, REVISING, SPEAKING, by_tally
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence
from reportedly.read.verb_cues import by_verb
from reportedly.read.wordings import REFERRING, TELLING, WORDS, by_wording
from reportedly.read.words import Words

BY_FORM = frozenset({"according", "per"}) | WORDS | REFERRING
"""Words that may attribute in this form alone."""
AGAINST = frozenset({"against", "versus", "compared"})
SHARES = frozenset(
    """
    involvement role part responsibility knowledge complicity guilt wrongdoing link connection presence use account
    report claim accusation allegation charge version statement suggestion rumour rumor story figure toll number
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
"""What is denied by name where somebody denies to have done a thing, or what others tell."""
POINTING = frozenset({"this", "that", "these", "those", "which"})
SHOWING = frozenset({"suggest", "indicate", "imply", "mean", "show", "signal"})
COUNTING = frozenset({"report", "confirm"})
WITHOUT_SOURCE = frozenset({"expect", "consider", "assume", "hope", "fear", "estimate", "project", "anticipate"})
"""Passives of these without an agent are the report's own forecast or judgement, not somebody's unnamed speech."""


@cache
def telling_lemmas() -> frozenset[str]:
    """Lemmas in lower case of every word that may attribute by itself or with a participle, a count or a clause."""
    return (
        frozenset(lemma for lemma, _ in cue_table())
        | CARRYING
        | HOLDING
        | PUTTING
        | GIVING
        | REVISING
        | SPEAKING
        | TELLING
        | EXCLUDING
        | {RULING}
    )


def headlines_in(draft: Draft) -> list[list[Found]]:
    """For each sentence, the attributions that it makes by a colon, a dash or a credit in brackets."""
    text, words = draft.report.text, draft.syntax.words
    return [
        [
            *(by_credit(text, sentence) if not OPENING.isdisjoint(words.lower[sentence.start : sentence.end]) else ()),
            *by_headline(text, sentence),
        ]
        for sentence in draft.syntax.sentences
    ]


def by_layout(draft: Draft, quotations: Quotations, headlines: list[list[Found]]) -> list[AttributedContent]:
    """The attributions that headlines and credits make."""
    text = draft.report.text
    return [t for found in headlines for f in found if (t := _cut(text, f, quotations)) is not None]


def by_rules(draft: Draft, quotations: Quotations, headlines: list[list[Found]]) -> list[AttributedContent]:
    """The attributions of a report that rules find, in text order of their cues."""
    text = draft.report.text
    triples: list[AttributedContent] = []
    for sentence, headline in zip(draft.syntax.sentences, headlines, strict=True):
        found = [*headline, *_in_sentence(text, sentence, draft.syntax.words)]
        cut = [_cut(text, f, quotations) for f in found or beside_quote(text, sentence, quotations)]
        here = [t for t in cut if t is not None]
        if not any(t.cue and quotations.around(t.cue.start) is None for t in here):
            triples += _running_quote(text, sentence, quotations, triples)
        triples += here
    return triples


def _in_sentence(text: str, sentence: Sentence, words: Words) -> Iterator[Found]:
    telling = telling_lemmas()
    places = range(sentence.start, sentence.end)
    for token in (sentence.doc[i] for i in places if words.lemma[i] in telling or words.lower[i] in BY_FORM):
        row = cue_row(token)
        if carried := [*by_carrier(text, token), *by_holder(text, token)]:
            yield from carried
        elif tallied := list(by_tally(text, token)):
            yield from tallied
        elif worded := list(by_wording(text, token)) or list(by_exclusion(text, token)):
            yield from worded
        elif token.lower_ == "according":
            yield from _according(text, token)
        elif token.lower_ == "per" and token.dep_ == "prep" and token.head.pos_ == "VERB":
            yield from _per(text, token)
        elif row is None or says_false(token):
            continue
        elif row.part == "verb":
            yield from by_verb(text, token, row)
        elif row.part == "noun":
            yield from by_noun(text, token, row)
        elif token.dep_ == "advmod" and token.head.pos_ in ("VERB", "AUX"):
            yield Found((token,), tuple(clause(token.head, [token])), None, row)


def _according(text: str, token: Token) -> Iterator[Found]:
    to = next((c for c in token.children if c.dep_ in ("prep", "pcomp") and c.lower_ == "to"), None)
    who = next((c for c in (to.children if to is not None else ()) if c.dep_ == "pobj"), None)
    if to is None or who is None:
        return
    head = governing(token)
    row = cue_row(head)
    said = next((c for c in head.children if c.dep_ in CLAUSES), None) if row and row.part == "verb" else None
    if said is not None and token.head == head and token.i > max(said.i, head.i) and not _is_newsroom(text, head):
        said = None  # "A, X believes, according to Y": Y tells what X believes.
    other = _other_count(token)
    yield Found((token, to), other or tuple(clause(said or head, [token])), source_of(text, who), None)


def _other_count(token: Token) -> tuple[Token, ...]:
    """Only the other figure in "puts the dead at five, against two according to Y"; nothing for all else."""
    before = token.doc[max(token.sent.start, token.i - 4) : token.i]
    return next((tuple(before[n:]) for n, t in enumerate(before) if t.lower_ in AGAINST and n + 1 < len(before)), ())


def _is_newsroom(text: str, verb: Token) -> bool:
    who = subject(verb)
    source = source_of(text, who) if who is not None else None
    return source is not None and source.kind == "media"


def _per(text: str, token: Token) -> Iterator[Found]:
    """ "…, per the coastguard": as "according to", where a body is named and not a unit ("per day")."""
    who = next((c for c in token.children if c.dep_ == "pobj" and can_speak(c)), None)
    if who is not None:
        yield Found((token,), tuple(clause(governing(token), [token])), source_of(text, who), None)


def beside_quote(text: str, sentence: Sentence, quotations: Quotations) -> Iterator[Found]:
    """Speech in quotation marks beside a speech verb with a subject that the parser did not tie to it."""
    quoted = [q for q in quotations.within(sentence.start_char, sentence.end_char) if is_speech(text, q)]
    if not quoted:
        return
    outside = [t for t in sentence if not any(q.start <= t.idx < q.end for q in quoted)]
    for verb in outside:
        row = cue_row(verb) if verb.pos_ == "VERB" else None
        who = subject(verb) if row and row.claim and row.takes in ("any", "clause", "quote") else None
        if who is not None and who in outside:
            content = [t for t in sentence if any(q.start < t.idx < q.end - 1 for q in quoted)]
            apart = [verb] if verb in who.subtree else []
            yield Found(tuple(cue_tokens(verb)), tuple(content), source_of(text, who, apart), row)
            return


def _cut(text: str, found: Found, quotations: Quotations) -> AttributedContent | None:
    apart = {t.i for t in found.cue}
    content = quote_of(text, [t for t in found.content if t.i not in apart])
    cue = quote_of(text, found.cue) or _punctuation_cue(text, found.cue)
    if content is None or cue is None:
        return None
    return AttributedContent(
        source=found.source,
        cue=cue,
        content=whole_quote(text, content, cue, quotations),
        outer=None,
        makes_claim=makes_claim(found),
    )


def _punctuation_cue(text: str, cue: tuple[Token, ...]) -> Quote | None:
    return Quote.cut(text, [(cue[0].idx, cue[-1].idx + len(cue[-1]))]) if cue else None


def makes_claim(found: Found) -> bool:
    """Tell whether the content is a claim of its own, not a thing ("announced plans") or a forecast of nobody's."""
    if _settles_nothing(found) or _counts_instead(found) or _follows(found):
        return False
    if found.row is None or found.row.lemma in RELAYING or found.row.takes == "charge":
        return True
    inside = {t.i for t in found.content}
    roots = [t for t in found.content if t.head.i not in inside] or list(found.content)
    head = next((t for t in roots if t.pos_ in ("VERB", "AUX")), roots[0])
    nominal = head.pos_ in ("NOUN", "PROPN") and not _holds_clause(head)
    thing = nominal and found.row.part == "verb" and head.dep_ in OBJECTS and not names_event(head)
    if thing and not _denies_share(found.row, head) and not _counts_things(found.row, head):
        return False
    return (
        found.row.claim
        and (_denies_noun(found) or not _withheld(found.cue[0]))
        and not (found.source is None and found.row.lemma in WITHOUT_SOURCE)
    )


def weighs(cue: Iterable[Token], content: Sequence[Token]) -> bool:
    """Tell whether somebody says how likely an event is: "the ministry considers a landing unlikely"."""
    row = weighing(content)
    held = any(t.lemma_ in HOLDING_AS for t in cue)
    return held and row is not None and row.effect in ("possible", "probable") and not any(t.dep_ == "neg" for t in cue)


def _follows(found: Found) -> bool:
    """ "This would suggest more": what follows from what was told is nobody's word."""
    pointing = found.source is not None and found.source.quote.text.lower() in POINTING
    return pointing and found.row is not None and found.row.lemma in SHOWING


def _settles_nothing(found: Found) -> bool:
    """ "Would neither confirm nor deny the figure"."""
    beside = (c for t in found.cue if t.dep_ == "conj" for c in t.head.children)
    return any(t.lower_ == "neither" for t in (*found.cue, *beside))


def _counts_instead(found: Found) -> bool:
    """Tell whether what a verb says is the figure behind it, and not what stands before: "…, police say 3"."""
    last = max(found.cue, key=lambda t: t.i)
    before = all(t.i < last.i for t in found.content)
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    count = after is not None and after.pos_ == "NUM" and after.head == last
    return before and count and after is not None and after.dep_ not in SUBJECTS  # "…," said one of them


def _denies_share(row: CueRow, noun: Token) -> bool:
    """Tell whether somebody denies a part in a matter, or what was told of it: "denied any role in it"."""
    return row.polarity == "negative" and noun.lemma_.lower() in SHARES


def _counts_things(row: CueRow, noun: Token) -> bool:
    """Tell whether somebody gives the number of something: "the ministry reported 37 new cases"."""
    return row.lemma in COUNTING and any(c.dep_ == "nummod" for c in noun.children)


def _holds_clause(noun: Token) -> bool:
    """Tell whether a noun has a clause of its own, or tells one below who gave it: "a claim by the rebels that"."""
    tells = cue_row(noun) is not None and any(t.lower_ == "that" and t.dep_ == "mark" for t in noun.subtree)
    return tells or any(t.pos_ in ("VERB", "AUX") for t in noun.children)


def _denies_noun(found: Found) -> bool:
    """Tell whether it is what a noun tells that is denied: "does not believe the claim that"."""
    return any(t.pos_ == "NOUN" and t.head in found.cue and denial_of(t) is not None for t in found.content)


def _withheld(cue: Token) -> bool:
    """Tell whether the speech verb itself is denied: "could not confirm", "nobody has claimed"."""
    if cue.pos_ == "NOUN" and cue.dep_ in ("nsubj", "nsubjpass"):
        return False  # "The claim that … has not been verified" is still made.
    if cue.pos_ == "NOUN" and denial_of(cue) is not None:
        return False  # So is the claim that somebody "does not believe".
    verb = cue if cue.pos_ == "VERB" else cue.head
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    nobody = any(t.lower_ in ("no", "nobody", "none", "neither") for s in subjects for t in s.subtree)
    neither = any(t.lower_ == "neither" and t.dep_ == "preconj" for t in (*verb.children, *verb.head.children))
    return nobody or neither or any(c.dep_ == "neg" for c in verb.children)


def whole_quote(text: str, content: Quote, cue: Quote, quotations: Quotations) -> Quote:
    """Stretch a content to the whole of the speech in which its first part starts, sentences before it included.

    Unless the cue is part of that speech, so that somebody quoted passes on what somebody else said.
    """
    first = content.spans[0]
    quoted = quotations.around(first.start)
    if quoted is None or not is_speech(text, quoted) or quoted.start >= first.start or quoted.contains(cue.hull):
        return content
    joined = [(quoted.start + 1, first.end), *content.spans[1:]]
    return quote_at(text, joined) or content


def _running_quote(
    text: str, sentence: Sentence, quotations: Quotations, before: list[AttributedContent]
) -> list[AttributedContent]:
    """A sentence of nothing but speech, without a cue: whoever spoke last goes on, not whom the speech itself cites."""
    start, end = sentence.start_char, sentence.end_char
    quoted = [q for q in quotations.within(start, end) if is_speech(text, q)]
    covered = sum(min(q.end, end) - max(q.start, start) for q in quoted)
    spoken = (t for t in reversed(before) if t.cue is None or quotations.around(t.cue.start) is None)
    last = next(spoken, None)
    if last is None or covered < 0.9 * len(text[start:end].strip()):
        return []
    content = quote_at(text, [(max(start, quoted[0].start), min(end, quoted[-1].end))])
    if content is None or "\n" in text[last.content.end : start].strip(" "):
        return []
    return [AttributedContent(source=last.source, cue=None, content=content, outer=None)]
