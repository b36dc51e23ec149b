"""A brief as Markdown (CommonMark with footnotes): to be edited, mailed, or kept under version control."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.tell.brief.brief import CAUTION, UNVERIFIED
from reportedly.tell.brief.english import capital
from reportedly.tell.brief.sentence import Brief, Item, Note, Section, Sentence
from reportedly.tell.wording import plain

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$!])")
_LISTED = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=])")


def markdown_chunks(brief: Brief) -> Iterator[str]:
    """Yield the brief; the map has to be had as HTML or PDF."""
    yield f"# {_md(brief.title)}\n\n"
    yield f"**Period:** {_md(brief.period)}  \n**As of:** {_md(brief.as_of)}  \n"
    if brief.asked:
        yield f"**Asked for:** {_md(brief.asked)}  \n"
    yield f"**Rests on:** {_md(brief.basis)}\n\n> {CAUTION} {UNVERIFIED}\n"
    for section in brief.sections:
        yield from _section(section, brief)
    yield from _sources(brief)
    yield "\n## Notes\n\n"
    yield from map(_note, brief.notes)
    yield f"\nLedger digest: `{brief.digest}`\n"


def _section(section: Section, brief: Brief) -> Iterator[str]:
    yield f"\n## {_md(section.heading)}\n\n"
    for item in section.items:
        yield from _item(item, brief, 3)
    for remark in section.remarks:
        yield f"*{_md(remark)}*\n\n"


def _item(item: Item, brief: Brief, level: int) -> Iterator[str]:
    if item.heading:
        yield f"{'#' * level} {_md(item.heading)}\n\n"
    text = " ".join(_sentence(sentence, brief) for sentence in item.sentences)
    stands = ", ".join(filter(None, (item.stands, item.grade)))
    if stands:
        yield f"- {text} *({_md(stands)})*\n\n"
    elif item.sentences:
        yield f"{text}\n\n" if item.heading else f"- {text}\n\n"
    for inner in item.under:
        yield from _item(inner, brief, level + 1)


def _sentence(sentence: Sentence, brief: Brief) -> str:
    return _md(sentence.text) + "".join(f"[^{n}]" for n in brief.cited(sentence))


def _sources(brief: Brief) -> Iterator[str]:
    if not brief.sources:
        return
    yield "\n## Sources and their grades\n\n"
    yield "| source | reliability | record | reports | notes |\n| --- | --- | --- | ---: | --- |\n"
    for source in brief.sources:
        notes = ", ".join(map(str, source.notes))
        cells = (_md(capital(source.name)), source.reliability, _md(source.record), str(source.reports), notes)
        yield f"| {' | '.join(cells)} |\n"


def _note(note: Note) -> str:
    where = f", <{note.url}>" if note.url and not re.search(r"[\s<>]", note.url) else ""
    told = (
        f"{_md(capital(note.chain))}: “{_md(plain(note.words))}” — {_md(note.publisher)}, “{_md(note.title)}”, "
        f"{_md(note.published)}{where}"
    )
    also = ", ".join(dict.fromkeys(_md(one.publisher) for one in note.carried))
    at = ", ".join(f"{span.start}–{span.end}" for span in note.spans)
    return (
        f"[^{note.number}]: {told}{f'; also in {also}' if also else ''}. "
        f"{note.claim}, characters {at} of {note.report}.\n"
    )


def _md(words: str) -> str:
    """Words that are shown as they are, whatever Markdown would make of them."""
    escaped = _SPECIAL.sub(r"\\\1", plain(words))
    return _LISTED.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", escaped)
