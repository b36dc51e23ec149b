"""What is done with the kept picture when links are written: so little that who links need not load the pages."""

from __future__ import annotations

from sqlalchemy import func, select

from reportedly.casebook import Casebook, schema

AT_ONCE = 1_000
"""Of so many reports the picture is brought in step by linking itself: that takes a few seconds."""


def keep_after_linking(book: Casebook) -> None:
    """Bring the kept picture in step with links that were just written, unless that would take long.

    Of many reports it is left to whoever next looks: who links one report after the other need not wait for it.
    """
    with book.looking() as connection:
        reports = connection.execute(select(func.count()).where(schema.reports.c.until_entry.is_(None))).scalar() or 0
    if reports <= AT_ONCE:
        from reportedly.web.kept.keeping import keep_picture

        keep_picture(book)
