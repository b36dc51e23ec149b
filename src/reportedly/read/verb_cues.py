"""Attributions made by verbs: "X said that", "X was said to", "X accused Y of", "quoting Z as saying"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.model.attribution import Source
from reportedly.read.cues import CueRow, Found, cue_row, cue_tokens
from reportedly.read.grammar import CLAUSES, OBJECTS, SUBJECTS, agent, clause, is_passive, subject
from reportedly.read.questions import QUESTION_WORDS
from reportedly.read.relays import PASSING_ON, RELAYING, as_saying, document_saying, is_as_saying, relayed
from reportedly.read.sources import source_of
from reportedly.read.token import Token

TRAILING = frozenset({"prep", "advmod", "npadvmod", "advcl"})
HEARING = frozenset({"hear", "learn"})
THOUGHT = frozenset(
    {"believe", "think", "say", "know", "suspect", "report", "understand", "allege", "presume", "rumour"}
)
"""Verbs of thinking and telling whose participle is followed by "to"."""
IT = frozenset({"it", "this", "that", "so"})
CHARGING = {"accuse": ("of",), "blame": ("on", "for"), "attribute": ("to",), "ascribe": ("to",)}
"""Which preposition brings in the charge; "as" with every other verb."""
PERCEIVING = frozenset({"see", "view"})
NAMING = frozenset({"call", "label", "brand"})
SET_OFF = frozenset({"while", "whereas", "although", "though"})


def by_verb(text: str, token: Token, row: CueRow) -> Iterator[Found]:
    """Every attribution that a verb makes."""
    if is_as_saying(token):
        yield from as_saying(text, token, row)
        return
    passes_on = token.lemma_ in RELAYING or token.lower_ in PASSING_ON
    found = relayed(text, token, row) if passes_on else None
    yield from _verb(text, token, row) if found is None else found


def is_reduced(verb: Token) -> bool:
    """Tell whether "believed to" is said of what stands before it: "gunmen believed to be rebels attacked …".

    Whoever believes something believes that it is so, or believes somebody to do so.
    """
    participle = verb.tag_ in ("VBN", "VBD") and verb.lemma_.lower() in THOUGHT
    bare = not any(c.dep_ in ("aux", "auxpass") and c.i < verb.i for c in verb.children)
    return participle and bare and 0 < verb.i < len(verb.doc) - 2 and _opens_infinitive(verb.nbor())


def _opens_infinitive(token: Token) -> bool:
    """ "To be", and not "to our reporter"."""
    return token.lower_ == "to" and (token.nbor().tag_ in ("VB", "VBN", "VBP") or token.nbor().pos_ in ("VERB", "AUX"))


def _verb(text: str, verb: Token, row: CueRow) -> Iterator[Found]:
    if is_reduced(verb):
        return
    if is_passive(verb):
        yield from _passive(text, verb, row)
        return
    who = _informant(verb) or document_saying(verb) or subject(verb) or _owner(verb)
    if who is not None and (told := _passed_down(verb)):
        yield Found((*cue_tokens(verb), who.head), tuple(told), source_of(text, who), row)
        return
    if who is None and (joint := _in_headline(verb)) is not None:
        doer, said = joint
        yield Found(tuple(cue_tokens(verb)), tuple(clause(said)), source_of(text, doer), row)
        return
    content = _verb_content(verb, row, who)
    if content and who is None and (who := _before(verb)) is not None:
        speaking = {t.i for t in who.subtree}
        content = [t for t in content if t.i not in speaking]
    if content:
        without = [verb] if who is not None and verb in who.subtree else []
        cue, hearer = cue_tokens(verb), subject(verb)
        if who is not None and who == _informant(verb) and hearer is not None and hearer.pos_ != "PRON":
            yield Found(tuple(cue), tuple(content), source_of(text, hearer), row)
            cue = [who.head]
        yield Found(tuple(cue), tuple(content), source_of(text, who, without) if who else None, row)


def _in_headline(verb: Token) -> tuple[Token, Token] | None:
    """Who says it, and what, where one subject stands before two verbs: "Army retakes Sarn, says rebels fled"."""
    after = [c for c in verb.children if c.dep_ in CLAUSES and c.i > verb.i]
    if not after or verb.tag_ not in ("VBZ", "VBP") or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    before = (t for t in verb.doc[verb.sent.start : verb.i] if t.tag_ in ("VBZ", "VBP"))
    doer = next((c for t in before for c in t.children if c.dep_ in SUBJECTS and c.i == t.i - 1), None)
    return (doer, after[0]) if doer is not None else None


def _informant(verb: Token) -> Token | None:
    """Whom it was heard from: "they had heard from traders that"."""
    if verb.lemma_ not in HEARING:
        return None
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from")
    return next((c for link in links for c in link.children if c.dep_ == "pobj"), None)


def _passed_down(verb: Token) -> list[Token]:
    """What somebody tells who "had heard it from" another: "told by the chief, who had heard it from a clerk, that"."""
    if _informant(verb) is None or verb.dep_ != "relcl" or not any(c.lower_ in IT for c in verb.children):
        return []
    teller = verb.head
    told = teller.head.head if teller.head.dep_ in ("agent", "prep") else teller.head
    row = cue_row(told)
    says = next((c for c in told.children if c.dep_ in CLAUSES), None) if row and row.part == "verb" else None
    return clause(says, [teller]) if says is not None else []


def _owner(verb: Token) -> Token | None:
    """Whose "finding" or "saying" it is, where the parser takes a noun for a verb."""
    return next((c for c in verb.children if c.dep_ == "poss"), None) if verb.tag_ == "VBG" else None


def _before(verb: Token) -> Token | None:
    """The speaker set off by a comma before a verb that the parser gave none: "… near Kosti, an official said"."""
    start = verb.i
    while start > verb.sent.start and not verb.doc[start - 1].is_punct:
        start -= 1
    if start == verb.sent.start or verb.doc[start - 1].text != ",":
        return None
    inside = range(start, verb.i)
    heads = [t for t in verb.doc[start : verb.i] if t.head.i not in inside and t.pos_ in ("NOUN", "PROPN", "PRON")]
    return heads[0] if len(heads) == 1 else None


def _verb_content(verb: Token, row: CueRow, who: Token | None) -> list[Token]:
    if row.takes == "charge":
        return _charge(verb)
    for child in verb.children:
        if child.dep_ in CLAUSES and row.takes != "object" and not _own_speech(child) and not _runs_on(verb, child):
            if _leaves_open(verb, child):
                return []
            return [*_split_subject(verb, child), *clause(child, _beside(verb, child)), *_trailing(verb, child)]
        if child.dep_ == "xcomp" and (not row.claim or child.tag_ == "VBG"):
            return clause(child)
        if child.dep_ == "dep" and _told_before(verb, child):
            return clause(child)
    bare = not any(c.dep_ in OBJECTS for c in verb.children)
    beside = verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and bare)
    loose = beside or (verb.dep_ == "dep" and verb.lemma_ in HEARING)
    if loose and row.takes != "object" and who is not None and _interrupts(verb):
        return clause(verb.head, [verb])
    if row.takes == "clause" or _is_infinitive(verb):
        return []
    objects = [c for c in verb.children if c.dep_ in OBJECTS]
    if not objects or objects[0].pos_ == "PRON":
        return []
    return [*clause(objects[0]), *_trailing(verb, objects[0])]


def _told_before(verb: Token, child: Token) -> bool:
    """Tell whether a clause that the parser could not place stands before its speaker: "A convoy passed, X said"."""
    if child.i > verb.i or child.pos_ not in ("VERB", "AUX"):
        return False
    speaker = _before(verb)
    whole = any(c.dep_ in (*SUBJECTS, "nsubjpass", "expl") for c in child.children)
    return whole and speaker is not None and speaker.i > child.i


def _runs_on(verb: Token, clause_before: Token) -> bool:
    """Tell whether a clause before a speech verb is a sentence of its own: "X says A; Y says B"."""
    between = verb.doc[clause_before.i : verb.i]
    return any(t.text == ";" for t in between)


def _leaves_open(verb: Token, content: Token) -> bool:
    """Tell whether nothing is said but that something is not known: "without saying who", "it is not known whether"."""
    asked = content.left_edge.lower_ in QUESTION_WORDS
    untold = verb.head.lower_ == "without" or any(c.dep_ == "neg" for c in verb.children)
    return asked and (is_passive(verb) or untold)


def _split_subject(verb: Token, content: Token) -> list[Token]:
    """The subject that the parser took for the speech verb's object: "reports say a post near X was abandoned"."""
    if any(c.dep_ in (*SUBJECTS, "nsubjpass", "expl") for c in content.children):
        return []
    if content.pos_ not in ("VERB", "AUX") or any(c.dep_ == "mark" for c in content.children):
        return []
    before = [c for c in verb.children if c.dep_ in OBJECTS and verb.i < c.i < content.i]
    return clause(before[-1]) if before else []


def _charge(verb: Token) -> list[Token]:
    """ "The army of shelling its own men", "the spill a disaster", "the clashes on a dispute": whom, and what of it."""
    if any(c.lower_ == "what" and c.i < verb.i for c in verb.children) and verb.lemma_ not in NAMING:
        links = (c for c in verb.children if c.lower_ == "as" and c.i > verb.i)
        return [t for link in links for c in link.children for t in clause(c)]  # "after what X described as an impact"
    about = next((c for c in verb.children if c.dep_ in ("dobj", "obj", "nsubj", "ccomp") and c.i > verb.i), None)
    if about is None or any(t.lower_ in ("each", "itself") for t in about.subtree):
        return []
    if verb.lemma_ in NAMING and (about.dep_ == "ccomp" and about.pos_ not in ("VERB", "AUX")):
        return clause(about)
    if verb.lemma_ in NAMING and any(c.lower_ == "what" and c.i < verb.i for c in verb.children):
        return clause(about)  # "in what officials called a revenge attack"
    openers = CHARGING.get(verb.lemma_, ("as",))
    near = [c for c in (*verb.children, *about.children) if c.i > about.i]
    beside = [c for c in near if c.dep_ == "prep" and c.lower_ in openers]
    named = [c for c in verb.children if c.dep_ == "oprd"] if verb.lemma_ in NAMING else []
    return [t for part in (about, *beside, *named) for t in part.subtree] if beside or named else []


def charges(cue: Iterable[Token], content: Iterable[Token]) -> bool:
    """Tell whether a cue of charging says something of somebody.

    Not "called off", "blamed each other", or "saw two men flee", which tells what was before somebody's eyes.
    """
    cue, content = list(cue), list(content)
    as_what = any(t.lower_ in ("as", "like") for t in content) or any(t.dep_ == "relcl" for t in cue)
    if any(t.lemma_ in PERCEIVING for t in cue) and not as_what:
        return False
    names_nobody = any(t.lower_ in ("each", "itself") for t in content)
    naming = [t for t in cue if t.lemma_ in NAMING]
    calls_for = any(c.lower_ == "for" or c.dep_ == "prt" for t in naming for c in t.children)
    aside = any(t.dep_ == "relcl" for t in naming)
    return not (names_nobody or calls_for or aside)


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _beside(verb: Token, head: Token) -> list[Token]:
    """Clauses that the parser hangs under a content but that stand beside it.

    "… while others say …" has a source of its own; "X, he said, although Y" returns to the voice around it.
    """
    return [
        t
        for t in head.subtree
        if t.dep_ in ("advcl", "conj")
        and any(c.dep_ in SUBJECTS for c in t.children)
        and ((cue_row(t) and (_tells_on(t) or _is_set_off(t))) or (head.i < verb.i < t.i and _is_set_off(t)))
    ]


def _tells_on(verb: Token) -> bool:
    """Tell whether a conjoined clause attributes something itself, and is no second "that" clause."""
    marked = any(c.dep_ == "mark" for c in verb.children)
    return verb.dep_ == "conj" and not marked and any(c.dep_ in CLAUSES for c in verb.children)


def _is_set_off(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in SET_OFF for c in verb.children)


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
        if child.i > content.i
        and child.dep_ in TRAILING
        and not (child.pos_ == "VERB" and cue_row(child))
        and child.lower_ != "according"
        for t in child.subtree
    ]


def _interrupts(verb: Token) -> bool:
    """Tell whether a speech verb stands beside the clause it attributes, as in "the town, he said, fell"."""
    if verb.i > verb.head.i and verb.lemma_ in HEARING and cue_row(verb.head):
        return False  # "She said she had heard two explosions but …": what was heard is what she says.
    return verb.head.pos_ in ("VERB", "AUX") and not any(c.dep_ == "mark" for c in verb.children)


def _passive(text: str, verb: Token, row: CueRow) -> Iterator[Found]:
    who = agent(verb)
    source = source_of(text, who) if who is not None else None
    about = next((c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")), None)
    says = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd")), None)
    if row.takes == "charge":
        yield from _charged(verb, about, source, row)
        return
    if about is None or says is None or not row.claim or _leaves_open(verb, says) or _orders(verb, says):
        return
    if any(t.dep_ == "ROOT" for t in verb.doc[verb.i + 1 : says.i]):
        return  # "a bomb had been found turned out to be false": what follows is another verb's
    content = clause(says) if about.lower_ == "it" else [*clause(about), *clause(says)]
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in says.children)
    if says.dep_ == "ccomp" and about.lower_ != "it" and not infinitive:
        source, content = source or source_of(text, about), clause(says)
    yield Found(tuple(cue_tokens(verb)), tuple(content), source, row)


def _orders(verb: Token, says: Token) -> bool:
    """ "Was told to stay at home"."""
    helpers = {c.lower_ for c in says.children if c.dep_ == "aux"}
    return (
        verb.lemma_ in ("tell", "warn", "advise") and says.dep_ == "xcomp" and "to" in helpers and "have" not in helpers
    )


def _charged(verb: Token, about: Token | None, source: Source | None, row: CueRow) -> Iterator[Found]:
    """ "The government has been accused of blocking aid", "the move is seen as a warning"."""
    openers = CHARGING.get(verb.lemma_, ("as",))
    said = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in openers and c.i > verb.i), None)
    if about is not None and said is not None:
        yield Found(tuple(cue_tokens(verb)), (*clause(about), *clause(said)), source, row)
