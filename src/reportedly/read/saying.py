"""Whether the words of a clause say something: what only attributes, addresses or points back makes no claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.model.attribution import Attribution
from reportedly.read.asides import ANSWERING, POINTING
from reportedly.read.clauses import SUBJECTS, ClauseKind, names_event
from reportedly.read.cues import cue_row
from reportedly.read.denials import says_false
from reportedly.read.draft import Draft
from reportedly.read.exclusions import suspects_or_rules_out
from reportedly.read.grammar import OBJECTS
from reportedly.read.token import Token
from reportedly.read.verification import denies
from reportedly.read.voices import Voices

HEARERS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
ADDRESSING = frozenset({"tell", "inform", "warn", "assure", "notify", "brief", "remind", "alert"})
"""Verbs that say to whom something is told."""
NAMELESS = re.compile(
    r"(?:anonymity|anonymously|not (?:to )?be (?:named|identified|quoted)|to be (?:named|identified|quoted)"
    r"|to give (?:his|her|their) (?:full |last |real )?names?)\b[^.;\"”]{0,60}$",
    re.IGNORECASE,
)
"""Words by which a source asks not to be named; why it does is no claim of the report's."""
EXCUSES = frozenset({"because", "as", "since", "for", "citing"})


def only_speaks(token: Token, head: Token, voices: Voices) -> bool:
    """Tell whether a word only names who says something else: "others" of "others suspect that …, which is due"."""
    if _was_told(token, head, voices) or _was_told(token.head, head, voices):
        return True
    if token == head or not (voices.attributes(token) or token.lower_ == "what"):
        return False
    if not head.is_ancestor(token):
        return voices.attributes(token) and not token.is_ancestor(head)
    return any(voices.is_cue(a) and head.is_ancestor(a) for a in token.ancestors)


def beside(token: Token, head: Token, voices: Voices) -> bool:
    """Tell whether a word belongs to somebody's speaking next to the clause.

    "Reports were dismissed by X; Y found", "the governor wrote on Telegram that …; he promised an inquiry".
    """
    if not voices.cues:
        return False
    cues = [a for a in token.ancestors if a.pos_ == "VERB" and voices.is_cue(a)]
    if not cues:
        return False
    if any(not a.is_ancestor(head) and not head.is_ancestor(a) and a != head for a in cues):
        return True
    nearest = next(a for a in token.ancestors if a.pos_ == "VERB")
    speaking = cues[0] is nearest and nearest.is_ancestor(head)
    apart = token != head and not token.is_ancestor(head) and not head.is_ancestor(token)
    return speaking and apart and voices.owner(token) is None


def says_something(
    head: Token, tokens: list[Token], kind: ClauseKind, voices: Voices, *, attributed: bool, framed: bool
) -> bool:
    """Tell whether a clause makes a claim: it has a verb or names an event, and does not only attribute or check."""
    row = cue_row(head.head) if head.dep_ in OBJECTS and voices.is_cue(head.head) else None
    charged = row is not None and row.lemma == "blame"  # whom somebody blames may speak as well
    told = [t for t in tokens if not voices.attributes(t) or charged]
    if all(map(_is_empty, told)) and not _says_where(head, told):
        return False
    if (voices.attributes(head) and not charged) or denies(head) or _only_hears(head, tokens, voices):
        return False
    if _only_judges(head, tokens) and (not attributed or tokens[0].lemma_ == "be"):
        return False
    if not attributed and _describes_source(head, voices):
        return False
    if kind != "main" or attributed or framed:
        return True
    verbal = head.pos_ in ("VERB", "AUX") or any(t.pos_ in ("VERB", "AUX") and t.head == head for t in tokens)
    return verbal or names_event(head) or any(names_event(t) for t in tokens if t.head == head)


def is_named(head: Token, chain: Sequence[Attribution]) -> bool:
    """Tell whether one word is enough: the event that somebody suspects or rules out, "police suspect arson"."""
    return bool(chain) and head.pos_ != "PRON" and bool(head.head.pos_ == "VERB" and suspects_or_rules_out(head.head))


def points_only(tokens: list[Token]) -> bool:
    """Tell whether the words only take up what was told before: "denied this to reporters"."""
    answered = tokens[0].lower_ in POINTING and tokens[0].dep_ == "dobj" and tokens[0].head.lemma_ in ANSWERING
    return answered and not any(t.pos_ in ("VERB", "AUX") for t in tokens)


def excuses_namelessness(draft: Draft, tokens: list[Token]) -> bool:
    """Tell whether the words say why a source is not named: "… of anonymity because she was not allowed to speak"."""
    first = tokens[0]
    opens = first.lower_ in EXCUSES or (first.i > first.sent.start and first.nbor(-1).lower_ in EXCUSES)
    return opens and NAMELESS.search(draft.report.text[first.sent.start_char : first.idx]) is not None


def _only_judges(head: Token, tokens: list[Token]) -> bool:
    """Tell whether the words only call false what is told beside them: "proved to be wrong"."""
    judged = any(map(says_false, (head, head.head)))
    return judged and not any(t.dep_ in SUBJECTS for t in tokens)


def _describes_source(head: Token, voices: Voices) -> bool:
    """Tell whether a participle only says how somebody spoke: "a resident, reached by phone, said"."""
    opens, doc = head.left_edge.i, head.doc
    if head.tag_ not in ("VBN", "VBG", "VBD") or opens < 2 or doc[opens - 1].text != ",":
        return False
    bare = not any(c.dep_ in SUBJECTS for c in head.children) and head.dep_ in ("acl", "advcl", "dep")
    return bare and voices.attributes(doc[opens - 2]) and not voices.is_cue(doc[opens - 2])


def _was_told(token: Token, head: Token, voices: Voices) -> bool:
    """Who was told: "us" of "a councillor told us that"."""
    if token.dep_ not in ("dobj", "dative"):
        return False
    above = token.head
    return head not in (token, above) and above.lemma_ in ADDRESSING and voices.is_cue(above)


def _is_empty(token: Token) -> bool:
    """Tell whether a word says nothing by itself; "part" of "any part in it" does."""
    return token.is_punct or token.is_space or (token.is_stop and token.lower_ != "part")


def _says_where(head: Token, tokens: list[Token]) -> bool:
    """Tell whether a clause says where something was, by "here" or "there" alone: "it was here", not "here it is"."""
    return head.lemma_ == "be" and any(
        t.lower_ in ("here", "there") and t.tag_ == "RB" and t.head == head and t.i > head.i for t in tokens
    )


def _only_hears(head: Token, tokens: list[Token], voices: Voices) -> bool:
    """Tell whether the words only name who was told: "its reporter" of "its reporter had been told by X that"."""
    heard = head.dep_ in HEARERS and head.head.lemma_ in ADDRESSING
    return heard and voices.is_cue(head.head) and not any(t.pos_ in ("VERB", "AUX") or names_event(t) for t in tokens)
