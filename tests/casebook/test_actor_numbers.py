"""An actor has one number, whichever transaction meets it, and none before it plays a part in a claim."""

from __future__ import annotations

from sqlalchemy import select

from reportedly.casebook import Casebook, schema
from reportedly.casebook.actor_numbers import UNKNOWN, ActorNumbers
from reportedly.casebook.claims import parts_of
from tests.casebook.made import BRIDGE_READ, FERRY_READ

PLAYING = {actor for reading in (BRIDGE_READ, FERRY_READ) for claim in reading.claims for actor in parts_of(claim)}


def test_every_actor_that_plays_a_part_has_one_number(filled: Casebook) -> None:
    with filled.looking() as connection:
        told = {row.id: row.n for row in connection.execute(select(schema.actors))}
        numbers = ActorNumbers(connection)
        assert {actor: numbers[actor] for actor in PLAYING} == told
        assert numbers["act_nobody"] == UNKNOWN
    assert sorted(told.values()) == list(range(1, len(PLAYING) + 1))


def test_later_transactions_go_on_counting(filled: Casebook) -> None:
    met = sorted(PLAYING)
    with filled.at_once() as block:
        block.actors.look_up([*met, "act_new", "act_newer"])
        assert block.actors["act_newer"] == len(met) + 1
        assert block.actors["act_new"] == len(met) + 2
        assert block.actors["act_newer"] == len(met) + 1
    with filled.at_once() as block:
        assert block.actors["act_new"] == len(met) + 2
        assert sorted(block.actors[actor] for actor in met) == list(range(1, len(met) + 1))
