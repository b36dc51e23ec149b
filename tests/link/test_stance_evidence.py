"""What speaks for a passage's supporting or refuting a claim, and which passages are held against it at all."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reportedly.link.pair_model import Said
from reportedly.link.passages import Passage, passages, stems_of
from reportedly.link.stance_evidence import PRIOR, ROUNDED, UNREAD, Around, Sign, most_bits, signs, weighed
from reportedly.link.stance_evidence import read as read_by_network
from reportedly.link.word_rarity import rarity_in
from reportedly.model.reason import bits
from tests.link.read import read, told

CLAIM = "Nine people were killed in the shelling of Derna."
SAID = Said(supports=0.8, refutes=0.1)


def _signs(claim: str, text: str, said: Said = SAID, *, kind: str = "sentence") -> Mapping[str, Sign]:
    reading = read(text)
    passage = next(p for p in passages(reading) if p.kind == kind)
    around = Around(rarity=rarity_in([reading]), report=stems_of(passages(reading)))
    return {sign.feature: sign for sign in signs(told(claim), passage, said, around)}


def test_the_passages_are_contents_sentences_and_two_in_a_row() -> None:
    found = passages(read("The mayor said the bridge was closed. Traffic stood still."))
    assert [(p.kind, p.told.text) for p in found] == [
        ("content", "the bridge was closed"),
        ("sentence", "The mayor said the bridge was closed."),
        ("sentence", "Traffic stood still."),
        ("sentences", "The mayor said the bridge was closed. Traffic stood still."),
    ]


def _content(text: str) -> Passage:
    return next(p for p in passages(read(text)) if p.kind == "content")


def test_a_content_keeps_whether_its_cue_denies_it() -> None:
    assert _content("The ministry denied that the army had shelled the market in Hodeidah.").denied
    assert not _content("The ministry said that the army had shelled the market in Hodeidah.").denied


def test_what_a_denied_content_supports_it_speaks_against() -> None:
    denied = _signs(CLAIM, "The army denied that nine people were killed in the shelling of Derna.", kind="content")
    said = _signs(CLAIM, "The army said that nine people were killed in the shelling of Derna.", kind="content")
    assert denied["read as refuting it"].value == said["read as supporting it"].value == SAID.supports
    assert denied["read as supporting it"].value == said["read as refuting it"].value == SAID.refutes


def test_the_networks_support_counts_by_how_much_of_the_claim_is_spoken_of() -> None:
    whole, part = _signs(CLAIM, CLAIM), _signs(CLAIM, "Derna lies by the sea.")
    assert whole["read as supporting it"].value == SAID.supports
    assert part["read as supporting it"].value < SAID.supports / 2
    assert part["read as refuting it"].value == SAID.refutes


def test_a_denial_with_little_of_the_claim_is_marked_unless_it_is_of_the_bounds() -> None:
    asked = "The dhow of the Adlan brothers was boarded by customs men in Omani waters at night."
    assert "speaks of little of it" in _signs(asked, "The dhow never sank.")
    elsewhere = _signs(asked, "It was stopped on the high seas.")
    assert "within other bounds" in elsewhere
    assert not {"speaks of little of it", "names none of its names"} & elsewhere.keys()


def test_a_passage_tells_whose_waters_it_was_in_as_the_claim_does_or_otherwise() -> None:
    asked = "The dhow of the Adlan brothers was boarded in Omani waters at night."
    assert "within its bounds" in _signs(
        asked, "Customs men say that the dhow was inside the territorial waters of Oman."
    )
    assert "within its bounds" not in _signs(asked, "The dhow of the Adlan brothers was boarded on the high seas.")


def test_figures_that_agree_that_differ_and_that_are_not_there() -> None:
    assert "its figure" in _signs(CLAIM, "In Derna nine people were killed by shells.")
    assert "another figure" in _signs(CLAIM, "In Derna forty people were killed by shells.")
    assert "lacks its figure" in _signs(CLAIM, "In Derna people were killed by shells.")


def test_a_figure_from_which_another_rose_is_the_older_one() -> None:
    assert "its figure" not in _signs(CLAIM, "In Derna shells killed 17 people, raising the toll to 17 from nine.")
    assert "another figure" in _signs(CLAIM, "In Derna the number of people killed rose to 17 from nine.")


def test_a_number_that_ends_a_name_is_no_figure() -> None:
    asked = "Grain was kept in Shed 14 at the port of Derna."
    assert "lacks its figure" not in _signs(asked, "Grain was kept at the port of Derna.")


def test_a_place_that_most_reports_name_need_not_be_named() -> None:
    text = "Nine people were killed by shells at the port."
    passage = next(p for p in passages(read(text)) if p.kind == "sentence")

    def outright(others: list[str]) -> bool:
        around = Around(rarity=rarity_in([read(t) for t in others]), report=passage.told.stems)
        return "tells it outright" in {sign.feature for sign in signs(told(CLAIM), passage, SAID, around)}

    assert outright(["Derna was shelled.", "Shells fell on Derna.", text])
    assert not outright(["Tobruk was shelled.", "Shells fell on Sirte.", text])


def test_a_denial_counts_more_beside_what_it_denies() -> None:
    near = _signs(CLAIM, "No people were killed in the shelling of Derna, the mayor said.")
    far = (
        "The mayor did not want to speak to us at the long meeting of the council about bread, water, schools and the "
        "harbour; people were killed in Derna by shelling."
    )
    assert "denies beside its words" in near
    assert "denies beside its words" not in _signs(CLAIM, far)


def test_the_names_of_the_claim_count_by_their_share() -> None:
    assert _signs(CLAIM, "Shells fell on Derna.")["names its names"].value == 1
    assert _signs(CLAIM, "Shells fell on the town.")["names its names"].value == 0


def test_every_sign_has_its_weights_and_the_reasons_add_up() -> None:
    texts = (
        "Nine people died in Derna on Monday. It was not known whether shelling killed them.",
        "The army denied that forty people were killed in the shelling of Derna.",
        "Nobody was killed in the shelling of Tobruk, officials said.",
    )
    for text in texts:
        for kind in ("content", "sentence", "sentences"):
            if any(p.kind == kind for p in passages(read(text))):
                supporting, refuting = weighed(iter(_signs(CLAIM, text, kind=kind).values()))
                assert (supporting[0].newer, supporting[-1].feature) == (refuting[0].newer, PRIOR)
                assert len(supporting) == len(refuting)


QUARTERS = [Said(supports=a / 4, refutes=b / 4) for a in range(5) for b in range(5 - a)]


@pytest.mark.parametrize(
    "text",
    [
        CLAIM,
        "The army denied that nine people were killed in the shelling of Derna.",
        "It was not known whether nine people in Derna had died.",
        "The mayor of Derna spoke of a quiet night. Shells fell on the port.",
    ],
)
def test_no_passage_has_more_bits_than_it_may_have_whatever_the_network_says(text: str) -> None:
    reading = read(text)
    around = Around(rarity=rarity_in([reading]), report=stems_of(passages(reading)))
    for passage in passages(reading):
        unread = tuple(signs(told(CLAIM), passage, UNREAD, around))
        found = [
            bits(reasons)
            for said in QUARTERS
            for reasons in weighed(iter(tuple(signs(told(CLAIM), passage, said, around))))
        ]
        most = most_bits(unread, told(CLAIM), passage)
        assert max(found) <= most <= max(found) + 2 * ROUNDED


def test_signs_read_later_are_those_read_at_once() -> None:
    reading = read("The army denied that nine people were killed in the shelling of Derna.")
    around = Around(rarity=rarity_in([reading]), report=stems_of(passages(reading)))
    for passage in passages(reading):
        unread = tuple(signs(told(CLAIM), passage, UNREAD, around))
        at_once = tuple(signs(told(CLAIM), passage, SAID, around))
        assert tuple(read_by_network(unread, told(CLAIM), passage, SAID)) == at_once


def test_a_claim_is_told_or_denied_outright_where_all_signs_say_so() -> None:
    assert "tells it outright" in _signs(CLAIM, "In Derna nine people were killed in shelling.")
    assert "tells it outright" not in _signs(CLAIM, "In Derna people were killed in shelling.")
    assert "tells it outright" not in _signs(CLAIM, "Nine people were killed in shelling.")
    denial = "No people, let alone nine, were killed in the shelling of Derna."
    assert "denies it outright" in _signs(CLAIM, denial)
    assert "denies it outright" not in _signs(CLAIM, "In Derna nine people were killed in shelling.")


FROM = "The rockets that hit Derna were fired from Egypt."


def test_what_a_thing_is_set_against_is_what_is_denied() -> None:
    assert "denies" in _signs(FROM, "The rockets that hit Derna came from Chad, and not from Egypt.")
    assert "denies" not in _signs(FROM, "The rockets that hit Derna came from Egypt, and not from Chad.")
    assert "denies" in _signs(FROM, "The rockets that hit Derna did not come from Egypt.")


def test_a_claim_that_sets_one_thing_against_another_is_no_denial() -> None:
    asked = "Repairs in Derna will take weeks, not days."
    assert "denies" not in _signs(asked, "Repairs in Derna will take weeks, the mayor said.")


def test_a_passage_without_any_name_of_the_claim_is_told_apart() -> None:
    assert "names none of its names" in _signs(FROM, "The rockets were not fired at all.")
    assert "names none of its names" not in _signs(FROM, "The rockets did not come from Egypt.")


def test_one_of_two_that_it_may_be_leaves_it_open() -> None:
    either = _signs(FROM, "The rockets that hit Derna were fired from Egypt or Chad.")
    assert either["one of two"].newer == "Egypt or Chad"
    assert "one of two" not in _signs(FROM, "The rockets that hit Derna, Grad or Fajr, were fired from Egypt.")


def test_the_numbers_of_a_claim_are_its_figure_where_they_count_the_same() -> None:
    asked = "The waterworks at Derna pump 4.2 million litres less since the pipes burst."
    half = "Derna has back 70% of the 4.2 million litres of drinking water it lost when pipes burst at the works."
    assert "its figure" in _signs(asked, half)
    assert "its figure" in _signs("19 impact points at the port of Derna.", "At Derna 19 points of impact can be seen.")
    assert "its figure" not in _signs(asked, "Bread rose by 4.2 percent there, the mayor of Derna said.")


@pytest.mark.parametrize(
    ("claim", "text", "its"),
    [
        (
            "The fire at the mill in Derna injured 40 people.",
            "The fire at the mill in Derna killed four people and injured 40.",
            True,
        ),
        (
            "The fire at the mill in Derna killed 40 people.",
            "The fire at the mill in Derna killed four people and injured 40.",
            False,
        ),
        (
            "The floods in Derna killed 12 people.",
            "The floods in Derna killed seven people, leaving 12 missing.",
            False,
        ),
        (
            "Three doctors of the clinic in Derna were held.",
            "The blast in Derna hit three cars. Doctors of the clinic were held.",
            False,
        ),
    ],
)
def test_a_figure_counts_what_stands_in_its_own_part_of_the_sentence(claim: str, text: str, its: bool) -> None:
    kind = "sentences" if ". " in text else "sentence"
    assert ("its figure" in _signs(claim, text, kind=kind)) == its


@pytest.mark.parametrize(("told_figure", "its"), [("4.9", True), ("5.0", True), ("5.8", False)])
def test_a_rounded_figure_is_borne_out_by_what_it_may_be_rounded_from(told_figure: str, its: bool) -> None:
    asked = "The fire at the works in Derna cut output by about 5 million barrels a day."
    found = _signs(asked, f"The fire at the works in Derna cut output by {told_figure} million barrels a day.")
    assert ("its figure" in found, "lacks its figure" in found) == (its, not its)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("A mill on the Juba river at Derna was burned.", True),
        ("Farmers say that men of the Juba Front burned the mill at Derna.", False),
    ],
)
def test_who_did_it_by_the_claim_is_to_be_named(text: str, lacks: bool) -> None:
    asked = "The Juba Liberation Front burned the mill at Derna."
    assert ("lacks its doer" in _signs(asked, text)) == lacks


def test_a_bound_does_not_bear_out_a_number_that_lies_beyond_it() -> None:
    found = _signs(
        "Seventeen people were killed in the shelling of Derna.", "At least three people were killed in Derna."
    )
    assert "lacks its figure" in found
    assert "its figure" not in found
