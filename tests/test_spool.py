"""What is written to a file comes back in its order, as often as it is asked for."""

from __future__ import annotations

from pathlib import Path

from reportedly.spool import AT_ONCE, Spool, read_spool, write_spool

THINGS = [("a", 1), ("b", frozenset({2})), ("a", 1), ("", None)]


def test_a_nameless_file_gives_back_what_was_put_into_it() -> None:
    with Spool[tuple[str, object]]() as spool:
        for thing in THINGS:
            spool.put(thing)
        assert list(spool) == list(spool) == THINGS


def test_more_than_go_in_together_come_out_in_their_order_also_when_some_come_later() -> None:
    with Spool[int]() as spool:
        for number in range(2 * AT_ONCE + 1):
            spool.put(number)
        assert next(iter(spool)) == 0
        spool.put(2 * AT_ONCE + 1)
        assert list(spool) == list(range(2 * AT_ONCE + 2))


def test_a_file_of_a_name_is_read_as_it_was_written_last(tmp_path: Path) -> None:
    for things in (THINGS, [], THINGS[:2], [("", number) for number in range(AT_ONCE + 1)]):
        write_spool(tmp_path / "told", iter(things))
        assert list(read_spool(tmp_path / "told")) == things
