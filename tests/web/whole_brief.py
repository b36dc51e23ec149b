"""What a brief on the whole picture takes up: against it is held what is chosen."""

from __future__ import annotations

from reportedly.tell.brief.brief import Asked
from reportedly.web.brief_view import About, Taken
from reportedly.web.filter import Filter
from reportedly.web.standing import Stand


def everything(stand: Stand, asked: Filter, about: About) -> Taken:
    """The whole picture."""
    events = tuple(told.event for told in stand.chosen(asked))
    given = Asked(title=about.title, events=events, words=about.words, since=about.since, changes=about.changes)
    return Taken(asked=given, picture=stand.whole.picture, readings=stand.whole.readings)
