"""The commands that tell of a situation: what each prints, and that its JSON lines fit the published schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from bench.rivals import sets
from reportedly.cli.main import main
from reportedly.journey import read_reports
from reportedly.model.claim_json import schema
from reportedly.model.reading import Reading
from reportedly.tell.situation_json import situation_schema
from tests.work.ferry import REPORTS, ferry_readings
from tests.work.small_world import new_casebook
from tests.work.test_linking import ANN

QUESTION = "A ferry sank off Matadi."
FIRE = "Who or what caused the fire"


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("situation") / "ferry.reportedly"
    with new_casebook(path) as book:
        for reading in ferry_readings():
            book.add_report(reading.report, ANN)
            book.add_reading(reading, ANN, stages={"read": 1})
    result = run(path, "link")
    assert "new links" in result.output
    return path


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook in which explanations compete."""
    path = tmp_path_factory.mktemp("rivals") / "fire.reportedly"
    gold = dict(sets())["gedaref"]
    with new_casebook(path) as book:
        for reading in read_reports([*gold.reports.values()]):
            assert isinstance(reading, Reading)
            book.add_report(reading.report, ANN)
            book.add_reading(reading, ANN, stages={"read": 1})
    run(path, "link")
    return path


def run(casebook: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(
        main, [arguments[0], "--casebook", str(casebook), *arguments[1:]], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result


def records(casebook: Path, *arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(casebook, *arguments, "--format", "jsonl").output.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (["origins"], "origin"),
        (["relations"], "relation"),
        (["contradictions"], "relation"),
        (["events", "--least", "1"], "event"),
        (["sources"], "source"),
        (["check", QUESTION], "check"),
    ],
)
def test_json_lines_fit_the_published_schema(casebook: Path, arguments: list[str], kind: str) -> None:
    validator = jsonschema.Draft202012Validator(situation_schema())
    found = records(casebook, *arguments)
    assert kind in {record["record"] for record in found}
    for record in found:
        validator.validate(record)


@pytest.mark.parametrize("arguments", [["hypotheses"], ["hypotheses", "--all"], ["source", "Mbala"], ["event", ""]])
def test_json_lines_of_one_thing_fit_the_published_schema(casebook: Path, disputed: Path, arguments: list[str]) -> None:
    validator = jsonschema.Draft202012Validator(situation_schema())
    kind = "hypothesis" if arguments[0] == "hypotheses" else arguments[0]
    if arguments == ["event", ""]:
        arguments = ["event", str(records(casebook, "events")[0]["id"])]
    found = records(disputed if kind == "hypothesis" else casebook, *arguments)
    assert {record["record"] for record in found} == {kind}
    for record in found:
        validator.validate(record)
        assert not validator.is_valid({**record, "more": 1})


def test_claims_as_json_lines_fit_the_schema_of_claims(casebook: Path) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    found = records(casebook, "claims")
    assert found
    for record in found:
        validator.validate(record["claim"])


@pytest.mark.parametrize("columns", ["80", "100"])
def test_explanations_are_listed_question_by_question(
    disputed: Path, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    told = run(disputed, "hypotheses").output
    assert told.count(f"{FIRE} (Gedaref, 2031-03-01)?") == 1
    assert told.count("Why was it that an army convoy") == 1
    assert max(map(len, told.splitlines())) <= 100
    for record in records(disputed, "hypotheses"):
        assert f"{record['rank']}. " in told
        assert str(record["id"]) in told
    assert len(records(disputed, "hypotheses", "--all")) >= len(records(disputed, "hypotheses"))


def test_why_an_explanation_ranks_where_it_does_is_told_in_words(disputed: Path) -> None:
    fire = [record for record in records(disputed, "hypotheses") if str(record["question"]).startswith(FIRE)]
    last = fire[-1]
    told = run(disputed, "why", str(last["id"])).output
    assert f"Rank {last['rank']} of {len(fire)}" in told
    assert f"add up to {last['inconsistency']:.2f}" in told
    assert "taken for an answer because" in told
    assert "Speaks against it: " in told
    assert "weight 0.16: 0.4 for credibility 6, times 0.4 for a source of reliability F" in told
    assert "What would tell them apart" in told
    assert all(str(claim) in told for claim in last["wordings"])  # type: ignore[attr-defined]


def test_the_schema_refuses_a_key_too_many_and_a_stance_that_there_is_not(casebook: Path) -> None:
    validator = jsonschema.Draft202012Validator(situation_schema())
    stance = next(record for record in records(casebook, "check", QUESTION) if record["record"] == "stance")
    assert validator.is_valid(stance)
    assert not validator.is_valid({**stance, "stance": "perhaps"})
    assert not validator.is_valid({**stance, "more": 1})


def test_origins_are_told_for_every_report(casebook: Path) -> None:
    assert len(records(casebook, "origins")) == len(REPORTS)
    assert "of Estuary Wire" in run(casebook, "origins").output


def test_contradictions_are_relations_that_contradict(casebook: Path) -> None:
    assert {record["relation"] for record in records(casebook, "contradictions")} == {"contradicts"}


def test_why_goes_down_to_the_words_of_each_claim(casebook: Path) -> None:
    event = max(records(casebook, "events"), key=lambda record: len(record["claims"]))  # type: ignore[arg-type]
    told = run(casebook, "why", str(event["id"])).output
    assert str(event["summary"]) in told
    assert f"by the rule `{event['credibility_rule']}`" in told
    assert all(str(claim) in told for claim in event["claims"])  # type: ignore[attr-defined]
    copy = next(record for record in records(casebook, "origins") if record["copy_of"])
    told = run(casebook, "why", copy["report"]["id"]).output  # type: ignore[index]
    assert "carries the reporting of Estuary Wire" in told
    assert "bits in all" in told
    relation = records(casebook, "contradictions")[0]
    told = run(casebook, "why", str(relation["newer"]), str(relation["older"])).output
    assert "contradicts about value, independently" in told
    assert "characters" in told


def test_a_claim_is_checked_by_words_and_by_file(casebook: Path, tmp_path: Path) -> None:
    file = tmp_path / "claims.json"
    file.write_text(json.dumps({"A": QUESTION, "B": {"text": QUESTION}}), encoding="utf-8")
    totals = [record for record in records(casebook, "check", "--claims", str(file)) if record["record"] == "check"]
    assert [total["key"] for total in totals] == ["A", "B"]
    assert totals[0]["independent_origins_for"] == totals[1]["independent_origins_for"] != 0


def test_grading_a_source_shows_who_graded_it_and_why(casebook: Path) -> None:
    result = run(casebook, "grade", "Mbala", "D", "--why", "counts too early", "--by", "Ann")
    assert result.output.startswith("entered: jdg_")


def test_what_is_not_there_is_said(casebook: Path) -> None:
    for arguments in (["event", "evt_none"], ["source", "Nobody"], ["why", "hyp_none"], ["why", "clm_none"]):
        result = CliRunner().invoke(main, [arguments[0], "--casebook", str(casebook), *arguments[1:]])
        assert result.exit_code == 1
        assert "see `reportedly" in result.output
