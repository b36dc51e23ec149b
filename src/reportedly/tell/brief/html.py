"""A brief as one self-contained HTML page: it asks nobody for anything, and prints well."""

from __future__ import annotations

from markupsafe import Markup

from reportedly import __version__
from reportedly.tell.brief import english
from reportedly.tell.brief.brief import CAUTION, MAP_AFTER, SCALE, UNVERIFIED
from reportedly.tell.brief.sentence import Brief
from reportedly.tell.links import followed
from reportedly.tell.page import NOT_IN_HTML, asset, digest_of, templates


def brief_html(brief: Brief, *, style_at: str | None = None) -> str:
    """The page; every word of a report goes through the template's escaping.

    With `style_at`, the style is asked for at that address of the same server instead of standing in the page.
    """
    style = "" if style_at else brief_style()
    html = (
        templates()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            caution=f"{CAUTION} {UNVERIFIED}",
            english=english,
            links={note.number: followed(note.url) for note in brief.notes},
            map=Markup(brief.map_svg) if brief.map_svg else "",
            map_after=MAP_AFTER,
            policy=f"default-src 'none'; style-src '{digest_of(style)}'; base-uri 'none'; form-action 'none'",
            scale=SCALE,
            style=Markup(style),
            style_at=style_at,
            version=__version__,
        )
    )
    return NOT_IN_HTML.sub("\ufffd", html)


def brief_style() -> str:
    """The style sheet of the page."""
    return asset("brief.css")
