"""Reading words as events: which entry of the lexicon a verb or noun answers to, and which event is a passage's own."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reportedly.model.event import PloverType
from reportedly.read.companions import (
    clause_tokens,
    lemma_of,
    matches,
    noun_words,
    objects_of,
    related,
    verb_words,
)
from reportedly.read.event_words import (
    Constraint,
    Entry,
    complement_modes,
    noun_classes,
    nouns,
    operators,
    verbs,
    weapon_modes,
    weapon_rank,
)
from reportedly.read.parties import TIME_ENTITIES, children, conjuncts, first_child, in_class, measured
from reportedly.read.singled_out import clauses_about
from reportedly.read.token import Token

COOPERATION = frozenset({"SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "CONSULT"})
CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
SPEECH = frozenset({"REQUEST", "REJECT", "THREATEN"})
"""Types that take their mode from the event they are about."""

MUST = frozenset({"must", "should", "ought"})
WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})

PATHS = {
    "ccomp": 0.3, "xcomp": 0.3, "attr": 0.4, "acomp": 0.4, "pcomp": 0.4, "oprd": 0.5, "prep": 0.5, "pobj": 0.5,
    "dobj": 0.6, "agent": 0.6, "conj": 0.7, "nsubj": 0.8, "nsubjpass": 0.8, "csubj": 0.8, "parataxis": 0.9,
    "dative": 0.9, "dep": 1.0, "advcl": 1.2, "acl": 1.3, "npadvmod": 1.5, "advmod": 1.8, "appos": 2.4, "relcl": 2.4,
    "nmod": 2.5, "compound": 2.8,
}  # fmt: skip
"""How far an event lies from a passage's head by each step of the parse; steps that are not named are not taken."""
STATE_PATHS = {"ccomp", "xcomp", "attr", "acomp", "conj", "oprd", "pcomp"}
SINGLED_OUT = 0.4
"""How far the clause lies behind the "be" of "it was soldiers who fired"."""
FARTHEST = 2.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A word read as an event, with the tokens where its participants are to be looked for."""

    node: Token
    """The verb or noun that names the event."""
    clause: Token
    """The verb that carries its subject: the node itself, or the light verb above a noun."""
    words: tuple[Token, ...]
    type: PloverType | None
    mode: str | None
    inner: Reading | None = None
    """The event that is agreed to, demanded, threatened or refused."""
    undergone: bool = False
    """True where the clause's subject suffers the event: "came under fire"."""
    demanded: bool = False
    """True where someone says that the clause's subject must do it."""
    speaker: Token | None = None
    """Whoever is said to say it, where that is the actor: "Russia said that Sudan must …"."""


class EventReader:
    """Reads the tokens of one passage as events, each at most once."""

    def __init__(self, inside: Callable[[Token], bool]) -> None:
        self._inside = inside
        self._read: dict[int, Reading | None] = {}
        self._beside: dict[tuple[int, str], list[Token]] = {}

    def main_event(self, head: Token) -> Reading | None:
        """The event nearest below the head of a passage; one without type only where there is no typed one."""
        untyped: Reading | None = None
        ahead: list[tuple[float, int, Token]] = [(0.0, head.i, head)]
        while ahead:
            cost, _, token = heapq.heappop(ahead)
            reading = self.read(token)
            if reading is not None and reading.type is not None:
                return reading
            untyped = untyped or reading
            for child in token.children:
                step = self._step(token, child)
                if step is not None and cost + step <= FARTHEST and self._inside(child):
                    heapq.heappush(ahead, (cost + step, child.i, child))
            for clause in clauses_about(token):
                heapq.heappush(ahead, (cost + SINGLED_OUT, clause.i, clause))
        return untyped

    def _step(self, token: Token, child: Token) -> float | None:
        dep = child.dep_
        if dep not in PATHS:
            return None
        if dep not in STATE_PATHS and not (dep == "dobj" and token.lemma_ == "have"):
            stative = token.lemma_ in noun_classes()["STATIVE"] and token.pos_ in ("VERB", "AUX")
            if stative:
                return None
        if dep in ("prep", "advcl") and token.pos_ in ("ADJ", "ADV"):
            return None
        return PATHS[dep]

    def read(self, token: Token) -> Reading | None:
        """Read one token as an event; None where it names none."""
        if token.i not in self._read:
            self._read[token.i] = None  # a token met again on its own path names no event
            self._read[token.i] = self._interpret(token) if self._inside(token) else None
        return self._read[token.i]

    def _interpret(self, token: Token) -> Reading | None:
        lemma, pos = lemma_of(token)
        if pos == "VERB":
            return self._with_modals(token, self._verb(token, lemma))
        if pos == "NOUN":
            return self._noun(token, lemma)
        if pos == "AUX":
            return self._with_modals(token, self._copula(token) if lemma == "be" else self._verb(token, lemma))
        return None

    def _noun(self, token: Token, lemma: str) -> Reading | None:
        if token.ent_type_ in TIME_ENTITIES or (token.pos_ == "PROPN" and token.ent_type_ and not token.is_upper):
            return None
        for entry in nouns().get(lemma, ()):
            words = noun_words(token, entry)
            if words is not None and all(self._noun_fits(token, c) for c in entry.constraints):
                return Reading(node=token, clause=token, words=words, type=entry.type, mode=entry.mode)
        return None

    def _noun_fits(self, token: Token, constraint: Constraint) -> bool:
        if constraint.relation == "mod":
            befores = [t for c in token.lefts for t in (c, *c.lefts)]
            return any(matches(t, constraint) for t in befores)
        if constraint.relation == "behind":
            return token.dep_ == "pobj" and matches(token.head, constraint)
        return any(matches(t, constraint) for t in self._standing(token, constraint.relation))

    def _standing(self, token: Token, relation: str) -> list[Token]:
        """What stands in a relation to a token, looked up once for all entries that ask."""
        found = self._beside.get((token.i, relation))
        if found is None:
            found = self._beside[token.i, relation] = related(token, relation)
        return found

    def _verb(self, token: Token, lemma: str) -> Reading | None:
        entry, words = self._verb_entry(token, lemma)
        if entry is not None and entry.type in CONFLICT:
            disaster = self._untyped_subject(token)
            if disaster is not None:
                return disaster
            by_event = self._first(children(token, "nsubj")) if entry.weight == 0 else None
            if by_event is not None and by_event.type == "ASSAULT":
                return replace(by_event, clause=token)
        if entry is not None and entry.weight > 0:
            return self._entry_reading(token, entry, words)
        carried = self._carried(token, lemma)
        if carried is not None or entry is None:
            return carried
        return self._entry_reading(token, entry, words)

    def _untyped_subject(self, token: Token) -> Reading | None:
        """A subject that happens but is no one's doing: "the flood killed …"."""
        for subject in children(token, "nsubj"):
            reading = self.read(subject)
            if reading is not None and reading.type is None:
                return replace(reading, clause=token)
        return None

    def _verb_entry(self, token: Token, lemma: str) -> tuple[Entry | None, tuple[Token, ...]]:
        for entry in verbs().get(lemma, ()):
            words = verb_words(token, entry)
            if words is not None and all(self._verb_fits(token, c) for c in entry.constraints):
                return entry, words
        return None, ()

    def _verb_fits(self, token: Token, constraint: Constraint) -> bool:
        if constraint.relation == "comp":
            below = children(token, "ccomp", "xcomp", "advcl", "acomp", "oprd", "prep")
            if constraint.types is None and constraint.words is None:
                return any(c.dep_ in ("ccomp", "xcomp") for c in below)
            if constraint.types is None:
                return any(c.lemma_ in (constraint.words or ()) for c in below)
            return any(self._is_of(c, constraint) for c in below)
        if constraint.types is not None:
            return any(self._is_of(t, constraint) for t in self._standing(token, constraint.relation))
        return any(matches(t, constraint) for t in self._standing(token, constraint.relation))

    def _is_of(self, token: Token, constraint: Constraint) -> bool:
        reading = self.read(token)
        return reading is not None and constraint.types is not None and reading.type in constraint.types

    def _entry_reading(self, token: Token, entry: Entry, words: tuple[Token, ...]) -> Reading:
        inner = self._complement(token) if entry.type in SPEECH or entry.type == "AGREE" else None
        mode = entry.mode
        if entry.type in SPEECH and mode is None and inner is not None:
            mode = mode_about(entry.type, inner)
        if entry.type == "PROTEST":
            inner = self._purpose(token)
        return Reading(node=token, clause=token, words=words, type=entry.type, mode=mode, inner=inner)

    def _purpose(self, verb: Token) -> Reading | None:
        """What a protest is about: "blocked roads to protest …", "a rally demanding …", "in protest at …"."""
        holders = [verb, *children(verb, "dobj"), *(t for c in children(verb, "prep") for t in children(c, "pobj"))]
        for holder in holders:
            for child in (
                *children(holder, "advcl", "xcomp", "acl"),
                *objects_of(holder, "in"),
                *objects_of(holder, "for"),
            ):
                reading = self.read(child)
                if reading is not None and reading.type in ("PROTEST", "REQUEST", "ACCUSE", "REJECT"):
                    return reading
        return None

    def _complement(self, token: Token) -> Reading | None:
        """The event in what a verb of will or speech is about."""
        for label in ("ccomp", "xcomp", "dobj", "nsubjpass", "prep", "advcl"):
            for child in children(token, label):
                for below in children(child, "pobj", "pcomp") if label == "prep" else conjuncts(child):
                    reading = self.read(below) or self._within(below) or self._carried_by_light(below)
                    if reading is not None and reading.type is not None:
                        return reading
        return None

    def _within(self, noun: Token) -> Reading | None:
        """The event in what belongs to a noun: "a proposal to hold talks", "plans for a withdrawal"."""
        if noun.pos_ not in ("NOUN", "PROPN"):
            return None
        below = list(children(noun, "acl", "prep", "relcl"))
        for child in below:
            for token in children(child, "pobj", "pcomp") if child.dep_ == "prep" else (child,):
                reading = self.read(token)
                if reading is not None:
                    return reading
        return None

    def _carried(self, token: Token, lemma: str) -> Reading | None:
        for kind in operators().get(lemma, ()):
            reading = getattr(self, f"_carried_by_{kind}")(token)
            if reading is not None:
                return reading  # type: ignore[no-any-return]
        return None

    def _carried_by_say(self, token: Token) -> Reading | None:
        speaker = first_child(token, "nsubj")
        owned = any(c.lower_ in ("responsibility", "credit") for c in children(token, "dobj", "nsubjpass"))
        if owned:
            reading = self._first(iter(objects_of(token, "for")))
            return reading and replace(reading, clause=token)
        for child in children(token, "ccomp", "xcomp", "dobj", "oprd"):
            reading = self.main_event(child) if child.dep_ == "ccomp" else self.read(child)
            if reading is None or reading.type is None:
                continue
            if child.dep_ == "dobj" or (child.dep_ == "xcomp" and first_child(child, "nsubj") is None):
                return reading if reading.clause.pos_ == "VERB" else replace(reading, clause=token)
            return replace(reading, speaker=reading.speaker or speaker)
        return None

    def _carried_by_light(self, token: Token) -> Reading | None:
        for target in _carried_tokens(token):
            reading = self.read(target)
            if reading is None or reading.type is None:
                continue
            if reading.clause.pos_ in ("VERB", "AUX"):
                going = token.lemma_ == "go" and token.tag_ == "VBG" and target.dep_ == "xcomp"
                return self._intended(token, reading) if going else reading
            words = tuple(sorted({token, *reading.words}, key=lambda t: t.i))
            inner = self._purpose(token) if reading.type == "PROTEST" else reading.inner
            if target.dep_ == "pobj" and target.head.lower_ == "under":
                return replace(reading, clause=token, undergone=True)
            return replace(reading, clause=token, words=words, inner=inner)
        return None

    def _carried_by_undergo(self, token: Token) -> Reading | None:
        reading = self._first(children(token, "dobj"))
        return reading and replace(reading, clause=token, undergone=True)

    def _carried_by_occur(self, token: Token) -> Reading | None:
        return self._first(children(token, "nsubj", "nsubjpass"))

    def _carried_by_cause(self, token: Token) -> Reading | None:
        return self._first(children(token, "nsubj")) or self._first(children(token, "dobj"))

    def _carried_by_intend(self, token: Token) -> Reading | None:
        reading = self._first(children(token, "xcomp", "ccomp", "dobj"))
        return reading and self._intended(token, reading)

    def _carried_by_prepare(self, token: Token) -> Reading | None:
        reading = self._first(
            t
            for c in children(token, "xcomp", "dobj", "advcl", "prep")
            for t in ((c,) if c.dep_ != "prep" else children(c, "pobj", "pcomp"))
        )
        if reading is not None and reading.type in ("ASSAULT", "MOBILIZE"):
            return replace(
                reading, type="MOBILIZE", mode=reading.mode if reading.type == "MOBILIZE" else "troops", clause=token
            )
        return reading and self._intended(token, reading)

    def _first(self, tokens: Iterator[Token]) -> Reading | None:
        for token in tokens:
            for each in conjuncts(token):
                reading = self.read(each)
                if reading is not None and reading.type is not None:
                    return reading
        return None

    def _copula(self, token: Token) -> Reading | None:
        for child in children(token, "acomp", "attr", "oprd", "xcomp"):
            refused = child.lower_ in noun_classes()["UNWILLING"]
            if refused or child.lower_ in noun_classes()["WILLING"]:
                reading = self._first(_below_adjective(child, token))
                if reading is not None:
                    return self._intended(token, reading, refused=refused)
            reading = self.read(child)
            if reading is not None and child.dep_ != "acomp":
                return reading if reading.clause.pos_ == "VERB" else replace(reading, clause=reading.node)
        return self._predicated(token)

    def _predicated(self, token: Token) -> Reading | None:
        """Events in "is under way", "is under arrest", "is out of the question", "is guilty of breaking …"."""
        for link in children(token, "prep", "acomp", "advmod"):
            if link.lower_ in noun_classes()["DONE"] or any(first_child(s, "poss") for s in children(token, "nsubj")):
                subject = self._subject_event(token)
                if subject is not None:
                    return subject
            if link.lower_ == "out" and any(t.lower_ == "question" for t in link.subtree):
                return Reading(
                    node=link, clause=token, words=(link,), type="REJECT", mode=None, inner=self._subject_event(token)
                )
            if link.lower_ == "on" and any(t.lower_ == "way" for t in children(link, "pobj")):
                return self._on_the_way(token, link)
            if link.lower_ in ("underway", "over", "off", "on", "under", "behind"):
                reading = self._first(children(link, "pobj"))
                if reading is not None:
                    return replace(reading, clause=token, undergone=link.lower_ == "under")
                subject = self._subject_event(token)
                if subject is not None:
                    return subject
        return self._guilty(token)

    def _on_the_way(self, token: Token, link: Token) -> Reading | None:
        """Forces "on their way": out and home they leave, else they come."""
        if not any(in_class(measured(t), "TROOPS") for t in children(token, "nsubj")):
            return None
        leaving = any(t.lower_ in ("out", "home", "back") for t in link.subtree)
        kind: PloverType = "RETREAT" if leaving else "MOBILIZE"
        return Reading(node=token, clause=token, words=(link,), type=kind, mode="withdraw" if leaving else "troops")

    def _guilty(self, token: Token) -> Reading | None:
        for adjective in children(token, "acomp"):
            if adjective.lemma_ in ("guilty", "responsible"):
                reading = self._first(t for c in children(adjective, "prep") for t in children(c, "pobj", "pcomp"))
                if reading is not None:
                    return replace(reading, clause=token) if reading.clause.pos_ != "VERB" else reading
        return None

    def _subject_event(self, token: Token) -> Reading | None:
        return self._first(children(token, "nsubj", "nsubjpass", "csubj"))

    def _with_modals(self, token: Token, reading: Reading | None) -> Reading | None:
        modals = {c.lower_ for c in token.children if c.dep_ == "aux"}
        if not modals:
            return reading
        if modals & MUST and first_child(token, "nsubj", "nsubjpass") is not None and _is_demanded(token):
            speaker = first_child(token.head, "nsubj") if token.dep_ == "ccomp" else None
            mode = mode_about("REQUEST", reading) if reading is not None else None
            words = (token,) if reading is None else reading.words
            return Reading(
                node=token,
                clause=token,
                words=words,
                type="REQUEST",
                mode=mode,
                inner=reading,
                demanded=True,
                speaker=speaker,
            )
        if reading is not None and modals & WILL:
            return self._intended(token, reading)
        return reading

    def _intended(self, token: Token, reading: Reading, *, refused: bool = False) -> Reading:
        """An event that is meant, not done: cooperation meant is agreed to, conflict meant is threatened."""
        negated = refused or any(c.dep_ == "neg" for c in token.children)
        meant = reading.type
        if any(t.lower_ == "unless" for c in children(token, "advcl") for t in c.lefts):
            meant = "THREATEN"
        elif reading.type in COOPERATION and reading.mode != "resign":
            meant = "REJECT" if negated else "AGREE"
        elif reading.type in CONFLICT:
            meant = "AGREE" if negated else "THREATEN"
        elif reading.type == "AGREE" and negated:
            meant = "REJECT"
        if meant == reading.type:
            return reading
        mode = mode_about(meant, reading) if meant in SPEECH else None
        clause = reading.clause if reading.clause.pos_ in ("VERB", "AUX") else token
        return replace(reading, type=meant, mode=mode, inner=reading, clause=clause)


def mode_about(kind: PloverType | None, inner: Reading) -> str | None:
    """Mode of a demand, refusal or threat, by what it is about."""
    modes = complement_modes()
    if inner.type is None or kind is None:
        return "change" if kind in ("REQUEST", "REJECT") else None
    fallback = "change" if kind in ("REQUEST", "REJECT") else None
    return modes.get((kind, f"{inner.type}:{inner.mode}")) or modes.get((kind, inner.type)) or fallback


def weapon_mode(reading: Reading) -> str | None:
    """Mode of an assault by the weapons named in its clause; None where it names none."""
    found = (weapon_modes().get(t.lemma_.lower()) for t in clause_tokens(reading.clause))
    return min((mode for mode in found if mode is not None), key=lambda mode: weapon_rank()[mode], default=None)


def _carried_tokens(token: Token) -> Iterator[Token]:
    """Where the event of a light verb may stand: complement, object, then behind "in", "to", "into", "on", "for"."""
    yield from children(token, "xcomp")
    for child in children(token, "dobj", "nsubjpass"):
        for each in conjuncts(child):
            yield each
            if measured(each) != each:
                yield measured(each)
    for child in children(token, "prep", "prt"):
        yield from children(child, "pobj", "pcomp")
    yield from children(token, "advcl", "ccomp")


def _below_adjective(adjective: Token, copula: Token) -> Iterator[Token]:
    yield from children(adjective, "xcomp", "ccomp")
    for link in children(adjective, "prep"):
        yield from children(link, "pobj", "pcomp")
    yield from children(copula, "xcomp", "advcl")


def _is_demanded(token: Token) -> bool:
    """Whether "must" or "should" stands in a main or reported clause, not in a condition or a relative clause."""
    return token.dep_ in ("ROOT", "ccomp", "conj") and not any(
        c.lower_ in ("if", "should") and c.dep_ == "mark" for c in token.children
    )
