"""Who counts beside whom."""

from __future__ import annotations

from reportedly.link.counted_once import best_named, independent
from reportedly.link.informants import UNKNOWN
from reportedly.model.origin import Informant, InformantKind


def _who(id_: str, kind: InformantKind = "person", party: str | None = "KE", *, wide: bool = False) -> Informant:
    return Informant(id=id_, name=id_, kind=kind, actor=None, party=party, wide=wide)


def test_a_state_adds_none_beside_another_who_speaks_for_it() -> None:
    nairobi, minister = _who("nairobi", "actor", wide=True), _who("minister")
    assert independent([nairobi, minister]).keys() == {"minister"}
    assert independent([nairobi, _who("dodoma", "actor", "TZ", wide=True)]).keys() == {"nairobi", "dodoma"}


def test_a_state_under_two_descriptions_counts_once() -> None:
    assert len(independent([_who("kenya", "actor", wide=True), _who("nairobi", "actor", wide=True)])) == 1


def test_two_who_speak_for_one_state_are_two_informants_all_the_same() -> None:
    assert independent([_who("minister"), _who("an official", "unnamed")]).keys() == {"minister", "an official"}


def test_what_nobody_can_be_named_for_counts_for_nothing() -> None:
    assert not independent([UNKNOWN])
    assert not best_named([UNKNOWN])


def test_of_copies_the_one_that_names_its_informant_best_speaks_for_all() -> None:
    named, body, somebody = _who("Odera"), _who("the army", "actor"), _who("an officer", "unnamed")
    assert best_named([somebody, body, named]) == (named,)
    assert best_named([somebody, body]) == (body,)
    assert best_named([_who("Kenya", "actor", wide=True), body]) == (body,)
