"""Relations as they stand once it is known which informants are one.

Two claims are held against each other by what their own reports call those who know them. All reports together tell
more: that "Odhiambo" and "the ministry" are one voice (`one_speaker`). What one voice says twice corroborates nothing,
and where it says something else it updates or takes back; nor does hearsay of nobody's corroborate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.link.counted_once import independent
from reportedly.link.relation import differing
from reportedly.link.told import told_by
from reportedly.model.origin import Origin
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation


def as_voices_stand(
    relations: Iterable[Relation], origins: Mapping[str, Sequence[Origin]], readings: Iterable[Reading]
) -> Iterator[Relation]:
    """Every relation, by who is one among the origins of its claims; a relation that holds as it is unchanged."""
    told = {claim.id: (claim, reading) for reading in readings for claim in reading.claims}
    for relation in relations:
        if not relation.independent or relation.older not in told or relation.newer not in told:
            yield relation
            continue
        older, newer = origins.get(relation.older, ()), origins.get(relation.newer, ())
        if relation.relation == "corroborates" and len(independent((*older, *newer))) < 2:
            yield replace(relation, relation="repeats", independent=False)
        elif relation.relation == "contradicts" and {o.id for o in older} & {o.id for o in newer}:
            ends = (told_by(*told[relation.older]), told_by(*told[relation.newer]))
            kind = differing("same_origin", relation.attribute, *ends)
            yield replace(relation, relation=kind, independent=False)
        else:
            yield relation
