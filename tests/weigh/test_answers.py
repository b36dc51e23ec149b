"""What claims give as answers: an analyst's table of claims, and who or what each names, and by what it does so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.weigh.answer import head_of
from reportedly.weigh.answers import answers_in
from tests.weigh.world import quote, situation


def claim(content: str, cell: str = "event e", *, cue: str | None = None, source: str = "the mayor") -> Claim:
    told = situation(f"c: r1 | Mayor | {content} | certain positive | {cell}").claims["c"]
    if cue is None:
        return told
    link = Attribution(source=Source(quote=quote(source), kind="official"), cue=quote(cue), actor=None)
    return replace(told, attribution=(link,))


@pytest.mark.parametrize(
    ("content", "way", "words"),
    [
        ("The Delta Guard shelled the mill", "did it", "The Delta Guard"),
        ("soldiers may have set fire to the mill", "did it", "soldiers"),
        ("the mill was burned by the Delta Guard", "did it", "the Delta Guard"),
        ("men of the Guard poured petrol over the sacks", "did it", "men of the Guard"),
        ("gunmen of the Delta Guard had come in trucks", "did it", "gunmen of the Delta Guard"),
        ("Kordofan shells exploded on the train", "did it", "Kordofan shells"),
        ("It was the army's shells that went off", "points out", "the army's shells"),
        ("The Delta Guard was behind the blast", "phrase", "The Delta Guard"),
        ("the government holds rebels responsible for the blast", "phrase", "rebels"),
        ("a short circuit may have started the fire", "phrase", "a short circuit"),
        ("the fire was the work of smugglers", "phrase", "smugglers"),
        ("the convoy left in order to guard the dam", "phrase", "in order to guard the dam"),
        ("the troops had gone to guard the dam", "aims", "guard the dam"),
        ("It was army ammunition, unloaded by night", "points out", "army ammunition"),
        ("a drone launched by smugglers caused the blast", "phrase", "a drone launched by smugglers"),
        ("the ferry hit a rock", "did it", "hit a rock"),
        ("the ferry that sank on Sunday was overloaded", "did it", "was overloaded"),
    ],
)
def test_a_claim_answers_by_its_own_words(content: str, way: str, words: str) -> None:
    (answer,) = answers_in(claim(content))
    assert (answer.way, answer.words) == (way, words)


@pytest.mark.parametrize(
    "content",
    [
        "A fire destroyed the mill",
        "the mill burned",
        "the bridge blew up above a train",
        "The Courier counted nine burned wagons",
        "seven people were killed",
        "most of the wounded had burns",
        "two policemen who fired were killed",
        "it was in the night that the mill burned",
        "what had set off the blast",
        "the train was going to the coast",
        "bread was dear",
        "at least 19 people drowned",
        "two lorries burned out",
        "nine men died when a mill exploded at Kosti",
        "they spoke because they fear for their jobs",
        "he was not authorised to speak because of the inquiry",
        "the operator was ordered to part the sacks from the oxygen",
    ],
)
def test_what_only_happened_answers_nothing(content: str) -> None:
    assert answers_in(claim(content)) == ()


def test_questions_and_forecasts_answer_nothing() -> None:
    assert answers_in(claim("The Delta Guard shelled the mill", "as question")) == ()
    assert answers_in(claim("The Delta Guard shelled the mill", "as forecast")) == ()


def test_a_cue_that_blames_makes_the_content_an_answer() -> None:
    on = claim("last night's fire on the Delta Guard", cue="blamed")
    (answer,) = answers_in(on)
    assert (answer.way, answer.words, answer.rest) == ("blames", "the Delta Guard", "last night's fire")
    of = claim("the Delta Guard of burning the mill", cue="accused")
    assert answers_in(of)[0].words == "the Delta Guard"
    assert answers_in(claim("last night's fire on the hill", cue="saw")) == ()


def test_who_owns_up_to_a_deed_is_its_doer() -> None:
    told = claim("they were responsible for the attack on the mill", cue="claimed", source="Delta Guard")
    (answer,) = answers_in(told)
    assert (answer.way, answer.words) == ("owns up", "Delta Guard")


def test_a_list_in_one_sentence_gives_an_answer_for_each_item() -> None:
    told = claim("Possible explanations are a gas leak, an old shell or arson")
    assert [answer.words for answer in answers_in(told)] == ["a gas leak", "an old shell", "arson"]
    named = claim("Officials named a short circuit, arson or a lightning strike as possible causes of the fire")
    assert [answer.words for answer in answers_in(named)] == ["a short circuit", "arson", "a lightning strike"]


def test_an_explanation_of_the_reader_is_one_without_any_words_for_it() -> None:
    (answer,) = answers_in(claim("rotten sleepers", "explains x"))
    assert (answer.way, answer.asks) == ("explains", "cause")
    (answer,) = answers_in(claim("to hide a theft", "explains x"))
    assert (answer.way, answer.asks) == ("explains", "reason")


def test_what_a_thing_is_called_explains_nothing() -> None:
    assert answers_in(claim("an unheard-of thing", "explains x", cue="called")) == ()


def test_a_backer_is_no_doer() -> None:
    (answer,) = answers_in(claim("Nuba rebels backed by Chad attacked the mill"))
    assert answer.words == "Nuba rebels"


def test_who_did_not_do_it_is_no_doer() -> None:
    (answer,) = answers_in(claim("the wreck pointed to Nuba rebels and not to the army"))
    assert answer.words == "Nuba rebels"


def test_a_phrase_turns_on_the_word_before_a_preposition() -> None:
    assert head_of(["the", "old", "bridge", "at", "Sennar"]) == "bridge"
    assert head_of(["smugglers"]) == "smugglers"
