"""A picture worked out whole, against which what is kept of it is held."""

from __future__ import annotations

from reportedly.casebook import Casebook
from reportedly.web.kept.keeping import Known, came
from reportedly.work.linking import picture_in


def known_in(book: Casebook) -> Known:
    """The picture of a casebook without rival explanations, worked out from its records."""
    linked, picture = picture_in(book, explained=False)
    return Known(linked=linked, picture=picture, came=came(book))
