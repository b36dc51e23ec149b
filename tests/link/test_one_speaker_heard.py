"""Hearing report by report comes to what going through all comes to, or says that it does not."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from reportedly.link.claim_origins import Origins
from reportedly.link.lineage import telling_going_back
from reportedly.link.one_speaker import Speakers
from reportedly.link.telling import Telling
from reportedly.model.origin import Informant, Origin
from tests.link.read import read_all

WHO = (
    "Juma Odhiambo",
    "Colonel Juma Odhiambo, spokesman for the Kenyan Ministry of Defence,",
    "Odhiambo, the governor of Garissa,",
    "The Kenyan defence ministry",
    "The Kenyan army",
    "The president of Kenya",
    "Amina Hassan, the president of Kenya,",
    "Hill Radio",
    "The Lake Relief Committee",
    "Our director, Peter Mwangi,",
    "Peter Mwangi",
)
PUBLISHERS = ("Hill Radio", "Lake Post", "Lake Relief Committee", "Ministry of Defence")


@pytest.fixture(scope="module")
def tellings() -> list[Telling]:
    texts = [
        (PUBLISHERS[n % len(PUBLISHERS)], f"2031-05-{n + 1:02}", f"{who} said the market at Garissa was open.")
        for n, who in enumerate(WHO + WHO)
    ]
    return [telling_going_back(reading, reading.report.id, reading.report.publisher) for reading in read_all(texts)]


@pytest.mark.parametrize("seed", range(25))
def test_reports_heard_one_by_one_come_to_what_all_come_to(tellings: list[Telling], seed: int) -> None:
    dice = random.Random(seed)
    waiting = dice.sample(tellings, len(tellings))
    heard = sorted(waiting[:4], key=lambda one: one.order)
    speakers, origins, came_to = gone_through(heard)
    for one in waiting[4:]:
        stays = speakers.hear([one])
        heard = sorted([*heard, one], key=lambda one: one.order)
        all_speakers, all_origins, now = gone_through(heard)
        if not stays:
            speakers, origins, came_to = all_speakers, all_origins, now
            continue
        came_to[one.report.id] = speakers.informants(one)
        origins.take(one, came_to[one.report.id])
        assert came_to == now
        assert speakers.learned == all_speakers.learned
        assert {id: origins.origin(id) for id in origins.ids()} == {
            id: all_origins.origin(id) for id in all_origins.ids()
        }
        assert origins.sides() == all_origins.sides()


def test_some_make_earlier_ones_come_to_something_else_and_some_do_not(tellings: list[Telling]) -> None:
    speakers, *_ = gone_through(tellings[:2])
    stays = [speakers.hear([one]) for one in tellings[2:]]
    assert {True, False} == set(stays)


def gone_through(tellings: list[Telling]) -> tuple[Speakers, Origins, dict[str, tuple[Informant, ...]]]:
    speakers, origins = Speakers(lambda: tellings), Origins()
    came_to: dict[str, tuple[Informant, ...]] = {}
    for one in tellings:
        found = speakers.informants(one)
        origins.take(one, found)
        came_to[one.report.id] = found
    return speakers, origins, came_to


def told_by(origins: Origins) -> Iterator[tuple[str, Origin]]:
    return ((id, origins.origin(id)) for id in origins.ids())
