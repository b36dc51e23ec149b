"""The limits that the documentation gives are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.collect import limits

PAGE = (Path(__file__).parents[2] / "docs" / "files.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("what", "most"),
    [
        ("a report's text", f"{limits.MAX_CHARACTERS:,} characters"),
        ("a file with one report", f"{limits.MAX_FILE_BYTES // 2**20} MiB"),
        ("a line of JSON lines", f"{limits.MAX_LINE_BYTES // 2**20} MiB; the file may have any size"),
        ("a web page", f"{limits.MAX_HTML_BYTES // 2**20} MiB"),
        ("a feed or sitemap, unpacked", f"{limits.MAX_LISTING_BYTES // 2**20} MiB"),
        ("a Word file, unpacked", f"{limits.MAX_UNZIPPED_BYTES // 2**20} MiB"),
        ("a PDF", f"{limits.MAX_PAGES:,} pages"),
    ],
)
def test_limits_are_told_as_they_are(what: str, most: str) -> None:
    assert f"| {what} | {most} |" in PAGE
