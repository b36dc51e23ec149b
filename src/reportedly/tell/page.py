"""Claims as one self-contained HTML page: the text with its marks, a map, the claims.

The page asks the network for nothing, and its content security policy forbids it to: only the one style sheet and
the one script whose digests it names may run. All words of a report go through the template's escaping.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly import __version__
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.tell import wording
from reportedly.tell.basemap import load_basemap
from reportedly.tell.links import followed
from reportedly.tell.marks import Segment, paragraphs
from reportedly.tell.projection import HEIGHT, REACH, WIDTH
from reportedly.tell.sheet import STEPS_A_UNIT, Sheet, draw

NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that HTML forbids or UTF-8 cannot carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What the page shows of one reading."""

    number: int
    title: str
    about: list[str]
    link: str | None
    """The report's address, if it is one that a browser may follow."""
    counts: str
    reading: Reading
    claims: list[tuple[int, Claim, int]]
    """Number, claim, and how deep it hangs under what it explains."""
    numbers: dict[str, int]
    """Number of each claim by its id."""
    paragraphs: list[list[Segment]]
    sheet: Sheet | None


def page_chunks(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield the page over all readings, with an index where there are several.

    Raises SetupError where the basemap was not compiled.
    """
    leaves = [_leaf(number, reading) for number, reading in enumerate(readings, start=1)]
    style, script = asset("page.css"), asset("page.js")
    page = templates().get_template("page.html.j2")
    for chunk in page.generate(
        leaves=leaves,
        title=leaves[0].title if len(leaves) == 1 else wording.counted(len(leaves), "report"),
        version=__version__,
        policy=content_security_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        words=wording,
        sea={
            "x": -REACH * WIDTH,
            "y": -REACH * HEIGHT,
            "width": (1 + 2 * REACH) * WIDTH,
            "height": (1 + 2 * REACH) * HEIGHT,
        },
        reach=REACH,
        width=WIDTH,
        steps=STEPS_A_UNIT,
        height=HEIGHT,
    ):
        yield NOT_IN_HTML.sub("\ufffd", chunk)


def content_security_policy(style: str, script: str) -> str:
    """Allow this style sheet and this script, and nothing else at all."""
    return (
        f"default-src 'none'; style-src '{digest_of(style)}'; script-src '{digest_of(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def digest_of(source: str) -> str:
    """The digest by which a content security policy names a style sheet or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")


def _leaf(number: int, reading: Reading) -> Leaf:
    told = list(wording.in_telling_order(reading.claims))
    claims = [claim for claim, _ in told]
    return Leaf(
        number=number,
        title=wording.title_words(reading),
        about=wording.about_words(reading),
        link=followed(reading.report.url),
        counts=wording.count_words(reading),
        reading=reading,
        claims=[(n, claim, depth) for n, (claim, depth) in enumerate(told, start=1)],
        numbers={claim.id: n for n, claim in enumerate(claims, start=1)},
        paragraphs=paragraphs(reading, claims),
        sheet=draw(claims, load_basemap()),
    )


@cache
def templates() -> Environment:
    """The templates of whatever is told as HTML: every value is escaped, and a missing one is an error."""
    return Environment(
        loader=PackageLoader("reportedly.tell"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset(name: str) -> str:
    """A style sheet or script that pages carry."""
    return (resources.files("reportedly.tell") / "assets" / name).read_text(encoding="utf-8")
