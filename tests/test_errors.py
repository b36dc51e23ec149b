from __future__ import annotations

import pytest

from reportedly.errors import InputError, SetupError, masked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("postgresql://jane:s3cret@host/db", "postgresql://jane:***@host/db"),
        ("postgresql+psycopg://jane:s3:cr@et@host:5432/db is", "postgresql+psycopg://jane:***@host:5432/db is"),
        ("postgresql://host/db?user=jane&password=s3cret&x=1", "postgresql://host/db?user=jane&password=***&x=1"),
        ("http://:s3cret@host/", "http://:***@host/"),
        ("http://host:8080/a@b", "http://host:8080/a@b"),
        ("postgresql://jane@host/db", "postgresql://jane@host/db"),
        ("at 10:30 mail jane@lantern.example", "at 10:30 mail jane@lantern.example"),
        ("http://a.example:80/x http://jane:s3cret@b.example/", "http://a.example:80/x http://jane:***@b.example/"),
    ],
)
def test_passwords_are_masked_and_nothing_else(text: str, told: str) -> None:
    assert masked(text) == told


def test_no_error_tells_a_password() -> None:
    address = "postgresql://jane:s3cret@host/db"
    for error in (
        SetupError(f"no casebook at {address}"),
        InputError(address, f"{address} is closed", f"ask {address}"),
    ):
        assert "s3cret" not in f"{error} {error!r} {vars(error)}"
