from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportedly.collect.retry import retry_at

NOW = datetime(2024, 3, 12, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("120", "2024-03-12T08:32:00Z"),
        ("0", "2024-03-12T08:30:00Z"),
        ("Tue, 12 Mar 2024 09:00:00 GMT", "2024-03-12T09:00:00Z"),
        ("Tue, 12 Mar 2024 10:00:00 +0100", "2024-03-12T09:00:00Z"),
        ("Tue, 12 Mar 2024 07:00:00 GMT", "2024-03-12T08:30:00Z"),
        ("99999999999999999999", "2024-04-11T08:30:00Z"),
        ("Fri, 12 Mar 2094 09:00:00 GMT", "2024-04-11T08:30:00Z"),
        *((nothing, None) for nothing in ("", None, "soon", "-5", "1.5", "٣", "Tue, 99 Mar 2024 09:00:00 GMT")),
    ],
)
def test_both_forms_of_retry_after_are_read(written: str | None, at: str | None) -> None:
    assert retry_at(written, NOW) == at
