"""Attributions of words that somebody passes on: "quoted Y as saying", "citing Y", "reported by X, which cited Y"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.lexicon.source_nouns import source_nouns
from reportedly.read.cues import CueRow, Found, cue_row, cue_tokens
from reportedly.read.grammar import CLAUSES, OBJECTS, agent, clause, governing, is_passive, subject
from reportedly.read.sources import source_of
from reportedly.read.token import Token

RELAYING = frozenset({"cite", "quote"})
PASSING_ON = frozenset({"citing", "quoting", "relaying"})


def is_as_saying(token: Token) -> bool:
    """The second word of "as saying", "as telling" behind a verb that quotes."""
    row = cue_row(token)
    after = token.dep_ == "pcomp" and token.tag_ == "VBG" and token.head.lower_ == "as"
    return after and row is not None and row.claim and row.takes != "charge"


def as_saying(text: str, token: Token, row: CueRow) -> Iterator[Found]:
    """ "Quoted a source as saying": the object of the relaying verb is the source of what follows."""
    relay = token.head.head
    who = next((c for c in relay.children if c.dep_ in (*OBJECTS, "nsubjpass")), None)
    says = next((c for v in (token, relay) for c in v.children if c.dep_ in CLAUSES), None)
    if who is not None and says is not None:
        at = [c for c in relay.children if c.dep_ == "prep" and who.i < c.i < token.head.i]
        yield Found((token.head, token), tuple(clause(says)), source_of(text, who, beside=at), row)


def relayed(text: str, verb: Token, row: CueRow) -> Iterator[Found] | None:
    """ "The agency quoted a source as saying …" and "…, citing a source"; None for any other use of such a verb."""
    who = next(
        (c for c in verb.children if c.dep_ in OBJECTS or (c.dep_ == "pobj" and verb.lower_ in PASSING_ON)), None
    )
    said = (t for t in verb.subtree if t.lemma_ == "say" or is_as_saying(t))
    saying = next((t for t in said if t.head.lower_ == "as" or t.head == who or document_saying(t) == who), None)
    if saying is not None:
        return _quoted(text, verb, saying, row)
    if who is not None and (verb.lower_ in PASSING_ON or _cited_beside(verb)):
        return _citing(text, verb, who, row)
    return None


def _quoted(text: str, verb: Token, saying: Token, row: CueRow) -> Iterator[Found]:
    told = governing(verb) if verb.lower_ in PASSING_ON else verb
    relayer = (agent(told) or agent(saying)) if is_passive(told) else subject(told)
    if relayer is not None:
        before = [c for c in verb.children if c.dep_ in (*CLAUSES, "nsubjpass") and c.i < verb.i]
        content = [t for t in clause(verb) if t.i > verb.i and t not in relayer.subtree and t.dep_ != "agent"]
        content += [t for c in before for t in c.subtree]
        yield Found(tuple(cue_tokens(told)), tuple(content), source_of(text, relayer), row)


def _cited_beside(verb: Token) -> bool:
    """ "According to the agency, which cited an officer": a clause about who passes it on."""
    if verb.dep_ != "relcl":
        return False
    told = governing(verb)
    row, who = cue_row(told), agent(told) or subject(told)
    if row is not None and row.claim and verb.head == who and told.i < verb.i:
        return True
    return any(t.lower_ == "according" or t.lower_ in PASSING_ON for t in verb.ancestors)


def _told_beside(verb: Token) -> Token:
    """The verb above "citing", or the one that says it where the parser ties both to whoever does."""
    above = governing(verb)
    if above.pos_ in ("VERB", "AUX"):
        return above
    return next((c for c in above.children if c.i > verb.i and c.pos_ == "VERB" and cue_row(c)), above)


def _citing(text: str, verb: Token, who: Token, row: CueRow) -> Iterator[Found]:
    above = governing(verb)
    passing = above.lower_ == "according" or above.lower_ in PASSING_ON
    aside, told = (above, _told_beside(above)) if passing else (verb, _told_beside(verb))
    own = next((c for c in verb.children if c.dep_ in CLAUSES), None)
    taken = (*CLAUSES, *OBJECTS) if (row_told := cue_row(told)) and row_told.takes == "any" else CLAUSES
    taken = (*taken, "nsubjpass") if is_passive(told) else taken
    inner = next((c for c in told.children if c.dep_ in taken and c.lower_ != "it"), None) if row_told else None
    source = source_of(text, who)
    if own is not None:
        outer = subject(told)
        yield Found((verb,), tuple(clause(own)), source, row)
        if outer is not None and cue_row(told):
            yield Found(tuple(cue_tokens(told)), tuple(clause(verb)), source_of(text, outer), cue_row(told))
        return
    yield Found((verb,), tuple(clause(inner or told, [aside])), source, row)


def document_saying(verb: Token) -> Token | None:
    """What says it, where the parser took its author: "a report by the panel saying that"."""
    author = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG":
        return None
    while author.dep_ == "pobj" and author.head.head.pos_ == "NOUN":
        author = author.head.head
        if source_nouns().get(author.lemma_.lower()) == "document":
            return author
    return None
