"""Lists of explanations that a report announces: what is in them, with and without cues."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model.span import Quote
from reportedly.weigh.listed import Frame, frames_in, paragraphs_of
from reportedly.weigh.questions import questions_of
from reportedly.weigh.situation import Situation
from tests.weigh.world import situation

TEXT = (
    "The mill at Kosti burned.\n\nThree explanations of the fire are going round. Smugglers wanted it gone. The miller "
    "was asleep. Bread was dear, too, and the baker agreed.\n\nThe sky was red."
)
SAID = (
    ("c", "The mill at Kosti burned", "event fire type ASSAULT"),
    ("h1", "Smugglers wanted it gone", "event a"),
    ("h2", "The miller was asleep", "event b"),
    ("h3", "the baker agreed", "event d type AGREE"),
    ("x", "The sky was red", "event e"),
)


def told(text: str = TEXT) -> Situation:
    rows = "\n".join(f"{id}: r1 | Mayor/town | {words} | certain positive | {cell}" for id, words, cell in SAID)
    world = situation(rows)
    cut = {
        id: replace(claim, content=Quote.cut(text, [(at, at + len(claim.content.text))]))
        for id, claim in world.claims.items()
        if (at := text.find(claim.content.text)) >= 0
    }
    return replace(world, claims=cut, texts={"r1": text})


def test_what_follows_in_the_paragraph_is_in_the_list() -> None:
    (frame,) = frames_in("r1", told())
    assert frame == Frame(announced="Three explanations of the fire are going round.", claims=("h1", "h2"))


def test_without_an_announcement_there_is_no_list() -> None:
    assert list(frames_in("r1", told(TEXT.replace("explanations", "pictures")))) == []


def test_items_without_a_cue_are_rivals_under_the_matter_that_is_announced() -> None:
    (question,) = questions_of(told())
    assert [e.wordings for e in question.explanations] == [("h1",), ("h2",)]
    assert question.words == "Who or what caused the fire?"
    assert {answer.way for e in question.explanations for answer in e.answers} == {"lists"}


def test_paragraphs() -> None:
    assert [TEXT[p.start : p.end].split()[0] for p in paragraphs_of(TEXT)] == ["The", "Three", "The"]
    assert paragraphs_of("") == []


def test_what_stands_in_one_list_stays_under_one_question() -> None:
    """Though what one item is said to explain is somewhere else."""
    world = told(TEXT.replace("explanations of the fire", "explanations"))
    astray = situation("y: r9 | Mayor/town | thieves left Juba in boats | certain positive | event boats").claims["y"]
    other = replace(world.claims["h1"], kind="explanation", explains=("y",))
    mixed = replace(world, claims={**world.claims, "y": astray, "h1": other}, events=(*world.events, frozenset({"y"})))
    (question,) = questions_of(mixed)
    assert [e.wordings for e in question.explanations] == [("h1",), ("h2",)]
