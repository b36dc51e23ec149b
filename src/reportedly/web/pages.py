"""Pages from templates: everything escaped, and what every page carries."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from reportedly import __version__
from reportedly.tell import wording
from reportedly.tell.page import NOT_IN_HTML
from reportedly.web.built import Built
from reportedly.web.filter import CERTAINTIES, ORDERS, STATUSES, TYPES
from reportedly.web.own import the_own
from reportedly.web.person import the_acting
from reportedly.web.terms import ATTRIBUTE_MEANS, CREDIBILITY_MEANS, HOW_MEANS, RELIABILITY_MEANS, STATUS_MEANS

REVIEW = "/review"
VIEWS = (
    ("/", "Situation"),
    ("/sources", "Sources"),
    ("/explanations", "Explanations"),
    ("/changes", "Changes"),
    (REVIEW, "Review"),
)

HERE = {
    "situation.html.j2": "/",
    "sources.html.j2": "/sources",
    "explanations.html.j2": "/explanations",
    "changes.html.j2": "/changes",
    "review.html.j2": REVIEW,
    "account.html.j2": "/account",
}
"""The address of each view that the masthead leads to."""


class Pages:
    """Renders templates for one build of the client."""

    def __init__(self, assets: Built) -> None:
        self.assets = assets
        for name in _templates().list_templates(extensions=["j2"]):
            _templates().get_template(name)  # compiled now, so that nobody waits for it

    def page(self, template: str, answer: int = 200, **told: Any) -> HTMLResponse:
        """One page; what UTF-8 or HTML cannot carry is replaced."""
        person = the_acting()
        views = [(path, name) for path, name in VIEWS if path != REVIEW or person.may_review]
        about = {
            "views": views,
            "assets": self.assets,
            "here": HERE.get(template, ""),
            "person": person,
            "csrf": person.csrf,
            "own": the_own(),
        }
        html = _templates().get_template(template).render(**about, **told)
        return HTMLResponse(NOT_IN_HTML.sub("\ufffd", html), answer)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("reportedly.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        words=wording,
        statuses=STATUSES,
        status_means=STATUS_MEANS,
        credibility_means=CREDIBILITY_MEANS,
        reliability_means=RELIABILITY_MEANS,
        attribute_means=ATTRIBUTE_MEANS,
        how_means=HOW_MEANS,
        types=TYPES,
        certainties=CERTAINTIES,
        orders=ORDERS,
        program_version=__version__,
    )
    return made
