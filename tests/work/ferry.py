"""A small situation: a ferry sinks, a wire's story is reprinted, two others tell, and a hospital counts more dead."""

from __future__ import annotations

from reportedly.model.reading import Reading
from tests.link.read import read_all

WIRE = (
    "A ferry sank off Matadi on Monday, killing nine people, police commander Joseph Mbala said. The boat was "
    "carrying sacks of salt from Boma when it struck a sandbank at dusk. Fishermen pulled forty passengers out of "
    "the brown water."
)
REPORTS = [
    ("Estuary Wire", "2021-06-15", WIRE),
    ("Boma Post", "2021-06-15", f"BOMA (Estuary Wire) - {WIRE}"),
    (
        "Delta Mirror",
        "2021-06-16",
        "Harbour master Anne Nsimba said the sinking of the ferry killed nine people off Matadi on Monday. She "
        "had written to the owners twice about rotten planks, and once about the missing life jackets. The quay "
        "was closed for mourning while schoolgirls threw lilies from the pier, and a choir of dockers sang until "
        "the lamps were lit.",
    ),
    (
        "Matadi Courier",
        "2021-06-17",
        "Hospital director Paul Kiala said the sinking of the ferry killed 14 people off Matadi on Monday. His "
        "wards lack oxygen and clean linen. Relatives queued along the hill road with blankets, the governor "
        "promised to pay for every coffin, and the bishop asked the radio stations to read out the list of names.",
    ),
    (
        "Coast Gazette",
        "2021-06-17",
        "Nine people were killed on Monday, reports say, by the sinking of a ferry off Matadi. Fares on the river "
        "have doubled since spring, and traders complain about the price of manioc in the upper town, where "
        "trucks seldom come in the rains.",
    ),
]


def ferry_readings() -> list[Reading]:
    """The readings, the copy second, the report of unknown lineage last."""
    return read_all(REPORTS)
