"""Events of which a text says that they were reported: "shelling was reported in the hills" tells where, too."""

from __future__ import annotations

from reportedly.read.clauses import names_event
from reportedly.read.token import Token
from reportedly.read.voices import Voices

PASSED_ON = frozenset({"report", "hear", "record", "register"})
PLACING = frozenset(
    {"in", "at", "near", "on", "around", "outside", "inside", "along", "across", "over", "above", "off", "throughout"}
)


def is_reported(head: Token, voices: Voices) -> bool:
    """ "Explosions were reported": a noun for an event, by nobody or by somebody named behind."""
    above = head.head
    passive = head.dep_ == "nsubjpass" and above.lemma_ in PASSED_ON and voices.is_cue(above)
    return passive and names_event(head)


def with_setting(head: Token, tokens: list[Token], voices: Voices) -> list[Token]:
    """The words of such an event with those that hang on the verb and say where or when it was."""
    if not is_reported(head, voices):
        return tokens
    inside, outer = {t.i for t in tokens}, (None, voices.owner(head.head))
    behind = (c for c in head.head.rights if c.dep_ == "npadvmod" or (c.dep_ == "prep" and c.lower_ in PLACING))
    more = [t for c in behind for t in c.subtree if t.i not in inside and voices.owner(t) in outer]
    return sorted([*tokens, *(t for t in more if not voices.attributes(t))], key=lambda t: t.i)


def only_sets(head: Token, voices: Voices) -> bool:
    """Whether words only say where such an event was, which its own claim tells."""
    return head.dep_ == "prep" and any(is_reported(c, voices) for c in head.head.children)
