"""Alerts as an Atom feed in a file (RFC 4287), written anew from the outbox each time, so that none stands twice."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from reportedly import __version__
from reportedly.alerts.email import lines_of
from reportedly.alerts.notice import Notice
from reportedly.alerts.sending import NotSentError
from reportedly.model.digest import digest_id
from reportedly.tell.page import NOT_IN_HTML
from reportedly.work.alert_settings import AtomChannel

EMPTY = "1970-01-01T00:00:00Z"


def atom_of(notices: Sequence[Notice], channel: AtomChannel) -> str:
    """The feed; `notices` come newest first."""
    title = notices[0].casebook if notices else channel.name
    entries = "".join(map(_entry, notices))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>urn:reportedly:{digest_id('fed', channel.name, title)}</id>\n<title>{_xml(title)}: alerts</title>\n"
        f"<updated>{notices[0].at if notices else EMPTY}</updated>\n<author><name>reportedly</name></author>\n"
        f'<generator version="{__version__}">reportedly</generator>\n{entries}</feed>\n'
    )


def _entry(notice: Notice) -> str:
    return (
        f"<entry><id>urn:reportedly:{notice.key}</id><title>{_xml(notice.heading)}</title><updated>{notice.at}</updated>"
        f'<category term="{notice.occasion}"/><category term="{_xml(notice.alert)}" label="alert"/>'
        f'<content type="text">{_xml(chr(10).join(lines_of(notice)))}</content></entry>\n'
    )


def _xml(words: str) -> str:
    return escape(NOT_IN_HTML.sub("\ufffd", words), {'"': "&quot;"})


def write_atom(notices: Sequence[Notice], channel: AtomChannel) -> None:
    """Write the feed's file, whole or not at all; raises NotSentError where it cannot be written."""
    target = Path(channel.file)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_text(atom_of(notices, channel), encoding="utf-8")
        os.replace(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NotSentError(f"{channel.file} cannot be written ({error.strerror})") from None
