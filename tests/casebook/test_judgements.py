"""What a person holds stands above what stages read, until a person takes it back."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.casebook import Casebook, Query, place_value
from reportedly.errors import InputError
from tests.casebook.made import BRIDGE, BRIDGE_READ, actor, hour, jane, reading, report, stage

CLAIM = BRIDGE_READ.claims[0]
SUVA = place_value(name="Suva", lat=-18.14, lon=178.44, country="FJ")


def count(book: Casebook, **asked: Any) -> int:
    return book.count(Query(**asked))


def test_a_place_is_changed_and_changed_back(filled: Casebook) -> None:
    one = filled.judge("place", f"claim {CLAIM.id}", SUVA, jane(30), why="a photograph")
    assert filled.judge("place", f"claim {CLAIM.id}", SUVA, jane(31), why="again").outcome == "same"
    kidal = place_value(name="Kidal", lat=18.44, lon=1.41, country="ML")
    two = filled.judge("place", f"claim {CLAIM.id}", kidal, jane(31), why="another photograph")
    (found,) = filled.search(Query(text="bridges")).found
    assert found.claim.places[0].place.name == "Kidal"
    assert found.claim.places[0].place.toponym == CLAIM.places[0].place.toponym
    assert found.as_read == CLAIM
    assert [(held.verb, held.by.name, held.why) for held in found.judgements] == [
        ("place", "Jane Doe", "another photograph")
    ]
    filled.undo(two.id, jane(32), why="the wrong photograph")
    assert (count(filled, country="FJ", text="bridges"), count(filled, country="ML", text="bridges")) == (1, 0)
    filled.undo(one.id, jane(33), why="forged")
    assert (count(filled, country="FJ", text="bridges"), count(filled, country="ML", text="bridges")) == (0, 1)
    assert filled.undo(one.id, jane(34), why="forged").outcome == "same"
    assert filled.verify().whole


def test_no_reading_by_machine_overwrites_a_judgement(filled: Casebook) -> None:
    """The law, over every kind of re-reading: the same claims, other claim ids, another version of the report."""
    filled.judge("reject", f"claim {CLAIM.id}", {}, jane(30), why="made up")
    filled.judge("place", f"claim {BRIDGE_READ.claims[1].id}", SUVA, jane(30), why="a photograph")
    held = filled.judgements()
    moved = reading(
        BRIDGE,
        "| two bridges near Gao had been shelled | Gao | | id=other",
        "| a market in Kidal burned | Kidal | | id=other",
    )
    corrected = report(BRIDGE.text + " Nobody was hurt.", "bridge")
    same_words = reading(
        corrected, "The army | two bridges near Gao had been shelled | Gao", "| a market in Kidal burned"
    )
    filled.add_reading(BRIDGE_READ, stage(40), stages={"read": 2})
    filled.add_reading(moved, stage(41), stages={"read": 3})
    filled.add_report(corrected, stage(42))
    filled.add_reading(same_words, stage(43), stages={"read": 3})
    for at in (39, 40, 41, 43):
        assert count(filled, text="bridges", as_of=hour(at)) == 0, at
        assert count(filled, text="market", country="FJ", as_of=hour(at)) == 1, at
    assert filled.judgements() == held
    assert filled.verify().whole


def test_a_claim_of_other_words_is_not_judged(filled: Casebook) -> None:
    filled.judge("reject", f"claim {CLAIM.id}", {}, jane(30), why="made up")
    filled.add_reading(reading(BRIDGE, "| two bridges near Gao"), stage(31), stages={"read": 2})
    assert count(filled, text="bridges") == 1


def test_actors_are_merged_and_split(filled: Casebook) -> None:
    rebels, crew, army = (f"actor {actor(name).id}" for name in ("rebels", "Crew", "The army"))
    merge = filled.judge("merge", rebels, {"into": actor("Crew").id}, jane(30), why="the same people")
    assert count(filled, actor="rebels") == 2 == count(filled, actor=actor("Crew").id)
    split = filled.judge("split", army, {"into": "act_navy", "claims": [CLAIM.id]}, jane(31), why="it was the navy")
    assert (count(filled, actor="The army"), count(filled, actor="act_navy")) == (0, 1)
    assert count(filled, actor="The army", as_of=hour(30)) == 1
    filled.undo(split.id, jane(32), why="it was the army")
    filled.undo(merge.id, jane(33), why="other people")
    assert (count(filled, actor="The army"), count(filled, actor="act_navy")) == (1, 0)
    assert (count(filled, actor="rebels"), count(filled, actor="Crew")) == (1, 1)
    assert crew.startswith("actor act_")


def test_sources_are_graded_and_claims_rated(filled: Casebook) -> None:
    grade = filled.judge("grade", "source Sahel Post", {"reliability": "B"}, jane(30), why="usually right")
    filled.judge("rate", f"claim {CLAIM.id}", {"credibility": 3}, jane(31), why="possible")
    assert [(held.subject, held.value) for held in filled.judgements()] == [
        ("source Sahel Post", {"reliability": "B"}),
        (f"claim {CLAIM.id}", {"credibility": 3}),
    ]
    filled.judge("grade", "source Sahel Post", {"reliability": "C"}, jane(32), why="less so of late")
    assert filled.judgements("source Sahel Post")[0].value == {"reliability": "C"}
    last = list(filled.ledger())[-1]
    assert last.before == {"judgement": grade.id, "value": {"reliability": "B"}}


@pytest.mark.parametrize(
    ("verb", "subject", "value"),
    [
        ("reject", "claim clm_none", {}),
        ("reject", "actor act_1", {}),
        ("reject", "claim", {}),
        ("rate", f"claim {CLAIM.id}", {"credibility": 7}),
        ("grade", "source Sahel Post", {"reliability": "G"}),
        ("grade", "source Sahel Post", {}),
        ("place", f"claim {CLAIM.id}", {}),
        ("place", f"claim {CLAIM.id}", {**SUVA, "lat": 91.0}),
        ("place", f"claim {CLAIM.id}", {**SUVA, "position": 5}),
        ("merge", f"actor {actor('rebels').id}", {}),
        ("merge", f"actor {actor('rebels').id}", {"into": actor("rebels").id}),
        ("split", f"actor {actor('rebels').id}", {"into": "act_x"}),
        ("split", f"actor {actor('rebels').id}", {"into": "act_x", "claims": ["clm_none"]}),
    ],
)
def test_what_cannot_be_held_is_refused_and_leaves_no_entry(
    filled: Casebook, verb: Any, subject: str, value: dict[str, Any]
) -> None:
    before = filled.stock().entries
    with pytest.raises(InputError):
        filled.judge(verb, subject, value, jane(30), why="because")
    with pytest.raises(InputError, match="say why"):
        filled.judge("reject", f"claim {CLAIM.id}", {}, jane(30), why=" ")
    assert filled.stock().entries == before
