"""An outline comes out of what is kept as it went in, tuples and all."""

from __future__ import annotations

from bench.generated_situation import situation
from reportedly.link.kept_shelf import codec_of
from reportedly.link.matter import matters_of
from reportedly.link.outlines import outline_of


def test_an_outline_is_kept_as_it_is() -> None:
    codec = codec_of("outlines")
    outlines = [
        outline_of(matter) for made in situation(12, claims_each=6, seed=2) for matter in matters_of(made.reading)
    ]
    assert any(outline.toll for outline in outlines)
    assert any(outline.story_places for outline in outlines)
    for outline in outlines:
        kept = codec.decode(codec.encode(outline))
        assert kept == outline
        hash(kept)
