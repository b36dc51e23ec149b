"""What of a picture a person names by an id or a name."""

from __future__ import annotations

from reportedly.errors import InputError
from reportedly.model.origin import Origin
from reportedly.model.situation import SituationEvent
from reportedly.weigh.picture import Picture


def event_named(picture: Picture, id_: str) -> SituationEvent:
    """The event with an id, or the one that a claim tells of; raises InputError where there is none."""
    for event in picture.events:
        if id_ == event.id or id_ in event.claims:
            return event
    raise InputError(id_, "is no event of this casebook", "see `reportedly events`")


def origin_named(picture: Picture, name: str) -> Origin:
    """The source with an id or a name; raises InputError where there is none, or where several have that name."""
    origins = {origin.id: origin for held in picture.situation.origins.values() for origin in held}
    found = (
        [origins[name]]
        if name in origins
        else [o for o in origins.values() if o.informant.casefold() == name.casefold()]
    )
    if not found:
        found = [o for o in origins.values() if name.casefold() in o.informant.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(name, "is no source of this casebook", "see `reportedly sources`")
    listed = ", ".join(f"{o.informant} ({o.id})" for o in sorted(found, key=lambda o: o.id)[:6])
    raise InputError(name, f"may be any of {len(found)} sources", f"name one by its id: {listed}")
