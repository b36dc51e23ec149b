"""What is packed can be inflated by the standard library alone, whichever library deflated it."""

from __future__ import annotations

import zlib

import pytest

from reportedly.casebook.packing import pack, unpack

CONTENTS = (b"", b"a", b"The bridge was hit. " * 5000, bytes(range(256)) * 40)


@pytest.mark.parametrize("content", CONTENTS)
def test_what_is_packed_is_of_the_zlib_format(content: bytes) -> None:
    packed = pack(content)
    assert zlib.decompress(packed) == content
    assert unpack(packed) == content
    assert unpack(zlib.compress(content, 9)) == content


def test_records_shrink() -> None:
    assert len(pack(CONTENTS[2])) < len(CONTENTS[2]) / 50
