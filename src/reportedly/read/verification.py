"""Sentences by which a text says that something could not be checked, and the flag they raise on what they follow."""

from __future__ import annotations

from reportedly.lexicon.source_nouns import source_nouns
from reportedly.read.attempted import is_attempted
from reportedly.read.cues import cue_row
from reportedly.read.grammar import CLAUSES, OBJECTS, is_denied
from reportedly.read.hedges import effect, flagging_words
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence
from reportedly.read.unsupported import (
    PROOF,
    lacks_support,
    passing_words,
    shared_with,
    spoken_for,
    support_words,
    truth_unknown,
)
from reportedly.read.words import Words

CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "authenticate", "check"})
PROVING = frozenset({"prove", "vouch", "geolocate", "bear"})
"""Verbs that tell of no check where they are not denied: whoever proves a thing tells it, and more."""
CHECKS = frozenset({"confirmation", "verification", "corroboration"})
SETTLING = frozenset({"establish", "ascertain", "determine"})
"""Verbs that check only where they say so: "independently", or of the "authenticity" of something."""
GENUINE = frozenset({"authenticity", "veracity", "accuracy", "origin", "provenance"})
TRULY = GENUINE | {"independently"}
WAYS = frozenset({"way", "means", "possibility"})
DENIERS = frozenset(
    {"no", "not", "n't", "n’t", "never", "nothing", "none", "nobody", "without", "neither", "yet", "cannot"}
)
UNDOING = DENIERS | {"unable", "impossible", "difficult", "hard"}
POWERLESS = frozenset({"unable", "impossible", "difficult", "hard", "possible", "able", "available", "forthcoming"})
LACKING = frozenset({"lacking", "missing", "absent", "pending", "awaited", "outstanding", "unavailable"})
FIGURES = frozenset({"number", "figure", "toll", "count", "total", "detail", "information", "authenticity", "footage"})
POINTERS = frozenset(
    {
        "the",
        "this",
        "that",
        "these",
        "those",
        "such",
        "which",
        "his",
        "her",
        "its",
        "their",
        "either",
        "neither",
        "both",
    }
)
COPULAS = frozenset({"be", "have", "remain", "stay", "do"})
OFFERING = frozenset(
    {"release", "publish", "show", "offer", "give", "provide", "produce", "present", "supply", "furnish", "cite"}
)
SEEKING = frozenset({"find", "see", "receive", "obtain", "get", "observe"})
TELLING = CHECKING | PROVING | CHECKS | COPULAS | SETTLING | PROOF | OFFERING | SEEKING | {"lack", "await", "pend"}
"""Lemmas that can deny a check at all."""
REACH = 6
"""Words before a verb of checking within which its denial stands: "has so far not been independently" …"""


def denies_check(sentence: Sentence, words: Words) -> Token | None:
    """The word by which a sentence, or one of its clauses, says that something was not verified; None otherwise."""
    here = slice(sentence.start, sentence.end)
    telling, flagging = TELLING | support_words("supporting"), flagging_words()
    columns = zip(words.lemma[here], words.dep[here], words.lower[here], strict=True)
    for at, (lemma, dep, lower) in enumerate(columns, start=sentence.start):
        if lemma in telling or dep == "acomp" or lower in flagging:
            token: Token = sentence.doc[at]
            if denies(token) or _flags_predicate(token):
                return token
    return None


def denies(token: Token) -> bool:
    """Tell whether a clause with this head says no more than that something was not checked."""
    lemma = token.lemma_
    if token.tag_ == "VBN" and _flags_predicate(token):
        return True
    if lacks_support(token) or truth_unknown(token):
        return True
    if token.pos_ in ("VERB", "AUX") and (lemma.lower() in CHECKING or _proves(token) or _settles(token)):
        untold = _denied(token) or is_condition(token) or _is_going_on(token) or _is_to_come(token)
        return (untold or is_attempted(token)) and not _settles_office(token) and not _checks_things(token)
    if lemma in OFFERING or lemma in SEEKING:
        return _without_proof(token) or _finds_no_check(token)
    if lemma in ("lack", "await", "pend"):
        return any(c.lemma_.lower() in CHECKS for c in token.children)
    if lemma.lower() in CHECKS:
        return any(c.lower_ in ("no", "without", "any") for c in (*token.lefts, token.head)) or _is_of_none(token)
    if lemma.lower() in PROOF:
        return _lacks_proof(token)
    if lemma not in COPULAS:
        return False
    if _no_check_possible(token) or _no_proof_there(token):
        return True
    below = [c for c in token.children if c.dep_ in ("acomp", "xcomp", "attr")]
    deeper = [g for c in below if c.lower_ in POWERLESS for g in c.children]
    return any(denies(c) or _flags_predicate(c) for c in (*below, *deeper))


def _settles(verb: Token) -> bool:
    return verb.lemma_ in SETTLING and any(c.lower_ in TRULY for c in verb.children)


def _proves(verb: Token) -> bool:
    """ "Prove that", "has not been proven"; not "prove fatal"."""
    if verb.lemma_ not in PROVING:
        return False
    taken = (*OBJECTS, *CLAUSES, "nsubjpass")
    about = any(c.dep_ in taken and c.pos_ != "ADJ" for c in verb.children) or bool(shared_with(verb))
    if verb.lemma_ == "bear" and not any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children):
        return False
    about = about or any(t.dep_ == "relcl" for t in (verb, *verb.ancestors))
    return about or bool(spoken_for(verb))


def _is_to_come(verb: Token) -> bool:
    """ "Is still to be verified", "remains to be confirmed"."""
    below = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBN" and below >= {"to", "be"} and _copula_before(verb)


def _copula_before(verb: Token) -> bool:
    before = verb.doc[max(verb.sent.start, verb.left_edge.i - 2) : verb.i]
    return any(t.lemma_ in ("be", "remain") and t.dep_ not in ("aux", "auxpass") for t in before)


def _is_going_on(verb: Token) -> bool:
    """ "The information is being verified"."""
    being = any(c.lower_ == "being" for c in verb.children if c.dep_ == "auxpass")
    return being and any(cue_row(c) or c.lower_ in ("this", "that") for c in verb.children if c.dep_ == "nsubjpass")


def _checks_things(verb: Token) -> bool:
    """ "Could not check the driver's papers": nothing that anybody has said."""
    things = [c for c in verb.children if c.dep_ in OBJECTS and c.pos_ in ("NOUN", "PROPN")]
    meant = FIGURES | GENUINE
    documents = source_nouns()
    return verb.lemma_ == "check" and any(
        not (cue_row(t) or t.lemma_.lower() in meant or documents.get(t.lemma_.lower()) == "document") for t in things
    )


def _settles_office(verb: Token) -> bool:
    """Whether "confirm" is no check: of somebody in office, or of one's plans ("has not confirmed that it will go")."""
    if verb.lemma_ != "confirm":
        return False
    about = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if any(c.ent_type_ == "PERSON" or source_nouns().get(c.lemma_.lower()) in ("official", "person") for c in about):
        return True
    plans = [c for c in verb.children if c.dep_ == "ccomp" and any(a.lower_ in ("will", "would") for a in c.lefts)]
    return any(s.pos_ == "PRON" and s.dep_ == "nsubj" for p in plans for s in p.lefts)


def _is_of_none(noun: Token) -> bool:
    """ "Has confirmation of neither account"."""
    return any(is_denied(o) for p in noun.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj")


def _finds_no_check(verb: Token) -> bool:
    """ "Has not found confirmation", "received no confirmation of the report"."""
    checks = [c for c in verb.children if c.dep_ in OBJECTS and c.lemma_.lower() in CHECKS]
    return bool(checks) and (_denied(verb) or any(map(is_denied, checks)))


def _without_proof(verb: Token) -> bool:
    """ "Offered no evidence", "found no evidence of this"; not "found no evidence that", which tells something."""
    proof = [c for c in verb.children if c.dep_ in OBJECTS and c.lemma_.lower() in PROOF]
    nouns = [c for c in proof if is_denied(c)]
    if verb.lemma_ in OFFERING:
        return bool(nouns) or bool(proof and _denied(verb))
    of_it = (g for n in nouns for p in n.children if p.lower_ in ("of", "for") for g in p.children)
    return any(g.pos_ == "PRON" or g.lower_ in ("this", "that") for g in of_it)


def own_content(word: Token) -> Token | None:
    """What it is that was not checked, where the sentence says so: "could not confirm reports that …"."""
    objects = [c for c in word.children if c.dep_ in OBJECTS and cue_row(c)]
    clauses = (c for holder in (word, *objects) for c in holder.children if c.dep_ in (*CLAUSES, "acl", "relcl"))
    return next((c for c in clauses if c.i > word.i and c.left_edge.lower_ in ("that", "whether", "if")), None)


def asked_before(copula: Token) -> Token | None:
    """What it is that is not known, before the verb: "whether the bridge holds remains unconfirmed"."""
    clauses = (c for c in copula.lefts if c.dep_ in ("csubj", "csubjpass", "advcl") and copula.lemma_ in COPULAS)
    return next((c for c in clauses if c.left_edge.lower_ == "whether"), None)


def points_back(word: Token) -> bool:
    """Whether it is "the claim", "this" or "the number" of the sentence before that was not checked."""
    taken = (*OBJECTS, "nsubjpass", "nsubj") if truth_unknown(word) else (*OBJECTS, "nsubjpass")
    about = [*(c for c in word.children if c.dep_ in taken), *spoken_for(word), *shared_with(word)]
    if any(c.dep_ in (*CLAUSES, "csubjpass") for c in word.children):
        return False
    pronouns = any(c.lower_ in ("this", "that", "it", "them", "either", "which") for c in about)
    nouns = (c for c in about if c.lemma_.lower() in FIGURES or cue_row(c))
    return pronouns or any(d.lower_ in POINTERS for n in nouns for d in n.lefts)


def stands_alone(word: Token) -> bool:
    """Whether it opens a sentence before what it is about: "if confirmed, the landing …", "not yet confirmed: …"."""
    clause_after = any(c.text == ":" for c in word.children)
    opens = is_condition(word) and word.left_edge.i == word.sent.start
    return clause_after or (opens and not _about_before(word))


def _about_before(word: Token) -> bool:
    """Whether the clause goes on about the sentence before: "if confirmed, it would be the third such attack"."""
    subjects = (c for c in word.head.children if c.dep_ in ("nsubj", "nsubjpass"))
    return any(s.pos_ == "PRON" or s.lower_ in ("this", "that") or _is_bare(s) for s in subjects)


def _is_bare(noun: Token) -> bool:
    """ "The loss", with nothing that says which."""
    below = list(noun.children)
    return any(c.lower_ in POINTERS for c in below) and all(c.dep_ in ("det", "poss") for c in below)


def is_condition(verb: Token) -> bool:
    """ "If confirmed": nobody has yet; not "if confirmed by parliament"."""
    below = [c for c in verb.children if c.dep_ != "punct"]
    bare = all(c.dep_ in ("mark", "advmod") for c in below)
    return verb.tag_ == "VBN" and bare and any(c.lower_ == "if" for c in below)


def _lacks_proof(noun: Token) -> bool:
    """ "Claimed without evidence", "said, without offering proof": beside a verb of saying, not of anything else."""
    above = noun.head.head if noun.head.dep_ == "pcomp" else noun.head
    row = cue_row(above.head)
    return above.lower_ == "without" and row is not None and row.claim


def _no_proof_there(copula: Token) -> bool:
    """ "There is no evidence for this", "no proof of the claim": not "no evidence that", which denies what follows."""
    there = any(c.dep_ == "expl" for c in copula.children)
    proof = [c for c in copula.children if there and c.lemma_.lower() in PROOF and is_denied(c)]
    about = (o for p in proof for c in p.children if c.lower_ in ("for", "of") for o in c.children if o.dep_ == "pobj")
    return any(o.pos_ == "PRON" or (cue_row(o) and any(t.lower_ in POINTERS for t in o.lefts)) for o in about)


def _no_check_possible(copula: Token) -> bool:
    """ "Independent verification was not possible"."""
    if not any(c.lemma_.lower() in CHECKS for c in copula.children if c.dep_ == "nsubj"):
        return False
    if any(c.lower_ in LACKING for c in copula.children if c.dep_ in ("acomp", "prep", "attr")):
        return True
    powerless = any(c.lower_ in POWERLESS for c in copula.children if c.dep_ == "acomp")
    denied = any(c.dep_ == "neg" or c.lower_ in ("impossible", "difficult", "hard") for c in copula.children)
    return powerless and denied


def _denied(verb: Token) -> bool:
    before = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i]]
    nothing = any(c.lower_ in ("none", "neither") for c in verb.children if c.dep_ in ("nsubjpass", "nsubj"))
    nothing = nothing or any(is_denied(c) for c in verb.children if c.dep_ in OBJECTS)
    return nothing or not UNDOING.isdisjoint(before)


def _flags_predicate(token: Token) -> bool:
    """ "This remains unconfirmed"."""
    copula = any(c.dep_ in ("auxpass", "cop") for c in token.children)
    predicate = (token.dep_ == "acomp" and token.head.lemma_ in COPULAS) or (token.tag_ == "VBN" and copula)
    return predicate and effect(token) == "unverified"


def only_denies_check(sentence: Sentence, words: Words) -> bool:
    """Tell whether checking is all a sentence is about: "This could not be independently verified".

    Who looked and "found nothing to support that" doubts it, which is a claim of its own.
    """
    found = denies_check(sentence, words)
    if found is None or lacks_support(found) or own_content(found) is not None or stands_alone(found):
        return False
    holders = (found, found.head) if found.dep_ == "acomp" else (found,)
    if asked_before(found.head) is not None:
        return False
    if any(c.dep_ in ("ccomp", "csubj", "csubjpass") for holder in holders for c in holder.children):
        return False
    if any(c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") for c in sentence.root.children):
        return False
    between = [a for a in (found, *found.ancestors) if a.i != found.i]
    passing = COPULAS | POWERLESS | WAYS | passing_words(found)
    return all(a.lemma_.lower() in passing for a in between)
