"""Who is known by what, how long it holds, and that nothing secret is kept as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect

from reportedly.casebook import By, Casebook
from reportedly.casebook.engine import kind_of
from reportedly.errors import InputError, SetupError
from reportedly.people import People, Role
from reportedly.people.failures import FREE
from reportedly.people.people import DAY, IDLE, LONGEST, SUFFIX
from tests.people.conftest import Day

PASSWORD = "seven ferries at dusk"
HERE = "192.0.2.7"


def entered(people: People, name: str = "Abla Deng", password: str = PASSWORD, address: str = HERE) -> str:
    """Log in; the secret of the session."""
    got = people.log_in(name, password, address)
    assert got is not None
    return got.secret


@pytest.fixture
def abla(people: People) -> People:
    people.add("Abla Deng", "reviewer", PASSWORD)
    return people


def test_a_person_is_known_by_name_and_password_however_the_name_is_written(abla: People) -> None:
    for name in ("Abla Deng", "  abla   DENG "):
        known = abla.session(entered(abla, name))
        assert known is not None
        assert (known.name, known.role, known.scope) == ("Abla Deng", "reviewer", None)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Abla Deng", "seven ferries at dawn"),
        ("Abla Deng", ""),
        ("Abla Deng", PASSWORD + " "),
        ("Abla", PASSWORD),
        ("", PASSWORD),
        ("x\x00\ud800", "\ud800"),
        ("Abla Deng", "y" * 10_000),
    ],
)
def test_nobody_else_is(abla: People, name: str, password: str) -> None:
    assert abla.log_in(name, password, HERE) is None


@pytest.mark.parametrize("name", ["", " ", "x" * 65, "a\x00b", "<b>", "a\u202eb", "-", "a/b", "_"])
def test_what_is_no_name_is_not_taken(people: People, name: str) -> None:
    with pytest.raises(InputError, match="is no name"):
        people.add(name, "reader", PASSWORD)


@pytest.mark.parametrize("password", ["short", "x" * 11, "x" * 40, "y" * 1025, "Abdel Karim Musa"])
def test_a_password_that_is_easily_guessed_is_not_taken(people: People, password: str) -> None:
    with pytest.raises(InputError, match="the password"):
        people.add("Abdel Karim Musa", "reader", password)


def test_a_name_is_taken_once(abla: People) -> None:
    with pytest.raises(InputError, match="is there already"):
        abla.add("ABLA DENG", "admin", PASSWORD)


def test_a_session_ends_when_it_is_not_used_and_at_the_latest_after_a_week(abla: People, day: Day) -> None:
    secret = entered(abla)
    begun = day.now
    while day.now < begun + LONGEST - IDLE:
        day.now += IDLE - 60
        assert abla.session(secret) is not None
    day.now = begun + LONGEST
    assert abla.session(secret) is None
    idle = entered(abla)
    day.now += IDLE
    assert abla.session(idle) is None


def test_logging_out_and_in_anew_ends_a_session(abla: People) -> None:
    first = entered(abla)
    second = abla.log_in("Abla Deng", PASSWORD, HERE, instead_of=first)
    assert second is not None
    assert second.secret != first
    assert abla.session(first) is None
    abla.log_out(second.secret)
    assert abla.session(second.secret) is None


def test_a_new_password_ends_every_session_and_the_old_password(abla: People) -> None:
    secret = entered(abla)
    abla.set_password("abla deng", "nine herons over reeds")
    assert abla.session(secret) is None
    assert abla.log_in("Abla Deng", PASSWORD, HERE) is None
    entered(abla, password="nine herons over reeds")


def test_a_role_changes_at_once_and_who_is_removed_is_nobody(abla: People) -> None:
    secret, token = entered(abla), abla.token("Abla Deng", "read", days=1)
    abla.set_role("Abla Deng", "reader")
    known = abla.session(secret)
    assert known is not None
    assert known.role == "reader"
    abla.remove("Abla Deng")
    assert (abla.session(secret), abla.by_token(token), abla.any(), abla.listed()) == (None, None, False, [])
    abla.add("Nobody Else", "admin", PASSWORD)
    assert abla.session(secret) is None
    with pytest.raises(InputError, match="is nobody here"):
        abla.set_role("Abla Deng", "admin")


def test_a_token_holds_until_its_day_or_until_it_is_revoked(abla: People, day: Day) -> None:
    first, second = abla.token("Abla Deng", "review", days=2), abla.token("Abla Deng", "read", days=3)
    known = abla.by_token(first)
    assert known is not None
    assert (known.name, known.role, known.scope) == ("Abla Deng", "reviewer", "review")
    day.now += 2 * DAY
    assert abla.by_token(first) is None
    assert abla.by_token(second) is not None
    [one] = [told for told in abla.listed()[0].tokens if told.scope == "read"]
    abla.revoke(one.id)
    assert abla.by_token(second) is None
    with pytest.raises(InputError, match="is no token"):
        abla.revoke(one.id)


@pytest.mark.parametrize("other", ["", "rpd_", "' OR 1=1", "\ud800"])
def test_what_is_no_token_and_no_session_is_nobodys(abla: People, other: str) -> None:
    abla.token("Abla Deng", "read", days=1)
    entered(abla)
    assert abla.by_token(other) is None
    assert abla.session(other) is None


def test_a_reader_gets_no_token_to_review(people: People) -> None:
    people.add("Reader", "reader", PASSWORD)
    with pytest.raises(InputError, match="has the role reader"):
        people.token("Reader", "review", days=1)


def test_nothing_secret_is_kept_as_it_is(tmp_path: Path) -> None:
    where = tmp_path / "book.reportedly"
    with People.of(where) as people:
        people.add("Abla Deng", "reviewer", PASSWORD)
        secrets = [PASSWORD, entered(people), people.token("Abla Deng", "read", days=1)]
    file = tmp_path / f"book.reportedly{SUFFIX}"
    assert file.stat().st_mode & 0o777 == 0o600
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"argon2id" in kept
    assert not [secret for secret in secrets if secret.encode() in kept or secret.removeprefix("rpd_").encode() in kept]


def test_a_casebook_and_its_people_stand_apart(place: str, day: Day, tmp_path: Path) -> None:
    """No copy of the casebook holds them, and on a server their tables trouble none of its own."""
    by = By.stage("test", "1", "2024-01-01T00:00:00Z")
    with Casebook.create(place, by) as book, People.of(place, day) as people:
        people.add("Abla Deng", "reviewer", PASSWORD)
        assert book.verify().whole
        book.back_up(str(tmp_path / "copy.reportedly"))
        with book.looking() as connection:
            beside = inspect(connection).has_table("people")
    assert beside is ("://" in place)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "copy" in str(path))
    assert kept
    assert b"Abla Deng" not in kept
    with Casebook.open(place), People.of(place, day) as people:
        assert people.any()


def test_people_of_a_newer_version_are_left_alone(place: str, people: People) -> None:
    kind, where = kind_of(place)
    where += SUFFIX if kind.name == "sqlite" else ""
    engine = kind.connect(where)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE people_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(SetupError, match="newer version"):
        People.of(place)


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.people").write_bytes(b"not a database at all, and long enough to be looked at" * 40)
    with pytest.raises(SetupError, match="see that it can be reached"):
        People.of(tmp_path / "x")


ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")


def test_everybody_is_listed_without_their_secrets(people: People) -> None:
    for name, role in zip(("Zed", "abel", "Mona"), ROLES, strict=True):
        people.add(name, role, PASSWORD)
    assert [(one.name, one.role, one.added) for one in people.listed()] == [
        ("abel", "reviewer", "2023-11-14"),
        ("Mona", "admin", "2023-11-14"),
        ("Zed", "reader", "2023-11-14"),
    ]


def test_a_person_changes_their_password_and_is_logged_out_elsewhere(people: People) -> None:
    people.add("Abla", "reader", PASSWORD)
    people.add("Musa", "reader", PASSWORD)
    here, there, other = (people.log_in(name, PASSWORD, HERE) for name in ("Abla", "Abla", "Musa"))
    assert here is not None
    assert there is not None
    assert other is not None
    assert people.change_password("Abla", PASSWORD, "nine lanterns at noon", HERE, staying=here.secret)
    assert people.session(here.secret) is not None
    assert people.session(there.secret) is None
    assert people.session(other.secret) is not None
    assert people.log_in("Abla", PASSWORD, HERE) is None
    assert people.log_in("Abla", "nine lanterns at noon", HERE) is not None


def test_a_password_is_not_changed_by_who_does_not_know_it_nor_to_a_weak_one(people: People) -> None:
    people.add("Abla", "reader", PASSWORD)
    assert not people.change_password("Abla", "not this one at all", "nine lanterns at noon", HERE, staying="")
    with pytest.raises(InputError):
        people.change_password("Abla", PASSWORD, "short", HERE, staying="")
    assert people.log_in("Abla", PASSWORD, HERE) is not None


def test_guessing_the_present_password_must_wait_like_guessing_at_the_log_in(people: People) -> None:
    people.add("Abla", "reader", PASSWORD)
    for _ in range(FREE["both"]):
        assert not people.change_password("Abla", "not this one at all", "nine lanterns at noon", HERE, staying="")
    assert not people.change_password("Abla", PASSWORD, "nine lanterns at noon", HERE, staying="")
