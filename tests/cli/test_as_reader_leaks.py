"""Nothing that is withheld is in what a command tells `--as-reader`, or in what an agent is told so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.agents.questions import Questions
from reportedly.casebook import Casebook
from reportedly.cli.export import FORMATS
from reportedly.cli.main import main
from reportedly.errors import InputError
from reportedly.tell.withheld import Withholding
from tests.web.withheld_week import DELAY_HOURS, FLOOR, WORDS, Week, fill, week

SETTINGS = f'place_floor = "{FLOOR:.0f} km"\npublication_delay = "{DELAY_HOURS}h"\n'
WITHHOLDING = Withholding(floor=FLOOR, delay_s=DELAY_HOURS * 3600)
COMMANDS = (
    *(("claims", "-f", "json"), ("search", "killed", "-f", "json"), ("reports", "-f", "json"), ("show", "-f", "jsonl")),
    *(("events", "--least", "1", "-f", "json"), ("hypotheses", "-f", "json"), ("sources", "-f", "json")),
    *(("diff", "--since", "0", "-f", "json"), ("diff", "--since", "2024-09-11"), ("source", "police")),
    *(("brief", "-f", form) for form in ("markdown", "html", "json")),
    *(("brief", "--since", "0"), ("brief", "--words", "bridge")),
    *(("export", "-", "--as", form) for form in FORMATS),
)


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("as-reader") / "week.reportedly"
    fill(path).close()
    path.with_suffix(".toml").write_text(SETTINGS)
    return path


@pytest.fixture(scope="module")
def book(casebook: Path) -> Iterator[Casebook]:
    with Casebook.open(casebook) as opened:
        yield opened


@pytest.fixture(scope="module")
def told(book: Casebook) -> Week:
    return week(book, WITHHOLDING)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_tells_it(casebook: Path, told: Week, command: tuple[str, ...]) -> None:
    asked = (*command, "-c", str(casebook))
    result = CliRunner().invoke(main, [*asked, "--as-reader"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes
    assert list(told.leaks(result.stdout_bytes)) == []


def test_no_agent_is_told_it(book: Casebook, told: Week, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = Questions(book, lambda: None, WITHHOLDING)
    events = questions.events({}, 100, None)
    answers = [
        *(events, questions.sources(None, 100, None), questions.changes("0", None, 100, None)),
        *(questions.hypotheses(None, 100, None), questions.search("bridge", 100, None)),
        *(questions.event(one["id"], 100, None) for one in events["results"]),
        *(questions.evidence(id, None) for id in told.shown if id.startswith(("clm_", "rpt_"))),
        questions.check("Nine people were killed at Mangochi.", 100, None),
        *(questions.search(word, 100, None) for word in WORDS),
    ]
    assert len(answers) > 30
    for answer in answers:
        assert list(told.leaks(json.dumps(answer).encode())) == []


def test_an_agent_finds_nothing_by_a_withheld_id(book: Casebook, told: Week) -> None:
    questions = Questions(book, lambda: None, WITHHOLDING)
    for id in sorted(told.secret):
        for ask in (questions.event, questions.sources, questions.hypotheses):
            with pytest.raises(InputError):
                ask(id, 10, None)
        with pytest.raises(InputError):
            questions.evidence(id, None)
