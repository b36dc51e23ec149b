"""Guessing takes ever longer, wherever it comes from, and tells nothing of who there is."""

from __future__ import annotations

import time

import pytest
from argon2 import PasswordHasher

from reportedly.people import People, passwords
from reportedly.people.failures import FIRST_WAIT, FORGOTTEN, FREE, LONGEST_WAIT
from tests.people.conftest import Day
from tests.people.test_people import HERE, PASSWORD


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Digests that cost little: guessing by the hundred would take minutes."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._of_nobody.cache_clear()


@pytest.fixture
def abla(people: People) -> People:
    people.add("Abla Deng", "reviewer", PASSWORD)
    return people


def guess(people: People, number: int, name: str = "Abla Deng", address: str = HERE) -> None:
    for _ in range(number):
        assert people.log_in(name, "not this one at all", address) is None


def comes_in(people: People, name: str = "Abla Deng", address: str = HERE) -> bool:
    return people.log_in(name, PASSWORD, address) is not None


def test_after_some_failures_the_right_password_must_wait_too(abla: People, day: Day) -> None:
    guess(abla, FREE["both"] - 1)
    assert comes_in(abla)
    guess(abla, FREE["both"])
    assert not comes_in(abla)
    day.now += FIRST_WAIT
    assert comes_in(abla)


def test_each_failure_more_doubles_the_wait_up_to_an_hour(abla: People, day: Day) -> None:
    guess(abla, FREE["both"])
    wait = FIRST_WAIT
    while wait < LONGEST_WAIT:
        day.now += wait - 1
        assert not comes_in(abla), wait
        day.now += 1
        guess(abla, 1)
        wait *= 2
    day.now += LONGEST_WAIT
    assert comes_in(abla)


def test_who_comes_from_elsewhere_is_not_locked_out_by_a_few_guesses(abla: People) -> None:
    guess(abla, FREE["both"])
    assert comes_in(abla, address="198.51.100.1")


def test_guessing_many_names_from_one_address_must_wait(abla: People, day: Day) -> None:
    for number in range(FREE["address"]):
        guess(abla, 1, name=f"Person {number}")
    assert not comes_in(abla)
    assert comes_in(abla, address="198.51.100.1")
    day.now += FORGOTTEN + 1
    assert comes_in(abla)


def test_guessing_one_name_from_many_addresses_must_wait(abla: People) -> None:
    abla.add("Musa", "reader", PASSWORD)
    for number in range(FREE["name"]):
        guess(abla, 1, address=f"198.51.100.{number}")
    assert not comes_in(abla)
    assert comes_in(abla, name="Musa")


def test_coming_in_does_not_make_guessing_other_names_free(abla: People, day: Day) -> None:
    """Somebody with a password of their own cannot reset the count of their address by logging in between."""
    for number in range(FREE["address"]):
        assert comes_in(abla), number
        guess(abla, 1, name=f"Person {number}")
    assert not comes_in(abla)


def test_a_name_that_nobody_has_is_answered_like_any_other(abla: People, day: Day) -> None:
    """The waits are the same: none tells which of the two is there."""
    for name in ("Abla Deng", "Nobody"):
        guess(abla, FREE["both"] + 1, name=name, address=f"address of {name}")
    assert not comes_in(abla, address="address of Abla Deng")


def test_a_name_that_nobody_has_takes_as_long(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many digests are worked out, whoever is asked for, and also while waiting."""
    people.add("Abla Deng", "reviewer", PASSWORD)
    worked: list[object] = []

    def counted(password: str, digest: str | None) -> bool:
        worked.append(digest)
        return passwords.fits(password, digest)

    monkeypatch.setattr("reportedly.people.people.fits", counted)
    guess(people, FREE["both"] + 2)
    guess(people, FREE["both"] + 2, name="Nobody", address="198.51.100.9")
    assert len(worked) == 2 * (FREE["both"] + 2)
    began = time.process_time()
    assert passwords.fits("x" * 20, None) is False
    assert time.process_time() > began
