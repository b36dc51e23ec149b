"""A brief as PDF, set by typst with fonts that come along: Latin, Greek, Cyrillic, Hebrew and Arabic.

Everything is handed over as data, so that no word of a report is ever read as markup. Other scripts are set with the
fonts of the machine; where it has none, boxes stand in their place, and a remark says so.
"""

from __future__ import annotations

import json
import unicodedata
from importlib import resources
from pathlib import Path
from typing import Any

from reportedly.errors import SetupError
from reportedly.tell.brief.brief import CAUTION, MAP_AFTER, SCALE, UNVERIFIED
from reportedly.tell.brief.english import capital, runs
from reportedly.tell.brief.sentence import Brief, Item, Note
from reportedly.tell.wording import plain

FONTS = Path(__file__).parents[1] / "fonts"
CARRIED = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC")
"""Scripts, by the first word of the names of their letters, that the fonts hold."""

KNOWN_AS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}


def brief_pdf(brief: Brief) -> bytes:
    """The PDF; raises SetupError where typst is not installed."""
    try:
        import typst
    except ImportError:
        raise SetupError(
            "a PDF needs the package typst, which is not installed; run `pip install 'reportedly[pdf]'`, or take "
            "--format html and print that"
        ) from None
    source = (resources.files("reportedly.tell") / "templates" / "brief.typ").read_bytes()
    data = json.dumps(_data(brief), ensure_ascii=False)
    made: bytes = typst.compile(
        source, format="pdf", font_paths=typst.Fonts(font_paths=[str(FONTS)]), sys_inputs={"brief": data}
    )
    return made


def _data(brief: Brief) -> dict[str, Any]:
    head = (
        ("Period", brief.period), ("As of", brief.as_of), ("Asked for", brief.asked), ("Rests on", brief.basis),
    )  # fmt: skip
    told: dict[str, Any] = {
        "title": brief.title,
        "as_of": f"As of {brief.as_of}",
        "head": [[name, words] for name, words in head if words],
        "caution": f"{CAUTION} {UNVERIFIED}",
        "scale": SCALE,
        "map": brief.map_svg,
        "map_after": MAP_AFTER,
        "map_remarks": list(brief.map_remarks),
        "sections": [
            {
                "id": section.id,
                "heading": section.heading,
                "items": [_item(item, brief) for item in section.items],
                "remarks": list(section.remarks),
            }
            for section in brief.sections
        ],
        "sources": [
            {
                "name": capital(source.name),
                "reliability": source.reliability,
                "record": source.record,
                "reports": source.reports,
                "notes": ", ".join(runs(source.notes)),
            }
            for source in brief.sources
        ],
        "notes": [_note(note) for note in brief.notes],
        "digest": brief.digest,
    }
    beyond = other_scripts(json.dumps(told, ensure_ascii=False))
    if beyond:
        told["caution"] += (
            f" Words in {', '.join(beyond)} letters may be missing here, as boxes show; HTML and Markdown hold them."
        )
    return told


def _item(item: Item, brief: Brief) -> dict[str, Any]:
    return {
        "heading": item.heading,
        "stands": item.stands,
        "grade": item.grade,
        "sentences": [
            {"text": one.text, "runs": [[int(run.partition("–")[0]), run] for run in runs(brief.cited(one))]}
            for one in item.sentences
        ],
        "under": [_item(inner, brief) for inner in item.under],
    }


def _note(note: Note) -> dict[str, Any]:
    at = ", ".join(f"{span.start}–{span.end}" for span in note.spans)
    return {
        "number": note.number,
        "chain": capital(note.chain),
        "words": plain(note.words),
        "title": note.title,
        "publisher": note.publisher,
        "published": note.published,
        "url": note.url,
        "also": ", ".join(dict.fromkeys(one.publisher for one in note.carried)),
        "anchor": f"{note.claim}, characters {at} of {note.report}",
    }


def other_scripts(text: str) -> list[str]:
    """Scripts of letters that the fonts which come along do not hold."""
    names = {unicodedata.name(letter, "?").partition(" ")[0] for letter in set(text) if letter.isalpha()}
    beyond = names - {*CARRIED, "MODIFIER", "FEMININE", "MASCULINE", "MICRO", "?"}
    return sorted({KNOWN_AS.get(name, name.capitalize()) for name in beyond})
