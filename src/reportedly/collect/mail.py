"""E-mail: the body as the report, attachments as further inputs, and of the headers only what speaks of the report.

Who sent a mail is often a private person, so the sender is nobody's publisher: that is the mailing list or the
organisation that the headers name as such. Headers of mails quoted or forwarded in the text are part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import BinaryIO, cast

from reportedly.collect.collected import Extracted, gap
from reportedly.collect.fragment import fragment_text
from reportedly.collect.kinds import HEAD_BYTES, tell_kind
from reportedly.collect.limits import MAX_FILE_BYTES
from reportedly.collect.received import Context, Received
from reportedly.errors import InputError

MOST_ATTACHMENTS = 100
"""Of one mail; those behind are refused."""

MOST_PARTS = 1_000
"""Of one mail, headers and all: a mail of more is refused."""

NESTED = re.compile(rb"^[ \t]*content-type[ \t]*:\s*(?:multipart/|message/)", re.IGNORECASE | re.MULTILINE)
MOST_NESTED = 100
"""Multipart containers in one mail: the reader of the standard library calls itself for each."""

STUMBLES = (MessageError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
"""What the standard library's reader of mail raises over some broken headers."""

_FORWARDED = re.compile(
    r"^[\s>]*(?:-{2,}\s*)?(?:begin forwarded message|forwarded message|original message|from:\s.*@|on .{4,80} wrote:)",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_CHARACTERS = 2_000
_LIST_NAME = re.compile(r"^\s*\"?(?P<name>[^<\"]*?)\"?\s*<[^>]*>\s*$")


def extract_mail(content: bytes, where: str) -> Extracted:
    """Take a mail: its plain text, or else its HTML as text.

    Raises InputError where it has no body.
    """
    message = parse_mail(content, where)
    text = _body(message)
    if text is None:
        raise InputError(where, "is a mail without a text", "name its attachments, if they are reports")
    publisher = _publisher(message)
    unsaid = () if publisher else (gap("publisher", "the mail names no mailing list or organisation as its sender"),)
    broken = (gap("text", "the mail is not built as mails are; it was mended"),) if _defects(message) else ()
    return Extracted(
        text=text,
        external_id=_header(message, "Message-ID"),
        publisher=publisher,
        title=_header(message, "Subject"),
        published=_header(message, "Date"),
        gaps=(*unsaid, *broken),
        own_head=_FORWARDED.search(text[:_HEAD_CHARACTERS]) is None,
    )


def attachments(content: bytes, where: str) -> Iterator[Received | InputError]:
    """Go through what is attached to a mail: each an input of its own, told by its bytes; pictures are passed over."""
    message = parse_mail(content, where)
    context = Context(publisher=_publisher(message))
    number = 0
    for part in _walk(message):
        if part is message or not _is_attached(part):
            continue
        number += 1
        here = f"{where}:{_filename(part) or f'attachment {number}'}"
        if number > MOST_ATTACHMENTS:
            yield InputError(here, f"stands behind {MOST_ATTACHMENTS} others", "save it as a file and name that")
            return
        taken = _attachment(part, here, context)
        if taken is not None:
            yield taken


def messages(stream: BinaryIO, where: str) -> Iterator[Received | InputError]:
    """Go through the mails of a mailbox file (mbox), one at a time in memory."""
    number, mail = 0, list[bytes]()
    size, after_blank = 0, True
    for line in iter(lambda: stream.readline(MAX_FILE_BYTES), b""):
        if after_blank and line.startswith(b"From ") and (mail or not number):
            if number:
                yield _message(mail, size, f"{where}:{number}")
            number, mail, size = number + 1, [], 0
        elif size <= MAX_FILE_BYTES:
            mail.append(re.sub(rb"^>(>*From )", rb"\1", line))
            size += len(line)
        after_blank = not line.strip()
    if number:
        yield _message(mail, size, f"{where}:{number}")


def _message(lines: list[bytes], size: int, where: str) -> Received | InputError:
    if size > MAX_FILE_BYTES:
        return InputError(where, f"is larger than {MAX_FILE_BYTES // 2**20} MiB", "save it as a file of its own")
    return Received(where=where, kind="mail", content=b"".join(lines))


def parse_mail(content: bytes, where: str) -> EmailMessage:
    """Parse a mail.

    Raises InputError where it is nested beyond all use, or is none.
    """
    if len(NESTED.findall(content)) > MOST_NESTED:
        raise InputError(where, f"is nested more than {MOST_NESTED} times", "save the part that is the report")
    try:
        message = message_from_bytes(content, policy=policy.default)
        if not message.keys():
            raise InputError(where, "is no mail", "name it .txt if it is a text")
        return message
    except STUMBLES as error:
        raise InputError(where, f"is a mail that cannot be read ({type(error).__name__})", "save it as text") from error


def _walk(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts, without those inside of attached mails: these are inputs of their own."""
    stack, seen = [message], 0
    while stack and seen < MOST_PARTS:
        part = stack.pop()
        seen += 1
        yield part
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            stack.extend(reversed(cast("list[EmailMessage]", part.get_payload())))


def _is_attached(part: EmailMessage) -> bool:
    if part.get_content_maintype() == "multipart":
        return False
    named = _filename(part) is not None or _disposition(part) == "attachment"
    return named or part.get_content_maintype() not in ("text", "multipart")


def _attachment(part: EmailMessage, where: str, context: Context) -> Received | InputError | None:
    if part.get_content_maintype() in ("image", "audio", "video", "font"):
        return None
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        if not isinstance(inner, list) or not inner:
            return None
        return Received(where=where, kind="mail", content=bytes(cast(EmailMessage, inner[0])))
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload:
        return InputError(where, "is empty", "leave it out")
    try:
        kind = tell_kind(_filename(part) or "", payload[:HEAD_BYTES], where)
    except InputError as error:
        return error
    if kind in ("warc", "wacz", "mailbox"):
        return InputError(where, "is an archive attached to a mail", "save it as a file and name that")
    return Received(where=where, kind=kind, content=payload, context=context)


def _body(message: EmailMessage) -> str | None:
    """The first plain text that is no attachment, else the first HTML."""
    texts = [part for part in _walk(message) if part.get_content_maintype() == "text" and not _is_attached(part)]
    plain = next((part for part in texts if part.get_content_subtype() != "html"), None)
    if plain is not None and (text := _text(plain)).strip():
        return text
    html = next((part for part in texts if part.get_content_subtype() == "html"), None)
    return fragment_text(_text(html)) or None if html is not None else None


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    from reportedly.collect.encodings import decode

    try:
        return decode(content, "", charset=part.get_content_charset()).text
    except InputError:
        return ""


def _header(message: EmailMessage, name: str) -> str | None:
    """A header in one line; None where it is missing or cannot be read."""
    try:
        value = " ".join(str(message.get(name) or "").split())
    except STUMBLES:
        return None
    return value.encode("utf-8", "replace").decode("utf-8") or None


def _publisher(message: EmailMessage) -> str | None:
    """The mailing list by its name, or the organisation, as the headers state them."""
    match = _LIST_NAME.match(_header(message, "List-Id") or "")
    return (match["name"].strip() if match else "") or _header(message, "Organization") or None


def _filename(part: EmailMessage) -> str | None:
    try:
        name = part.get_filename()
    except STUMBLES:
        return None
    return " ".join(name.encode("utf-8", "replace").decode("utf-8").split())[:120] or None if name else None


def _disposition(part: EmailMessage) -> str | None:
    try:
        return part.get_content_disposition()
    except STUMBLES:
        return None


def _defects(message: EmailMessage) -> bool:
    return any(part.defects for part in _walk(message))
