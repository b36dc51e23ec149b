"""Collecting: from paths to reports, one refused record for each input that cannot be taken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

from reportedly.collect.collected import Collected, Dated, Extracted, Given, Refused, gap
from reportedly.collect.files import Found, find, unreachable
from reportedly.collect.fragment import extract_fragment
from reportedly.collect.heads import Head, read_head
from reportedly.collect.jsonl import extract_record, lines_of
from reportedly.collect.kinds import HEAD_BYTES, Kind, tell_kind
from reportedly.collect.language import tell_language
from reportedly.collect.limits import MAX_CHARACTERS, MAX_FILE_BYTES
from reportedly.collect.mail import extract_mail, messages
from reportedly.collect.markdown import extract_markdown
from reportedly.collect.pdf import extract_pdf
from reportedly.collect.plaintext import extract_plaintext
from reportedly.collect.published import to_edtf
from reportedly.collect.received import Listed, Received, in_context
from reportedly.collect.snapshots import Keeper
from reportedly.collect.unfold import Part, unfold
from reportedly.collect.wacz import records_in_wacz
from reportedly.collect.warc import records
from reportedly.collect.webpage import extract_webpage
from reportedly.collect.word import extract_word
from reportedly.errors import InputError, SetupError
from reportedly.lexicon.glossed import GLOSSED
from reportedly.model.gap import Gap
from reportedly.model.report import Report

EXTRACTORS: Mapping[Kind, Callable[[bytes, str], Extracted]] = {
    "text": extract_plaintext,
    "markdown": extract_markdown,
    "html": extract_webpage,
    "fragment": extract_fragment,
    "mail": extract_mail,
    "pdf": extract_pdf,
    "docx": extract_word,
    "jsonl": extract_record,
}
"""What takes one report of each kind."""

READ_BY_CHARSET: Mapping[Kind, Callable[[bytes, str, str | None], Extracted]] = {
    "text": extract_plaintext,
    "html": extract_webpage,
}
"""Those of which a server may name the encoding."""

NOT_GIVEN = Given()


def collect(
    paths: Iterable[str | Path], *, given: Given = NOT_GIVEN, snapshots: Keeper | None = None
) -> Iterator[Collected | Refused]:
    """Take every report that the paths name: files, folders and "-" for standard input, in their order.

    What cannot be taken comes back as `Refused` in its place, and the rest goes on. `given` overrides what files say
    of themselves. `snapshots`, if named, keeps the bytes as received. Raises SetupError where those cannot be kept.
    """
    for path in paths:
        for found in find(path):
            if isinstance(found, InputError):
                yield Refused.of(found)
            else:
                yield from _take(found, given, snapshots)


def _take(found: Found, given: Given, snapshots: Keeper | None) -> Iterator[Collected | Refused]:
    for received in _received(found):
        parts = [received] if isinstance(received, InputError) else unfold(received)
        for part in parts:
            yield take(part, given=given, snapshots=snapshots)


def take(part: Part, *, given: Given = NOT_GIVEN, snapshots: Keeper | None = None) -> Collected | Refused:
    """Make a report of one input, or tell why it is none; one that is only listed is not fetched here.

    Raises SetupError where its bytes cannot be kept.
    """
    if isinstance(part, Listed):
        return Refused(where=part.where, what=f"only lists {part.link}", todo="collect that address, or the feed's own")
    if isinstance(part, InputError):
        return Refused.of(part)
    try:
        extracted = in_context(extract(part), part.context)
        kept = snapshots.keep(part.content) if snapshots else None
        return conclude(extracted, part.content, part.where, given=given, snapshot=kept)
    except InputError as error:
        return Refused.of(error)
    except SetupError:
        raise
    except Exception as error:  # the one border at which a fault of a file format's own reader becomes a record
        why = f"could not be taken as {part.kind} ({type(error).__name__}: {str(error)[:200]})"
        return Refused(where=part.where, what=why, todo="save its text as a text file")


def extract(received: Received) -> Extracted:
    """Take the text of one input and what it says of itself.

    Raises InputError where it is no report.
    """
    if received.kind in READ_BY_CHARSET:
        return READ_BY_CHARSET[received.kind](received.content, received.where, received.context.charset)
    return EXTRACTORS[received.kind](received.content, received.where)


def _received(found: Found) -> Iterator[Received | InputError]:
    """The inputs that a file holds, as received: itself, its lines, or the records and mails in it."""
    try:
        with _opened(found) as stream:
            kind = tell_kind(found.path.name if found.path else "", stream.peek(HEAD_BYTES)[:HEAD_BYTES], found.where)
            if kind in HOLDERS:
                yield from HOLDERS[kind](stream, found.where)
            else:
                yield Received(where=found.where, kind=kind, content=_whole(stream, found.where))
    except InputError as error:
        yield error
    except OSError as error:
        yield unreachable(found.where, error)


def _lines(stream: BinaryIO, where: str) -> Iterator[Received | InputError]:
    for here, line in lines_of(stream, where):
        yield line if isinstance(line, InputError) else Received(where=here, kind="jsonl", content=line)


HOLDERS: Mapping[Kind, Callable[[BinaryIO, str], Iterator[Received | InputError]]] = {
    "jsonl": _lines,
    "mailbox": messages,
    "warc": records,
    "wacz": records_in_wacz,
}
"""What goes through files that hold many inputs, one at a time in memory."""


def _opened(found: Found) -> AbstractContextManager[BufferedReader]:
    if found.path is None:
        stdin: Any = sys.stdin.buffer
        return nullcontext(stdin if isinstance(stdin, BufferedReader) else BufferedReader(stdin))
    return BufferedReader(found.path.open("rb", buffering=0), buffer_size=HEAD_BYTES)


def _whole(stream: BufferedReader, where: str) -> bytes:
    content = stream.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise InputError(where, f"is larger than {MAX_FILE_BYTES // 2**20} MiB", "split it into reports")
    if not content:
        raise InputError(where, "is empty", "leave it out, or fetch it again")
    return content


def conclude(extracted: Extracted, content: bytes, where: str, *, given: Given, snapshot: Path | None) -> Collected:
    """Make a report of what was extracted, of the head of its text and of what the user says, in rising order.

    Raises InputError where there is no text, or more than the limit.
    """
    text = extracted.text
    if not text.strip():
        raise InputError(where, "holds no text", "leave it out, or fetch it again")
    if len(text) > MAX_CHARACTERS:
        raise InputError(where, f"is longer than {MAX_CHARACTERS:,} characters", "split it into reports")
    head = read_head(text) if extracted.own_head else Head()
    dated, unread = _published(extracted, head, given)
    language = tell_language(text, extracted.language)
    report = Report.from_text(
        text,
        content=content,
        external_id=extracted.external_id,
        publisher=given.publisher or extracted.publisher or head.publisher or head.agency,
        title=extracted.title or head.title,
        byline=extracted.byline or head.byline,
        dateline=extracted.dateline or head.dateline,
        published=dated.published if dated else None,
        published_from=dated.published_from if dated else None,
        fetched=extracted.fetched,
        url=given.url or extracted.url or head.url,
        language=language,
    )
    return Collected(
        report=report, where=where, gaps=(*extracted.gaps, *unread, *_foreign(language)), snapshot=snapshot
    )


def _published(extracted: Extracted, head: Head, given: Given) -> tuple[Dated | None, tuple[Gap, ...]]:
    """The user's word before the file's, that before the text's; the day a file was made comes last, as doubtful."""
    if given.published and (edtf := to_edtf(given.published)):
        return Dated(published=edtf, published_from="given"), ()
    edtf = to_edtf(extracted.published) if extracted.published else None
    if edtf:
        return Dated(published=edtf, published_from="metadata"), ()
    unread = (gap("published", f"{extracted.published!r} is no date that can be read"),) if extracted.published else ()
    if head.dated is not None:
        return head.dated, unread
    if extracted.created:
        told = gap("published", f"the report does not say; its file was made on {extracted.created}")
        return Dated(published=f"{extracted.created}?", published_from="metadata"), (*unread, told)
    return None, unread or (gap("published", "neither the file nor its text says when it was published"),)


def _foreign(language: str) -> tuple[Gap, ...]:
    if language in ("en", "und"):
        return ()
    if language in GLOSSED:
        return ()  # what reads it says so
    read = ", ".join(sorted(GLOSSED))
    why = f"the text is in another language than English ({language}); of others only {read} are read"
    return (gap("language", why),)
