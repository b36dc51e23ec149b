"""What people keep beside a casebook: filters by name, each person's own, and what is new since their last visit."""

from __future__ import annotations

import pytest

from reportedly.errors import InputError
from reportedly.people import People, SavedFilter, Shelf, Visit
from reportedly.people.shelf import LONGEST, MOST, PAUSE
from tests.people.conftest import Day
from tests.people.test_people import PASSWORD


@pytest.fixture
def shelf(people: People) -> Shelf:
    return people.shelf


def test_a_filter_is_kept_under_its_name_and_is_nobody_elses(shelf: Shelf) -> None:
    shelf.save("Abla Deng", "North", "place=Karima")
    shelf.save("Abla Deng", "Ferries", "q=ferry")
    assert [one.name for one in shelf.filters("abla  deng")] == ["Ferries", "North"]
    assert shelf.filters("Musa") == ()


def test_saving_under_a_name_that_is_there_replaces_it(shelf: Shelf) -> None:
    shelf.save("Abla", "North", "place=Karima")
    shelf.save("Abla", "NORTH", "place=Dongola")
    assert shelf.filters("Abla") == (SavedFilter(name="NORTH", query="place=Dongola", of="abla"),)


def test_a_filter_is_found_by_name_among_all_and_of_one(shelf: Shelf) -> None:
    shelf.save("Abla", "North", "place=Karima")
    shelf.save("Musa", "North", "place=Dongola")
    assert [one.of for one in shelf.named("north")] == ["abla", "musa"]
    assert [one.query for one in shelf.named("North", "Musa")] == ["place=Dongola"]


def test_a_deleted_filter_is_gone_and_the_others_stay(shelf: Shelf) -> None:
    shelf.save("Abla", "North", "place=Karima")
    shelf.save("Musa", "North", "place=Dongola")
    shelf.delete("Abla", "north")
    assert shelf.filters("Abla") == ()
    assert len(shelf.filters("Musa")) == 1
    with pytest.raises(InputError, match="no filter"):
        shelf.delete("Abla", "north")


@pytest.mark.parametrize(
    ("name", "query"), [("", "q=a"), ("a\u202eb", "q=a"), (" ", "q=a"), ("x" * 65, "q=a"), ("x", "q" * (LONGEST + 1))]
)
def test_what_is_no_name_or_asks_too_much_is_refused(shelf: Shelf, name: str, query: str) -> None:
    with pytest.raises(InputError):
        shelf.save("Abla", name, query)
    assert shelf.filters("Abla") == ()


def test_nobody_fills_the_place_up(shelf: Shelf) -> None:
    for number in range(MOST):
        shelf.save("Abla", f"n{number}", "")
    with pytest.raises(InputError, match="delete one"):
        shelf.save("Abla", "one more", "")
    shelf.save("Abla", "n7", "q=ferry")
    shelf.save("Musa", "one more", "")


def test_a_first_visit_is_new_against_nothing(shelf: Shelf, day: Day) -> None:
    assert shelf.look("Abla", 10) is None
    day.now += PAUSE
    assert shelf.look("Abla", 20) is None


def test_the_next_visit_is_new_against_the_last_look_of_the_one_before(shelf: Shelf, day: Day) -> None:
    shelf.look("Abla", 10)
    day.now += PAUSE
    shelf.look("Abla", 15)
    ended = int(day.now)
    day.now += PAUSE + 1
    assert shelf.visit("Abla") is None
    assert shelf.look("Abla", 30) == Visit(since=15, ended=ended)
    day.now += PAUSE
    assert shelf.look("Abla", 40) == shelf.visit("Abla") == Visit(since=15, ended=ended), "it goes on"
    day.now += PAUSE + 1
    assert shelf.look("Abla", 41) == Visit(since=40, ended=ended + 2 * PAUSE + 1)


def test_looking_often_keeps_a_visit_going_on(shelf: Shelf, day: Day) -> None:
    shelf.look("Abla", 10)
    for _ in range(2 * PAUSE // 45):
        day.now += 45
        assert shelf.look("Abla", 10) is None


def test_visits_are_each_persons_own(shelf: Shelf, day: Day) -> None:
    shelf.look("Abla", 10)
    day.now += PAUSE + 1
    assert shelf.look("Musa", 20) is None
    assert shelf.look("Abla", 20) is not None


def test_what_a_person_kept_goes_with_them(people: People, day: Day) -> None:
    people.add("Abla", "reader", PASSWORD)
    people.shelf.save("Abla", "North", "place=Karima")
    people.shelf.look("Abla", 10)
    day.now += PAUSE + 1
    people.remove("Abla")
    assert people.shelf.filters("Abla") == ()
    assert people.shelf.look("Abla", 20) is None
