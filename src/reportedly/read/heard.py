"""Attributions as the encoder's heads tell them, with what the lexicon knows of their cues and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model.attribution import Source
from reportedly.model.span import Quote
from reportedly.read.carriers import carrier_in
from reportedly.read.cues import CueRow, Found, cue_row, cue_tokens
from reportedly.read.draft import AttributedContent, Draft
from reportedly.read.encoder.linking import Linked, Run
from reportedly.read.encoder.windows import Window
from reportedly.read.grammar import subject
from reportedly.read.headlines import asks
from reportedly.read.paragraphs import opening_end
from reportedly.read.questions import QUESTION_WORDS
from reportedly.read.quotations import Quotations
from reportedly.read.ruled_attributions import makes_claim, weighs, whole_quote
from reportedly.read.sources import source_kind, source_of
from reportedly.read.stretch import quote_at, quote_of
from reportedly.read.token import Token
from reportedly.read.verb_cues import charges, is_reduced
from reportedly.read.verification import CHECKING, denies

LEVELS = (0, 1)
TIMES = frozenset({"after", "before", "since"})
MODALS = frozenset({"can", "cannot", "could", "may", "might", "must", "shall", "should", "will", "would"})


def by_encoder(draft: Draft, quotations: Quotations) -> list[AttributedContent]:
    """The attributions of both levels, those of the outer one first."""
    found: list[AttributedContent] = []
    for level in LEVELS:
        for window, linked in draft.syntax.encoded.attributions(level):
            triple = _triple(draft, window, linked, quotations)
            if triple is not None:
                found.append(triple)
    return found


def with_carriers(draft: Draft, triples: list[AttributedContent]) -> Iterator[AttributedContent]:
    """The attributions, each before the one to whoever passes it on where its source's words name them too.

    Rules find them in most sentences; this is for those that are parsed wrongly.
    """
    text = draft.report.text
    for triple in triples:
        worded = triple.wording[0] if triple.wording else triple.source
        start = worded.quote.start if worded else 0
        by = worded is not None and (" by " in worded.quote.text or text[max(start - 4, 0) : start] == " by ")
        parts = carrier_in(list(draft.syntax.tokens_in(*worded.quote.hull)), triple.cue) if worded and by else None
        if parts is None:
            yield triple
            continue
        who, cue, carrier = (_source(draft, [(part[0].idx, part[-1].idx + len(part[-1]))]) for part in parts)
        if who is None or cue is None or carrier is None:
            continue
        whole = quote_at(text, [(min(who.quote.start, triple.content.start), max(who.quote.end, triple.content.end))])
        yield replace(triple, wording=(who, triple.cue))
        if whole is not None:
            yield AttributedContent(source=carrier, cue=cue.quote, content=whole, outer=None)


def _triple(draft: Draft, window: Window, linked: Linked, quotations: Quotations) -> AttributedContent | None:
    text = draft.report.text
    said, spoken, told = (_parts(text, window, runs) for runs in (linked.content, [linked.cue], linked.source))
    content, source = quote_at(text, said), _source(draft, told)
    cue = Quote.cut(text, spoken) if spoken else None
    if content is None or cue is None or (linked.source and not told):
        return None
    if source is not None and not _near(draft, source.quote, cue):
        source = None
    if source is not None and _swallows(content, source.quote, cue):
        content = _behind(draft, cue, content) or content
    source, cue = _without_checker(draft, source, cue)
    return AttributedContent(
        source=source,
        cue=cue,
        content=whole_quote(text, content, cue, quotations),
        outer=None,
        probability=linked.probability(draft.syntax.encoded.heads.calibration),
        makes_claim=_makes_claim(draft, cue, content, source),
    )


def _without_checker(draft: Draft, source: Source | None, cue: Quote) -> tuple[Source | None, Quote]:
    """Who tells it where an aside says who could not check it: "reports, which the paper could not confirm, say"."""
    inside, words = draft.syntax.tokens_in(*cue.hull), draft.syntax.words
    numbers = (i for i in range(inside.start, inside.end) if words.lemma[i] in CHECKING or words.lower[i] == "unable")
    checks = [inside.doc[i] for i in numbers]
    asides = (a for t in checks for a in (t, *t.ancestors) if a.dep_ == "relcl")
    aside = next((a for a in asides if any(c.lower_ == "which" for c in a.subtree)), None)
    if aside is None or not any(map(denies, aside.subtree)):
        return source, cue
    verb = aside.head if aside.head.pos_ in ("VERB", "AUX") else aside.head.head
    who = subject(verb)
    if who is None and (beside := next((t for t in aside.head.subtree if t.i > aside.i and cue_row(t)), None)):
        verb, who = beside, aside.head  # the parser found no verb for "reports, which …, say"
    if who is None or aside.is_ancestor(verb):
        return source, cue
    told = (
        source_of(draft.report.text, who, [aside, verb] if who.is_ancestor(verb) else [aside])
        if cue_row(verb)
        else None
    )
    spoken = quote_of(draft.report.text, [*cue_tokens(verb), *(() if told else (who,))])
    return (told, spoken) if spoken else (source, cue)


def _swallows(content: Quote, source: Quote, cue: Quote) -> bool:
    """Whether a content runs on from before its own source and cue to behind them."""
    return any(s.start <= source.start < cue.start and cue.end < s.end for s in content.spans)


def _behind(draft: Draft, cue: Quote, content: Quote) -> Quote | None:
    """What of a content follows its cue, less whom it was told: "the lock was forced" of "told them the lock …"."""
    behind = list(draft.syntax.tokens_in(cue.end, content.end))
    while behind and behind[0].pos_ == "PRON" and behind[0].dep_ in ("dobj", "dative"):
        behind = behind[1:]
    return quote_at(draft.report.text, [(behind[0].idx, content.end)]) if len(behind) > 1 else None


def _near(draft: Draft, source: Quote, cue: Quote) -> bool:
    """Whether source and cue share a sentence: one from further off was only the last to speak."""
    said, who = draft.syntax.sentences_of(*cue.hull), draft.syntax.sentences_of(*source.hull)
    return who[1] <= said[1] and said[0] <= who[0]


def _parts(text: str, window: Window, runs: Sequence[Run]) -> list[tuple[int, int]]:
    """The stretches of runs of words, without the mark or label that opens a paragraph."""
    parts = [(int(window.starts[low]), int(window.ends[high - 1])) for low, high in runs]
    opened = [(opening_end(text, low) if _opens_line(text, low) else low, high) for low, high in parts]
    return [part for part in opened if part[0] < part[1]]


def _opens_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _source(draft: Draft, parts: list[tuple[int, int]]) -> Source | None:
    quote = quote_at(draft.report.text, parts)
    if quote is None:
        return None
    return Source(quote=quote, kind=source_kind(draft.syntax.tokens_in(*quote.hull).root, quote))


def _makes_claim(draft: Draft, cue: Quote, content: Quote, source: Source | None) -> bool:
    tokens = list(draft.syntax.tokens_in(*cue.hull))
    said = tuple(t for part in content.spans for t in draft.syntax.tokens_in(*part))
    row = _row(tokens)
    if row is None and not _is_clause(said) and _is_word_cue(tokens):
        return False
    if cue.text == ":" and asks(said) and not (source and _names_speaker(draft, source)):
        return False  # "Prison break in Goma: who opened the gates?" names what it is about
    if len(tokens) == 1 and is_reduced(tokens[0]):
        return False
    if source is not None and weighs(tokens, said):
        return True
    if source is None and (cue.text == ":" or _behind_about(said[0], tokens)):
        return False
    if _behind_time(said[0], tokens) or _disputes_another(said, tokens, row):
        return False
    if _asks_what(said[0], tokens, source):
        return False
    that = said[0].lower_ == "that" and said[0].dep_ == "mark"
    if row is not None and row.takes == "clause" and not (that or _is_clause(said) or any(map(cue_row, said))):
        return False
    if row is not None and row.takes == "charge" and not that and not charges(tokens, said):
        return False
    return makes_claim(Found(tuple(sorted(tokens, key=lambda t: cue_row(t) is not row)), said, source, row))


def _asks_what(first: Token, cue: Sequence[Token], source: Source | None) -> bool:
    """Whether nothing is told but what is not: "without saying how many", "where they came from is disputed"."""
    if first.lower_ not in QUESTION_WORDS:
        return False
    return source is None or any(t.lower_ == "without" for t in (*cue, *(c.head for c in cue)))


def _names_speaker(draft: Draft, source: Source) -> bool:
    words = draft.syntax.tokens_in(*source.quote.hull)
    return source.kind != "person" or any(t.ent_type_ in ("PERSON", "ORG") for t in words)


def _behind_about(first: Token, cue: Sequence[Token]) -> bool:
    """Whether a content stands behind a preposition of its cue: "who told the police about the cache has fled"."""
    before = first.nbor(-1) if first.i > 0 else first
    return before.dep_ == "prep" and before.lower_ in ("about", "of") and before.head in cue


def _behind_time(first: Token, cue: Sequence[Token]) -> bool:
    """Whether a content only says after or before what somebody spoke: "figure disputed after convoy hit"."""
    before = first.nbor(-1) if first.i > 0 else first
    opens = first.dep_ == "mark" and first.lower_ in TIMES
    return opens or (before.lower_ in TIMES and before.head in cue)


def _disputes_another(content: Sequence[Token], cue: Sequence[Token], row: CueRow | None) -> bool:
    """Whether what is denied stands behind the cue, and not before it: "gunmen abduct 30, governor disputes figure"."""
    last = max(cue, key=lambda t: t.i)
    if row is None or row.polarity != "negative" or any(t.i > last.i for t in content):
        return False
    behind = last.nbor() if last.i + 1 < last.sent.end else None
    return behind is not None and behind.pos_ in ("NOUN", "PROPN", "DET")


def _is_word_cue(tokens: Sequence[Token]) -> bool:
    """Whether a verb or noun attributes, and not "according to", a colon or an adverb."""
    return any(t.pos_ in ("VERB", "NOUN") for t in tokens)


def _row(tokens: Sequence[Token]) -> CueRow | None:
    """The lexicon's row for a cue: of its last verb or noun that has one."""
    rows: Iterator[CueRow] = (row for t in reversed(tokens) if (row := cue_row(t)))
    return next(rows, None)


def _is_clause(content: Sequence[Token]) -> bool:
    """Whether a content is a finite clause, and not a thing, a plan or a wish."""
    if any(t.lower_ in MODALS and t.pos_ not in ("NOUN", "PROPN") for t in content):
        return True  # also where quotation marks tear it: sabotage "cannot be excluded"
    inside = {t.i for t in content}
    roots = [t for t in content if t.head.i not in inside or t.head.i == t.i]
    finite = ("VBD", "VBZ", "VBP", "MD")
    return any(
        t.tag_ in finite or any(c.tag_ in finite for c in t.children if c.dep_ in ("aux", "auxpass", "cop"))
        for t in roots
    )
