"""Who says what: source, cue and content of every attribution in a report, by syntax and a table of cues.

Follows the annotation of PARC3 / PolNeAR: a content keeps its "that", a cue its auxiliaries; spans may be
discontinuous. Which attribution lies inside which is told by `outer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from reportedly.model.attribution import Source
from reportedly.model.span import Quote, Span
from reportedly.read.clauses import names_event
from reportedly.read.cues import CueRow, cue_row, cue_tokens
from reportedly.read.draft import AttributedContent, Draft, Stage
from reportedly.read.quotations import Quotations, is_speech
from reportedly.read.sources import source_nouns, source_of
from reportedly.read.stretch import quote_at, quote_of

CHARGING = frozenset({"of", "as", "on", "to", "for"})
CLAUSES = frozenset({"ccomp", "parataxis"})
TRAILING = frozenset({"prep", "advmod", "npadvmod", "advcl"})
OBJECTS = frozenset({"dobj", "obj", "oprd", "attr"})
SUBJECTS = frozenset({"nsubj", "csubj"})
WITHOUT_SOURCE = frozenset({"expect", "consider", "assume", "hope", "fear", "estimate", "project", "anticipate"})
"""Passives of these without an agent are the report's own forecast or judgement, not somebody's unnamed speech."""
RECEIVING = frozenset({"receive", "get", "hear", "have", "obtain", "see", "collect", "gather"})
RELAYING_WORDS = ("citing", "quoting", "according")
OF_EVENTS = frozenset({"report", "account", "rumour", "rumor", "claim", "allegation", "word", "news", "sign"})
ISSUING = frozenset({"issue", "make", "give", "release", "publish", "deliver", "post", "repeat", "voice", "express"})
RELAYING = frozenset({"cite", "quote"})


@dataclass(frozen=True, slots=True)
class Found:
    """A triple as tokens, before its words are cut."""

    cue: tuple[Token, ...]
    content: tuple[Token, ...]
    source: Source | None
    row: CueRow | None


def run(draft: Draft) -> Draft:
    """Find the attributions of a report, in text order of their cues."""
    text = draft.report.text
    quotations = Quotations(text)
    triples: list[AttributedContent] = []
    for sentence in draft.syntax.sentences:
        found = [_cut(text, f, quotations) for f in _in_sentence(text, sentence)]
        found = [f for f in found if f is not None]
        triples += found or _running_quote(text, sentence, quotations, triples)
    return replace(draft, attributions=nested([t for t in triples if t is not None]))


def _in_sentence(text: str, sentence: Sentence) -> Iterator[Found]:
    yield from headline(text, sentence)
    for token in sentence:
        row = cue_row(token)
        if token.lower_ == "according":
            yield from _according(text, token)
        elif token.lemma_ == "say" and token.dep_ == "pcomp" and token.head.lower_ == "as":
            yield from _as_saying(text, token, row)
        elif row is None:
            continue
        elif row.part == "verb" and token.lemma_ in RELAYING:
            yield from _relayed(text, token, row)
        elif row.part == "verb":
            yield from _verb(text, token, row)
        elif row.part == "noun":
            yield from _noun(text, token, row)
        elif token.dep_ == "advmod" and token.head.pos_ in ("VERB", "AUX"):
            yield Found((token,), tuple(clause(token.head, [token])), None, row)


def clause(head: Token, without: Iterable[Token] = ()) -> list[Token]:
    """The subtree of `head`, less the subtrees of `without` and, for a conjoined clause, nothing of its neighbour."""
    barred = {t.i for w in without for t in w.subtree}
    return [t for t in head.subtree if t.i not in barred]


def subject(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, or the one it shares by coordination, control or relative clause."""
    own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if own is not None:
        relative = own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl"
        return verb.head if relative else own
    if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head)
    if verb.dep_ == "acl":
        return verb.head
    return None


def agent(verb: Token) -> Token | None:
    """Who does it in the passive: the noun after "by"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _verb(text: str, verb: Token, row: CueRow) -> Iterator[Found]:
    if is_passive(verb):
        yield from _passive(text, verb, row)
        return
    who = subject(verb)
    content = _verb_content(verb, row, who)
    if content:
        without = [verb] if who is not None and verb in who.subtree else []
        yield Found(tuple(cue_tokens(verb)), tuple(content), source_of(text, who, without) if who else None, row)


def _verb_content(verb: Token, row: CueRow, who: Token | None) -> list[Token]:
    if row.takes == "charge":
        return _charge(verb)
    for child in verb.children:
        if child.dep_ in CLAUSES and row.takes != "object" and not _own_speech(child):
            return [*clause(child, _contrasts(child)), *_trailing(verb, child)]
        if child.dep_ == "xcomp" and (not row.claim or child.tag_ == "VBG"):
            return clause(child)
    if verb.dep_ in ("parataxis", "ccomp") and row.takes != "object" and who is not None and _interrupts(verb):
        return clause(verb.head, [verb])
    if row.takes == "clause" or _is_infinitive_adjunct(verb):
        return []
    objects = [c for c in verb.children if c.dep_ in OBJECTS]
    if not objects or objects[0].pos_ == "PRON":
        return []
    return [*clause(objects[0]), *_trailing(verb, objects[0])]


def _charge(verb: Token) -> list[Token]:
    """ "The army of shelling its own men", "the spill a disaster", "the clashes on a dispute": whom, and what of it."""
    about = next((c for c in verb.children if c.dep_ in ("dobj", "obj", "nsubj") and c.i > verb.i), None)
    said = [c for c in verb.children if c.dep_ in ("prep", "oprd", "ccomp", "xcomp") and c.i > verb.i]
    said = [c for c in said if c.dep_ != "prep" or c.lower_ in CHARGING]
    if not said:
        return []
    return [t for part in ([about] if about is not None else []) + said for t in part.subtree]


def _is_infinitive_adjunct(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _contrasts(head: Token) -> list[Token]:
    """Clauses such as "while others say …" that the parser hangs under a content but that stand beside it."""
    return [
        t
        for t in head.subtree
        if t.dep_ in ("advcl", "conj") and cue_row(t) and any(c.dep_ in SUBJECTS for c in t.children) and _set_off(t)
    ]


def _set_off(verb: Token) -> bool:
    return verb.dep_ == "conj" or any(c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in verb.children)


def _own_speech(child: Token) -> bool:
    """Tell whether a clause beside a speech verb is itself the one that attributes ("…, he said, adding …")."""
    return child.dep_ == "parataxis" and cue_row(child) is not None


def _trailing(verb: Token, content: Token) -> list[Token]:
    """What follows the content and belongs to it, though the parser hangs it on the speech verb."""
    if content.i < verb.i:
        return []
    return [
        t
        for child in verb.children
        if child.i > content.i and child.dep_ in TRAILING and not (child.pos_ == "VERB" and cue_row(child))
        and child.lower_ != "according"
        for t in child.subtree
    ]


def _interrupts(verb: Token) -> bool:
    """Tell whether a speech verb stands beside the clause it attributes, as in "the town, he said, fell"."""
    return verb.head.pos_ in ("VERB", "AUX") and not any(c.dep_ == "mark" for c in verb.children)


def _passive(text: str, verb: Token, row: CueRow) -> Iterator[Found]:
    who = agent(verb)
    source = source_of(text, who) if who is not None else None
    about = next((c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")), None)
    says = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd")), None)
    if about is None or says is None or not row.claim:
        return
    content = clause(says) if about.lower_ == "it" else [*clause(about), *clause(says)]
    if says.dep_ == "ccomp" and about.lower_ != "it":
        source, content = source or source_of(text, about), clause(says)
    yield Found(tuple(cue_tokens(verb)), tuple(content), source, row)


def _according(text: str, token: Token) -> Iterator[Found]:
    to = next((c for c in token.children if c.dep_ in ("prep", "pcomp") and c.lower_ == "to"), None)
    who = next((c for c in (to.children if to is not None else ()) if c.dep_ == "pobj"), None)
    if to is None or who is None:
        return
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    row = cue_row(head)
    said = next((c for c in head.children if c.dep_ in CLAUSES), None) if row and row.part == "verb" else None
    yield Found((token, to), tuple(clause(said or head, [token])), source_of(text, who), None)


def _as_saying(text: str, token: Token, row: CueRow | None) -> Iterator[Found]:
    """ "Quoted a source as saying": the object of the relaying verb is the source of what follows."""
    relay = token.head.head
    who = next((c for c in relay.children if c.dep_ in (*OBJECTS, "nsubjpass")), None)
    says = next((c for c in token.children if c.dep_ in CLAUSES), None)
    if who is not None and says is not None:
        yield Found((token.head, token), tuple(clause(says)), source_of(text, who), row)


def _relayed(text: str, verb: Token, row: CueRow) -> Iterator[Found]:
    """ "The agency quoted a source as saying …" and "…, citing a source"."""
    who = next((c for c in verb.children if c.dep_ in OBJECTS), None)
    saying = next((t for t in verb.subtree if t.lemma_ == "say" and t.head.lower_ == "as"), None)
    if saying is not None:
        told = _governing(verb) if verb.lower_ in ("citing", "quoting") else verb
        relayer = agent(told) if is_passive(told) else subject(told)
        if relayer is not None:
            content = [t for t in clause(verb) if t.i > verb.i and t not in relayer.subtree]
            yield Found(tuple(cue_tokens(told)), tuple(content), source_of(text, relayer), row)
    elif verb.dep_ == "acl" and agent(verb) is not None:
        yield from _cited_by(text, verb, row)
    elif who is not None and verb.lower_ in ("citing", "quoting"):
        yield from _citing(text, verb, who, row)
    else:
        yield from _verb(text, verb, row)


def _governing(token: Token) -> Token:
    """The verb above a token."""
    above = token.head
    while above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    return above


def _cited_by(text: str, verb: Token, row: CueRow) -> Iterator[Found]:
    """ "A report cited by the newspaper says …": the newspaper passes on the whole clause."""
    who, told = agent(verb), _governing(verb)
    by = next(c for c in verb.children if c.dep_ == "agent")
    if who is not None and cue_row(told):
        content = [t for t in clause(told, [verb]) if not t.is_punct]
        yield Found((verb, by), tuple(content), source_of(text, who), row)


def _citing(text: str, verb: Token, who: Token, row: CueRow) -> Iterator[Found]:
    governing = _governing(verb)
    own = next((c for c in verb.children if c.dep_ in CLAUSES), None)
    inner = next((c for c in governing.children if c.dep_ in CLAUSES), None) if cue_row(governing) else None
    source = source_of(text, who)
    if own is not None:
        outer = subject(governing)
        yield Found((verb,), tuple(clause(own)), source, row)
        if outer is not None and cue_row(governing):
            yield Found(tuple(cue_tokens(governing)), tuple(clause(verb)), source_of(text, outer), cue_row(governing))
        return
    yield Found((verb,), tuple(clause(inner or governing, [verb])), source, row)


def _noun(text: str, noun: Token, row: CueRow) -> Iterator[Found]:
    says = _noun_content(noun, row)
    if says is None:
        return
    verb = noun.head if noun.dep_ in OBJECTS else None
    told = cue_row(verb) if verb is not None else None
    if verb is not None and told and told.claim and not is_passive(verb) and (who := subject(verb)) is not None:
        yield Found(tuple(cue_tokens(verb)), tuple(clause(says)), source_of(text, who), told)
        return
    source, cue = _noun_source(text, noun, says)
    yield Found(tuple(cue), tuple(clause(says)), source, row)


def _noun_content(noun: Token, row: CueRow) -> Token | None:
    """What a report or claim is about: its "that" clause, also below who gave it, or the event after "of"."""
    prepositions = [c for c in noun.children if c.dep_ == "prep"]
    givers = [g for c in prepositions for g in c.children if g.dep_ == "pobj"]
    for holder in (noun, *givers):
        for child in holder.children:
            if child.dep_ in ("acl", "ccomp", "relcl") and _opens_with_that(child):
                return child
    about = [g for g in givers if g.head.lower_ == "of" and names_event(g)]
    return about[0] if about and row.lemma in OF_EVENTS else None


def _opens_with_that(says: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in says.children)


def _noun_source(text: str, noun: Token, says: Token) -> tuple[Source | None, list[Token]]:
    """Whose report it is: its owner, the noun after from / by / of, or who issues it; else the reports themselves."""
    modifiers = [t for c in noun.lefts if c.dep_ in ("amod", "det", "nummod") for t in c.subtree]
    cue = [*modifiers, noun]
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    given = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("from", "by", "of")]
    giver = next((g for c in given for g in c.children if g.dep_ == "pobj"), None)
    verb = noun.head if noun.dep_ in OBJECTS else None
    if giver is not None and verb is not None and verb.lemma_ in RECEIVING:
        return source_of(text, giver, [says]), [*cue_tokens(verb), *cue]
    whose = owner if owner is not None else giver
    if whose is not None and says.i != whose.i:
        return source_of(text, whose, [says]), cue
    if noun.head.lemma_ == "be" and any(c.dep_ == "expl" for c in noun.head.children):
        return None, cue
    if verb is not None and verb.lemma_ in ISSUING:
        who = subject(verb)
        return (source_of(text, who) if who is not None else None), [*cue_tokens(verb), *cue]
    return source_of(text, noun, [says]), cue


HEADLINE_WORDS = 25
LABELS = frozenset({"source", "sources", "editor", "editors", "by", "photo", "video", "credit", "byline", "updated", "via"})
"""Field labels of credit lines: what follows them is a name, not something said."""


def headline(text: str, sentence: Sentence) -> Iterator[Found]:
    """Headlines that name their source before a colon or after a dash: "Army: town retaken", "Town retaken – army"."""
    tokens = [t for t in sentence if not t.is_space]
    if not 3 < len(tokens) <= HEADLINE_WORDS or tokens[-1].text == ".":
        return
    for at, token in enumerate(tokens):
        before, after = tokens[:at], tokens[at + 1 :]
        if token.text == ":" and before and before[0].lower_ in LABELS:
            return
        if token.text == ":" and 0 < len(before) <= 5 and len(after) > 2 and _names_source(before):
            yield Found((token,), tuple(after), source_of(text, before[-1]), None)
            return
        if token.text in ("-", "–", "—") and 0 < len(after) <= 4 and len(before) > 2 and _names_source(after):
            yield Found((token,), tuple(before), source_of(text, after[-1]), None)
            return
        if token.text in ("-", "–", "—") and 0 < len(before) <= 4 and len(after) > 2 and _names_source(before):
            yield Found((token,), tuple(after), source_of(text, before[-1]), None)
            return


def _names_source(tokens: list[Token]) -> bool:
    kinds = source_nouns()
    return not any(t.pos_ in ("VERB", "AUX") for t in tokens) and any(
        t.lemma_.lower() in kinds or t.lower_ in kinds or t.ent_type_ in ("PERSON", "ORG") for t in tokens
    )


def _cut(text: str, found: Found, quotations: Quotations) -> AttributedContent | None:
    apart = {t.i for t in found.cue}
    content = quote_of(text, [t for t in found.content if t.i not in apart])
    cue = quote_of(text, found.cue) or _punctuation_cue(text, found.cue)
    if content is None or cue is None:
        return None
    return AttributedContent(
        source=found.source,
        cue=cue,
        content=_whole_quote(text, content, quotations),
        outer=None,
        makes_claim=_makes_claim(found),
    )


def _makes_claim(found: Found) -> bool:
    """Tell whether the content is a claim of its own, and not a thing ("announced plans") or a forecast without a source."""
    if found.row is None or found.row.lemma in RELAYING or found.row.takes == "charge":
        return True
    head = next((t for t in found.content if t.head not in found.content), found.content[0])
    nominal = head.pos_ in ("NOUN", "PROPN") and not any(t.pos_ in ("VERB", "AUX") for t in head.children)
    if nominal and found.row.part == "verb" and head.dep_ in OBJECTS and not names_event(head):
        return False
    return found.row.claim and not (found.source is None and found.row.lemma in WITHOUT_SOURCE)


def _punctuation_cue(text: str, cue: tuple[Token, ...]) -> Quote | None:
    return Quote.cut(text, [(cue[0].idx, cue[-1].idx + len(cue[-1]))]) if cue else None


def _whole_quote(text: str, content: Quote, quotations: Quotations) -> Quote:
    """Stretch a content to the whole of the speech in which its first part starts, sentences before it included."""
    first = content.spans[0]
    quoted = quotations.around(first.start)
    if quoted is None or not is_speech(text, quoted) or quoted.start >= first.start:
        return content
    joined = [(quoted.start + 1, max(first.end, min(quoted.end, first.end))), *content.spans[1:]]
    return quote_at(text, joined) or content


def _running_quote(
    text: str, sentence: Sentence, quotations: Quotations, before: list[AttributedContent]
) -> list[AttributedContent]:
    """A sentence of nothing but speech, without a cue: the source of the attribution before it goes on."""
    start, end = sentence.start_char, sentence.end_char
    quoted = [q for q in quotations.within(start, end) if is_speech(text, q)]
    covered = sum(min(q.end, end) - max(q.start, start) for q in quoted)
    if not before or covered < 0.9 * len(text[start:end].strip()):
        return []
    content = quote_at(text, [(max(start, quoted[0].start), min(end, quoted[-1].end))])
    if content is None or "\n" in text[before[-1].content.end : start].strip(" "):
        return []
    return [AttributedContent(source=before[-1].source, cue=None, content=content, outer=None)]


def nested(triples: list[AttributedContent]) -> tuple[AttributedContent, ...]:
    """Number, for each triple, the one whose content most narrowly holds its content."""
    return tuple(replace(t, outer=_narrowest(n, triples)) for n, t in enumerate(triples))


def _narrowest(at: int, triples: list[AttributedContent]) -> int | None:
    inner = triples[at]
    holders = [
        (_breadth(outer, n), n)
        for n, outer in enumerate(triples)
        if n != at and _breadth(outer, n) > _breadth(inner, at) and _holds(outer, inner)
    ]
    return min(holders)[1] if holders else None


def _breadth(triple: AttributedContent, at: int) -> tuple[int, int, int]:
    """How wide a content reaches; of two alike, what is said "according to" or "citing" someone is the inner one."""
    relayed = triple.cue is not None and triple.cue.text.lower().startswith(RELAYING_WORDS)
    return (len(triple.content.text), 0 if relayed else 1, -at)


def _holds(outer: AttributedContent, inner: AttributedContent) -> bool:
    own = {i for s in inner.content.spans for i in range(*s)}
    held = {i for s in outer.content.spans for i in range(*s)}
    return len(own & held) >= 0.9 * len(own)


STAGE = Stage(name="read.attribution", version=1, reads=("syntax",), writes=("attributions",), run=run)
