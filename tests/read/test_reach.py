"""How far what somebody says reaches, where it was heard too short or too long."""

from __future__ import annotations

import pytest

from reportedly.model.attribution import Source
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read.draft import AttributedContent, Draft
from reportedly.read.quotations import Quotations
from reportedly.read.reach import from_the_subject, up_to_the_speaker
from reportedly.read.syntax import analyse


def _draft(text: str) -> Draft:
    syntax, _ = next(analyse([(text, None)]))
    return Draft(report=Report.from_text(text), syntax=syntax)


def _cut(text: str, words: str) -> Quote:
    at = text.index(words)
    return Quote.cut(text, [(at, at + len(words))])


def _told(text: str, source: str, cue: str, content: str) -> AttributedContent:
    who = Source(quote=_cut(text, source), kind="person")
    return AttributedContent(source=who, cue=_cut(text, cue), content=_cut(text, content), outer=None)


SUBJECTS = [
    (
        "The school that soldiers took is not the one in Goma, a nurse said.",
        "that soldiers took is not the one in Goma",
    ),
    ("The two wells which dried up were dug by the mission, a nurse said.", "which dried up were dug by the mission"),
    ("The bridge that the flood tore away was new, a nurse said.", "that the flood tore away was new"),
]
NO_SUBJECTS = [
    ("A nurse said that soldiers took the school.", "that soldiers took the school"),
    ("She had the letter, which soldiers took away, a nurse said.", "which soldiers took away"),
    ("Soldiers took the school that stands in Goma, a nurse said.", "that stands in Goma"),
]


@pytest.mark.parametrize(("text", "content"), SUBJECTS)
def test_a_content_that_begins_with_a_clause_on_its_subject_takes_that_in(text: str, content: str) -> None:
    found = from_the_subject(_draft(text), _told(text, text[text.rindex("a nurse") :][:7], "said", content))
    assert found.content.text == text[: text.index(", a nurse")]


@pytest.mark.parametrize(("text", "content"), NO_SUBJECTS)
def test_any_other_content_stays_as_it_was_heard(text: str, content: str) -> None:
    triple = _told(text, "nurse", "said", content)
    assert from_the_subject(_draft(text), triple) == triple


def test_what_others_are_quoted_with_ends_where_the_speaker_speaks_of_his_own() -> None:
    text = '"They say it was hail. I say that it was a mortar," said the baker.'
    others = _told(text, "They", "say", "it was hail. I say that it was a mortar")
    own = _told(text, "I", "I say", "that it was a mortar")
    found = up_to_the_speaker(others, [others, own], Quotations(text), text)
    assert found.content.text == "it was hail"
    assert up_to_the_speaker(own, [others, own], Quotations(text), text) == own
    assert up_to_the_speaker(others, [others], Quotations(text), text) == others
