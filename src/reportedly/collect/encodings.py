"""Bytes to text: what the file declares, then what the bytes allow, then a guess that is told as a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reportedly.collect.collected import gap
from reportedly.errors import InputError
from reportedly.model.gap import Gap

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The 32-bit marks come first: the 16-bit one is the start of one of them."""

LEGACY_ENCODINGS = [
    *("cp1252", "cp1256", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1257", "cp1258", "koi8_r"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
"""The encodings that pages were written in before UTF-8; others a guess would only confuse with them."""

SAMPLE_BYTES = 2**18
"""How much of a text the guess looks at."""

FEW_HIGH_LETTERS = 0.02
"""English in an old encoding has an accent here and there; other alphabets have far more letters above ASCII."""

PUNCTUATION = frozenset(b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa7\xa9\xab\xae\xb0\xbb")
"""Bytes of quotation marks, dashes and signs: the same in all Windows encodings, so they tell none from another."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with what is unsure about it."""

    text: str
    gaps: tuple[Gap, ...] = ()


def decode(content: bytes, where: str, *, declares: bool = False, charset: str | None = None) -> Decoded:
    """Decode bytes to text with "\\n" line ends and without a byte order mark; every other character is kept.

    `declares` tells that the content may name its own encoding, as web pages do; `charset` is what the server named,
    which goes before. Bytes that are UTF-8 by their own evidence are read so whatever was named. Raises InputError
    where the bytes are no text.
    """
    decoded = _marked(content) or _named(content, declares=declares, charset=charset) or _unmarked_utf16(content)
    if decoded is None and b"\x00" in content:
        raise InputError(where, "is no text (it holds NUL bytes)", "save it as text, HTML, PDF or DOCX")
    decoded = decoded or _guessed(content)
    if _is_noise(decoded.text):
        raise InputError(where, "is no text (it is full of control characters)", "save it as text, HTML, PDF or DOCX")
    return Decoded(text=decoded.text.replace("\r\n", "\n").replace("\r", "\n"), gaps=decoded.gaps)


def _marked(content: bytes) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding) or _with_losses(content, encoding)
    return None


def _named(content: bytes, *, declares: bool, charset: str | None) -> Decoded | None:
    """Read in the first encoding named that the bytes allow, but in UTF-8 where they show that they are."""
    match = _DECLARED.search(content[:4096]) if declares else None
    names = [name for name in (charset, match[1].decode("ascii") if match else None) if name]
    utf8 = _utf8(content)
    if utf8 is None or content.isascii():
        return next((decoded for name in names if (decoded := _by_name(content, name))), utf8)
    if all(_is_utf8(name) for name in names):
        return utf8
    # text in an old encoding is hardly ever UTF-8 by chance
    why = f"the encoding is named as {' and '.join(names)}, but the characters are UTF-8 and were read so"
    return Decoded(text=utf8.text, gaps=(gap("encoding", why),))


def _is_utf8(name: str) -> bool:
    try:
        return codecs.lookup(name).name in ("utf-8", "utf-8-sig")
    except (LookupError, ValueError):
        return True  # a name that nobody knows says nothing


def _by_name(content: bytes, name: str) -> Decoded | None:
    try:
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if encoding.startswith(("utf-16", "utf-32")) and b"\x00" not in content:
        return None  # what is written a byte a character is in no wide encoding, whatever it says
    # pages that declare Latin-1 mean Windows-1252; the HTML standard reads them so
    return _strictly(content, {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(encoding, encoding))


def _utf8(content: bytes) -> Decoded | None:
    return _strictly(content, "utf-8") if b"\x00" not in content else None


def _unmarked_utf16(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: in European text every second byte is zero."""
    sample = content[:4096]
    if len(content) % 2 or b"\x00" not in sample:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > 0.7 * len(zeros):
            return _strictly(content, encoding)
    return None


def _guessed(content: bytes) -> Decoded:
    encoding = _likeliest(content[:SAMPLE_BYTES])
    decoded = _strictly(content, encoding) or _with_losses(content, encoding)
    told = gap("encoding", f"the file does not say how its characters are encoded; it was read as {encoding}")
    return Decoded(text=decoded.text, gaps=(told, *decoded.gaps))


def _likeliest(sample: bytes) -> str:
    if sum(byte > 127 and byte not in PUNCTUATION for byte in sample) <= FEW_HIGH_LETTERS * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes  # only where a file is in no Unicode encoding

    best = from_bytes(sample, cp_isolation=LEGACY_ENCODINGS).best()
    return best.encoding if best else "cp1252"


def _strictly(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=content.decode(encoding))
    except (UnicodeError, LookupError, ValueError):
        return None


def _with_losses(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    why = f"{text.count(chr(0xFFFD))} characters could not be read as {encoding} and stand as \ufffd"
    return Decoded(text=text, gaps=(gap("encoding", why),))


def _is_noise(text: str) -> bool:
    sample = text[:65536]
    return len(_CONTROL.findall(sample)) > len(sample) / 100
