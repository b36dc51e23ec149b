"""One text from one publisher, as received."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.digest import digest_id, sha256_hex

PublishedFrom = Literal["metadata", "dateline", "text", "given"]
"""Where the published time was read: the file's metadata, its dateline, its text, or given by the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text from one publisher; offsets everywhere count code points of `text`."""

    id: str
    external_id: str | None
    """The id that the input itself gave (`report_id` of a JSONL line); None where it gave none."""
    publisher: str | None
    """Who put the report out; None where neither file nor user says."""
    title: str | None
    byline: tuple[str, ...]
    dateline: str | None
    """The dateline as printed, such as "BAGHDAD (Agency)"; None where the text has none."""
    published: str | None
    """When it was published, as EDTF; None where it cannot be told. Never the time of fetching."""
    published_from: PublishedFrom | None
    fetched: str | None
    """When the bytes were received, RFC 3339; None for files, which were not fetched."""
    url: str | None
    language: str
    """BCP 47 code of the text's main language; "und" where it cannot be told."""
    sha256: str
    """Digest of the bytes as received (64 hex digits)."""
    text: str

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        content: bytes | None = None,
        external_id: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        byline: tuple[str, ...] = (),
        dateline: str | None = None,
        published: str | None = None,
        published_from: PublishedFrom | None = None,
        fetched: str | None = None,
        url: str | None = None,
        language: str = "en",
    ) -> Report:
        """Make a report of a text; its id comes from who published it, where, under what id, and the text.

        `content` is the bytes as received, where they differ from the text in UTF-8.
        """
        return cls(
            id=digest_id("rpt", publisher, url, external_id, text),
            external_id=external_id,
            publisher=publisher,
            title=title,
            byline=byline,
            dateline=dateline,
            published=published,
            published_from=published_from,
            fetched=fetched,
            url=url,
            language=language,
            sha256=sha256_hex(text.encode("utf-8", "surrogatepass") if content is None else content),
            text=text,
        )
