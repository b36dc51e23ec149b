"""`reportedly user`: passwords come by the terminal or standard input, and tokens are shown once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.casebook import Casebook
from reportedly.cli.main import main
from reportedly.people import People
from tests.work.test_linking import ANN

PASSWORD = "seven ferries at dusk"


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    path = tmp_path / "some.reportedly"
    Casebook.create(path, ANN).close()
    return path


def user(casebook: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["user", *arguments, "--casebook", str(casebook)], input=typed)


def test_people_are_added_changed_and_removed(casebook: Path) -> None:
    assert user(casebook, "add", "Abla Deng", "--role", "reviewer", typed=PASSWORD + "\n").exit_code == 0
    assert user(casebook, "add", "Musa", typed=PASSWORD).exit_code == 0
    assert user(casebook, "role", "Musa", "admin").exit_code == 0
    listed = json.loads(user(casebook, "list", "-f", "json").stdout)
    assert [(one["name"], one["role"]) for one in listed] == [("Abla Deng", "reviewer"), ("Musa", "admin")]
    assert user(casebook, "remove", "musa").exit_code == 0
    assert "Musa" not in user(casebook, "list").stdout
    with People.of(casebook) as people:
        assert people.log_in("Abla Deng", PASSWORD, "here")
    assert user(casebook, "password", "Abla Deng", typed="nine herons over reeds\n").exit_code == 0
    with People.of(casebook) as people:
        assert not people.log_in("Abla Deng", PASSWORD, "here")
        assert people.log_in("Abla Deng", "nine herons over reeds", "here")


def test_a_token_is_told_once_and_alone_on_standard_output(casebook: Path) -> None:
    user(casebook, "add", "Abla Deng", typed=PASSWORD)
    token = user(casebook, "token", "Abla Deng", "--days", "1").stdout.strip()
    with People.of(casebook) as people:
        assert people.by_token(token)
    listed = user(casebook, "list", "-f", "json").stdout
    assert token not in listed
    [told] = json.loads(listed)[0]["tokens"]
    assert told["scope"] == "read"
    assert user(casebook, "revoke", told["id"]).exit_code == 0
    with People.of(casebook) as people:
        assert not people.by_token(token)


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (("add", "Abla", "--role", "reader"), "short\n", "the password"),
        (("add", "Abla"), "", "the password"),
        (("add", "<b>"), PASSWORD, "is no name"),
        (("role", "Nobody", "admin"), "", "is nobody here"),
        (("token", "Nobody"), "", "is nobody here"),
        (("revoke", "none"), "", "is no token"),
    ],
)
def test_what_cannot_be_done_is_said(casebook: Path, arguments: tuple[str, ...], typed: str, told: str) -> None:
    result = user(casebook, *arguments, typed=typed)
    assert result.exit_code == 1
    assert told in result.output
    assert PASSWORD not in result.output


def test_a_password_is_no_argument(casebook: Path) -> None:
    assert user(casebook, "add", "Abla", "--password", PASSWORD).exit_code == 2
    assert user(casebook, "add", "Abla", PASSWORD).exit_code == 2


def test_a_casebook_that_is_not_there_gets_no_people(tmp_path: Path) -> None:
    assert user(tmp_path / "none.reportedly", "list").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_empty_list_says_so(casebook: Path) -> None:
    assert "user add" in user(casebook, "list").stdout
