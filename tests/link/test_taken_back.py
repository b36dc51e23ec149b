"""A newsroom that takes a report back withdraws what it says that it reported, and nothing else."""

from __future__ import annotations

import pytest

from reportedly.link.related import RelationIndex
from tests.link.read import read_all


def told(older: str, newer: str) -> set[str]:
    """What a newer report of a newsroom does to its older one."""
    index = RelationIndex()
    for reading in read_all([("Delta Post", "2021-06-10", older), ("Delta Post", "2021-06-15", newer)]):
        index.add(reading)
    return {found.relation for found in index.relations({})}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (
            "Selim Orak, the harbour master of Lindi, was arrested on Tuesday, a guard said.",
            "Last week this newspaper reported that Selim Orak had been arrested in Lindi. We withdraw the report.",
        ),
        (
            "The surgeon Lena Duru was abducted near Gitega on Tuesday, a driver said.",
            "This paper reported that Lena Duru had been abducted near Gitega. We withdraw our report.",
        ),
        (
            "The tanker Mirova Dane was seized off Lindi on Tuesday, a broker said.",
            "We reported that the tanker Mirova Dane had been seized off Lindi. We retract the story and apologise.",
        ),
        (
            "Police detained the poet Juma Otieno in Kisii on Monday, his brother said.",
            "On Tuesday we reported that police had detained Juma Otieno in Kisii. The newspaper retracts the report.",
        ),
        (
            "The court freed the smuggler Paul Ndaye on Monday, a guard said.",
            "This newspaper reported that the court had freed Paul Ndaye. We retract the article.",
        ),
        (
            "Bandits kidnapped the trader Asha Maro in Zurmi on Sunday, a porter said.",
            "We reported that bandits had kidnapped Asha Maro in Zurmi. It was a mistake. We withdraw that report.",
        ),
        (
            "Police arrested two clerks of the ferry office in Kisii on Tuesday, a nurse said.",
            "On 10 June we reported that police had arrested two clerks of the ferry office in Kisii. That was wrong.",
        ),
    ],
)
def test_what_was_reported_is_withdrawn(older: str, newer: str) -> None:
    assert "withdraws" in told(older, newer)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (
            "Selim Orak, the harbour master of Lindi, was arrested on Tuesday, a guard said.",
            "Last week this newspaper reported that Lena Duru had been arrested in Gitega. We withdraw the report.",
        ),
        (
            "The tanker Mirova Dane was seized off Lindi on Tuesday, a broker said.",
            "We reported that the tanker Mirova Dane had been seized off Lindi. We stand by the report.",
        ),
        (
            "Police detained the poet Juma Otieno in Kisii on Monday, his brother said.",
            "On Tuesday we reported that police had detained Juma Otieno in Kisii. Troops withdrew from the town.",
        ),
        (
            "Bandits kidnapped the trader Asha Maro in Zurmi on Sunday, a porter said.",
            "A guard said that bandits had kidnapped Asha Maro in Zurmi. The bank withdrew its offer.",
        ),
    ],
)
def test_nothing_else_is(older: str, newer: str) -> None:
    assert "withdraws" not in told(older, newer)
