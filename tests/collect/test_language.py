from __future__ import annotations

import pytest

from reportedly.collect.language import tell_language


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Two lorries burned on the ring road late on Tuesday.", None, "en"),
        ("TWO LORRIES BURNED ON THE RING ROAD LATE ON TUESDAY.", None, "en"),
        ("Deux camions ont brûlé sur la route mardi soir, ont dit les pompiers.", "en", "fr"),
        ("قال مكتب المحافظ إن شاحنتين احترقتا على الطريق الدائري.", None, "ar"),
        ("Harbourton", None, "und"),
        ("Harbourton", "en-GB", "en"),
        ("12:30 — 14:00", "not a language", "und"),
        ("", None, "und"),
    ],
)
def test_languages(text: str, declared: str | None, language: str) -> None:
    assert tell_language(text, declared) == language
