"""What a brief says of small situations, and that it says nothing without a claim behind it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reportedly.casebook import By, Change
from reportedly.lexicon.table import load_table
from reportedly.model.attribution import Attribution, Source
from reportedly.tell.brief.markdown import markdown_chunks
from reportedly.tell.brief.notes import sentences_of
from reportedly.tell.brief.sentence import Sentence
from reportedly.weigh.likelihood import LikelihoodWord
from reportedly.weigh.situation import Situation
from tests.tell.brief_world import MADE, brief, section, texts
from tests.weigh.world import quote

TWO_HOLD = """
c1: r1 | Karim/state | Gunmen burned the depot at Basra | certain positive | event fire
c2: r2 | A porter | The depot at Basra was burned by gunmen | certain positive | event fire
r1 on 2024-03-11
r2 on 2024-03-12
c2 corroborates c1
"""
DISPUTED = """
c1: r1 | Karim/state | Gunmen burned the depot at Basra | certain positive | event fire
c2: r2 | The Front | Nobody burned the depot at Basra | certain negative | event fire
r1 on 2024-03-11
r2 on 2024-03-12
c2 contradicts c1 existence
"""
RIVALS = """
c1: r1 | Karim/state | Gunmen burned the depot at Basra | certain positive | event fire type ASSAULT
c2: r2 | A porter | The depot burned because of a short circuit | certain positive | explains c1
c3: r3 | Ana | The depot burned because gunmen set it alight | certain positive | explains c1
r1 on 2024-03-11
r2 on 2024-03-12
r3 on 2024-03-12
"""


def test_what_independent_origins_hold_is_told_with_each_of_them() -> None:
    made = brief(TWO_HOLD)
    assert texts(made, "borne-out") == [
        "Karim said: “Gunmen burned the depot at Basra” (Publisher of r1, 11 March 2024).",
        "Independently, a porter said: “The depot at Basra was burned by gunmen” (Publisher of r2, 12 March 2024).",
    ]
    [item] = section(made, "borne-out").items
    assert (item.stands, item.grade) == ("corroborated", "credibility 2: two parties hold it independently")


def test_what_is_disputed_is_told_with_both_sides() -> None:
    made = brief(DISPUTED)
    assert texts(made, "disputed") == [
        "Karim said: “Gunmen burned the depot at Basra” (Publisher of r1, 11 March 2024).",
        "Against that, the Front said: “Nobody burned the depot at Basra” (Publisher of r2, 12 March 2024).",
    ]
    assert section(made, "disputed").items[0].stands == "disputed"
    assert texts(made, "borne-out") == []


def test_a_figure_that_origins_differ_on_is_told_by_its_kind() -> None:
    made = brief(
        """
        c1: r1 | Karim | The fire killed 12 people | certain positive | event fire count 12 killed
        c2: r2 | Ana | The fire killed 15 people | certain positive | event fire count 15 killed
        c2 contradicts c1 value
        """
    )
    assert texts(made, "disputed") == [
        "They differ on the figure: Karim said: “The fire killed 12 people”; Ana said: “The fire killed 15 people”."
    ]


def test_where_two_of_one_party_differ_both_are_told_and_neither_bears_out_the_other() -> None:
    made = brief(
        """
        c1: r1 | Karim/state | The fire killed 12 people | certain positive | event fire count 12 killed
        c2: r2 | Ana/state | The fire killed 15 people | certain positive | event fire count 15 killed
        c2 contradicts c1 value
        """
    )
    [one, other] = texts(made, "disputed")
    assert one.startswith("Karim said: “The fire killed 12")
    assert "15" in other
    assert texts(made, "borne-out") == []
    assert "ndependent" not in one + other


def test_what_one_origin_claims_says_nothing_of_independence() -> None:
    made = brief(
        """
        c1: r1 | Karim/state | Gunmen burned the depot at Basra and 12 died | certain positive | event fire type ASSAULT count 12 killed
        c2: r2 | Karim/state | Gunmen burned the depot at Basra and 12 died | certain positive | event fire type ASSAULT count 12 killed
        c2 repeats c1
        """  # noqa: E501
    )
    [said, carried] = texts(made, "alone")
    assert said.startswith("Karim said: “Gunmen burned the depot")
    assert carried == "In all, two reports by two publishers tell of it, on the word of one origin."
    assert "ndependent" not in " ".join(texts(made, "alone"))


def test_two_of_one_party_are_not_called_independent() -> None:
    made = brief(
        """
        c1: r1 | Karim/state | Gunmen burned 12 trucks here | certain positive | event f type ASSAULT count 12 trucks
        c2: r2 | Ana/state | Gunmen have burned 12 trucks | certain positive | event f type ASSAULT count 12 trucks
        r1 on 2024-03-11
        r2 on 2024-03-12
        """
    )
    assert texts(made, "borne-out") == []
    assert [text.split(":")[0] for text in texts(made, "alone")] == ["Karim said", "Also, Ana said"]


def test_what_nobody_can_be_named_for_says_so() -> None:
    made = brief(
        "c1: r1 | - | Gunmen burned 12 trucks at Basra | certain positive | event fire type ASSAULT count 12 trucks",
    )
    assert texts(made, "alone") == [
        "Publisher of r1 reported, without saying who knows it: “Gunmen burned 12 trucks at Basra” (undated)."
    ]


@pytest.mark.parametrize(
    ("factuality", "how"),
    [
        ("certain positive", "Karim said:"),
        ("probable positive", "Karim said (put as probable):"),
        ("possible positive unverified", "Karim said (put as possible; called unconfirmed by the report):"),
        ("uncommitted positive", "Karim said (without committing to it):"),
    ],
)
def test_it_says_no_more_than_the_source_commits_to(factuality: str, how: str) -> None:
    made = brief(f"c1: r1 | Karim | Gunmen burned 12 trucks | {factuality} | event fire type ASSAULT count 12 trucks")
    assert texts(made, "alone")[0].startswith(how)


def test_a_denial_is_told_as_one_where_the_words_would_affirm() -> None:
    def denied(world: Situation) -> Situation:
        source = Source(quote=quote("the Front"), kind="organisation")
        link = Attribution(source=source, cue=quote("denied that"), actor=None)
        claim = replace(world.claims["c1"], attribution=(link,))
        return replace(world, claims={**world.claims, "c1": claim})

    made = brief(
        "c1: r1 | The Front | its men burned 12 trucks | certain negative | event fire type ASSAULT count 12 trucks",
        altered=denied,
    )
    assert texts(made, "alone") == ["The Front denied this: “its men burned 12 trucks” (Publisher of r1, undated)."]


def test_explanations_have_likelihood_and_confidence_in_sentences_apart() -> None:
    made = brief(RIVALS)
    judged = texts(made, "judgements")
    words = [row.word for row in load_table("likelihood_words", LikelihoodWord)]
    assert sum(any(f" {word} (" in text for word in words) for text in judged) == len(judged) - 1 >= 2
    assert [text for text in judged if "confidence" in text] == judged[-1:]
    assert not any(word in judged[-1] for word in words)


def test_likelihood_words_are_said_of_explanations_only() -> None:
    made = brief(TWO_HOLD)
    said = " ".join(sentence.text for sentence in sentences_of(made.sections))
    assert not re.search(r"\b(un)?likely\b|\bchance\b|almost certain", said)


def test_what_is_new_tells_what_new_claims_do_to_older_ones() -> None:
    by = By.stage("collect", "1", MADE)
    came = Change(kind="new", entry=6, by=by, subject="report r2", before=None, after=None, why=None, edits=())
    made = brief(DISPUTED, since="5", changes=(came,))
    [first] = texts(made, "new")
    assert first == (
        "The Front said: “Nobody burned the depot at Basra” (Publisher of r2, 12 March 2024). This contradicted, on "
        "whether it took place at all, what Karim said: “Gunmen burned the depot at Basra” (Publisher of r1, "
        "11 March 2024)."
    )
    assert section(made, "new").heading == "New since entry 5"
    assert section(made, "new").remarks == ("One report on what was asked for came in.",)


def test_without_a_moment_nothing_is_called_new() -> None:
    assert "new" not in [one.id for one in brief(TWO_HOLD).sections]


def test_a_sentence_without_a_claim_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs a claim"):
        Sentence(text="The depot burned.", claims=())


@pytest.mark.parametrize("notation", [TWO_HOLD, DISPUTED, RIVALS])
def test_every_sentence_leads_to_notes_with_the_very_words(notation: str) -> None:
    made = brief(notation)
    notes = {note.number: note for note in made.notes}
    for sentence in sentences_of(made.sections):
        assert made.cited(sentence)
        for claim in sentence.claims:
            note = notes[made.numbers[claim]]
            assert claim in (note.claim, *(one.claim for one in note.carried))
            assert all(span.end > span.start for span in note.spans)


def test_words_that_markdown_would_obey_are_shown() -> None:
    made = brief(
        "c1: r1 | *Karim* | [Gunmen](x) <b>burned</b> all 12_000_trucks | certain positive "
        "| event f type ASSAULT count 12 x"
    )
    told = "".join(markdown_chunks(made))
    assert r"\[Gunmen\](x) \<b\>burned\</b\> all 12\_000\_trucks" in told
    assert "<b>" not in told


def test_an_empty_casebook_makes_an_honest_brief() -> None:
    made = brief("")
    assert made.basis == "no event: nothing in the casebook is like what was asked for"
    assert made.notes == ()
    assert made.map_svg is None
