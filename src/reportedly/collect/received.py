"""Inputs as they were received: their bytes, and what is known of them from where they came."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.collect.collected import Extracted
from reportedly.collect.kinds import Kind
from reportedly.collect.published import to_edtf
from reportedly.model.gap import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a feed, a sitemap, an archive or a server says of an input; None where it does not say."""

    url: str | None = None
    """The address that the bytes came from: it goes before the one that a page names as its own."""
    fetched: str | None = None
    """RFC 3339."""
    charset: str | None = None
    """As the server named it."""
    external_id: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    """As written."""
    language: str | None = None
    gaps: tuple[Gap, ...] = ()

    def under(self, nearer: Context) -> Context:
        """This context under a nearer one, which goes before it."""
        return Context(
            url=nearer.url or self.url,
            fetched=nearer.fetched or self.fetched,
            charset=nearer.charset or self.charset,
            external_id=nearer.external_id or self.external_id,
            publisher=nearer.publisher or self.publisher,
            title=nearer.title or self.title,
            byline=nearer.byline or self.byline,
            published=nearer.published or self.published,
            language=nearer.language or self.language,
            gaps=(*self.gaps, *nearer.gaps),
        )


NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One input: a report, or what holds several."""

    where: str
    kind: Kind
    content: bytes
    context: Context = NO_CONTEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page that a feed or sitemap lists without its text."""

    where: str
    link: str
    context: Context = NO_CONTEXT
    is_map: bool = False
    """Whether it is a further sitemap."""


def in_context(extracted: Extracted, context: Context) -> Extracted:
    """What was extracted, with what the context says where the input itself does not."""
    own = extracted.published if extracted.published and to_edtf(extracted.published) else None
    left = tuple(gap for gap in context.gaps if not (own and gap.what == "published"))
    return replace(
        extracted,
        url=context.url or extracted.url,
        fetched=context.fetched or extracted.fetched,
        external_id=extracted.external_id or context.external_id,
        publisher=extracted.publisher or context.publisher,
        title=extracted.title or context.title,
        byline=extracted.byline or context.byline,
        published=own or context.published or extracted.published,
        language=extracted.language or context.language,
        gaps=(*extracted.gaps, *left),
    )
