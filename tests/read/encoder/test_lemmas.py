"""Lemmas by table, by spelling and by known words."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.lexicon.irregular_verbs import irregular_verbs
from reportedly.lexicon.table import load_table
from reportedly.read.encoder.lemmas import Lemmatiser, _FormRow, irregular_forms

BY_SPELLING = """
VBD VERB: said>say went>go caused>cause bombed>bomb planned>plan killed>kill used>use agreed>agree fled>flee
VBD VERB: handled>handle judged>judge carried>carry visited>visit controlled>control installed>install passed>pass
VBD VERB: rated>rate hoped>hope created>create evacuated>evacuate boycotted>boycott attached>attach charged>charge
VBD VERB: us-backed>us-back hit>hit fed>feed shed>shed argued>argue echoed>echo seized>seize
VBN VERB: taken>take wounded>wound displaced>displace besieged>besiege shot>shoot overrun>overrun
VBG VERB: dying>die fleeing>flee being>be running>run making>make bringing>bring shelling>shell
VBZ VERB: says>say causes>cause reaches>reach denies>deny dies>die goes>go ’s>be 's>be passes>pass
NNS NOUN: houses>house cities>city men>man gunmen>gunman children>child viruses>virus forces>force buses>bus
NNS NOUN: headquarters>headquarters people>people lives>life attacks>attack heroes>hero 1990s>1990 bases>base
NN NOUN: news>news crisis>crisis Fighting>fighting
JJR ADJ: larger>large bigger>big earlier>early better>good later>late more>more
JJS ADJ: largest>large deadliest>deadly worst>bad northwest>northwest
RBR ADV: earlier>early further>far more>more
PRP PRON: them>they I>I me>I it>it
RB PART: n't>not n’t>not
VBD AUX: was>be had>have did>do
VBG AUX: having>having
MD AUX: wo>will ca>can 'd>would could>could
NNP PROPN: States>States
NNPS PROPN: Nations>Nations
`` PUNCT: “>" ‘>'
. PUNCT: .>.
DT DET: The>the
"""
KNOWN = ("larg", "large", "big", "early", "deadly", "visit", "control", "virus", "wound", "limit", "late")


def _cases() -> list[tuple[str, str, str, str]]:
    found = []
    for line in BY_SPELLING.strip().split("\n"):
        tag, pos, words = line.replace(": ", " ", 1).split(" ", 2)
        found += [(form, tag, pos, lemma) for form, _, lemma in (w.partition(">") for w in words.split())]
    return found


@pytest.mark.parametrize(("form", "tag", "pos", "lemma"), _cases())
def test_the_lemma_of_a_form(form: str, tag: str, pos: str, lemma: str) -> None:
    assert Lemmatiser(KNOWN)(form, tag, pos) == lemma


def test_known_words_settle_what_spelling_leaves_open() -> None:
    assert Lemmatiser(())("parroted", "VBD", "VERB") == "parrote"
    assert Lemmatiser(("parrot",))("parroted", "VBD", "VERB") == "parrot"
    assert Lemmatiser(())("explored", "VBD", "VERB") == "explor"
    assert Lemmatiser(("explore",))("explored", "VBD", "VERB") == "explore"


def test_no_form_has_two_lemmas() -> None:
    rows = load_table("irregular_forms", _FormRow)
    told = Counter((form, tag) for row in rows for form in row.forms for tag in row.tags)
    assert [case for case, times in told.items() if times > 1] == []


def test_the_two_tables_do_not_contradict_each_other() -> None:
    told = {(form, lemma) for lemma, forms in irregular_verbs().items() for form in forms}
    assert {(form, irregular_forms()[form, "VBD"]) for form, _ in told} == told
