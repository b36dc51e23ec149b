from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from reportedly.collect.unpacking import DamagedError, TooLargeError, unpack

WORDS = b"Two lorries burned. " * 500


def bare(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(WORDS, mtime=0),
        zlib.compress(WORDS),
        bare(WORDS),
        gzip.compress(WORDS[:100], mtime=0) + gzip.compress(WORDS[100:], mtime=0),
        gzip.compress(WORDS[:100], mtime=0) + bytes(20) + gzip.compress(WORDS[100:], mtime=0),
        gzip.compress(WORDS, mtime=0) + b"rubbish behind the end",
        gzip.compress(WORDS, mtime=0) + bytes(100),
    ],
)
@pytest.mark.parametrize("size", [7, 1000, 10**6])
def test_everything_that_servers_pack_is_unpacked(packed: bytes, size: int) -> None:
    chunks = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(unpack(chunks, most=len(WORDS))) == WORDS


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(WORDS, mtime=0)[:-9], gzip.compress(WORDS, mtime=0)[:40], b"\x1f\x8brubbish", b"no packing"],
)
def test_what_is_damaged_or_cut_is_told(packed: bytes) -> None:
    with pytest.raises(DamagedError):
        list(unpack([packed], most=10**6))


def test_no_more_than_the_bound_comes_out_or_is_held() -> None:
    bomb = gzip.compress(bytes(2**26), mtime=0)
    tracemalloc.start()
    try:
        with pytest.raises(TooLargeError):
            for _ in unpack([bomb], most=2**25):
                pass
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_the_bound_itself_may_be_reached() -> None:
    assert b"".join(unpack([gzip.compress(WORDS, mtime=0)], most=len(WORDS))) == WORDS
    with pytest.raises(TooLargeError):
        list(unpack([gzip.compress(WORDS, mtime=0)], most=len(WORDS) - 1))
