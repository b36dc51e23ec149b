"""How it is served: what would let others in unasked is refused, and what is served encrypted is."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import trustme

from reportedly.casebook import Casebook
from reportedly.errors import SetupError
from reportedly.people import People
from reportedly.web.serving import Serving, Way, refuse_unsafe
from tests.cli.test_serve import free_port

PASSWORD = "seven ferries at dusk"


def files(folder: Path, authority: trustme.CA, *names: str) -> tuple[str, str]:
    issued = authority.issue_cert(*names)
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(key)
    return str(certificate), str(key)


@pytest.mark.parametrize(
    ("way", "why"),
    [
        (Way(port=1, host="0.0.0.0"), "passwords would cross"),
        (Way(port=1, host="::"), "passwords would cross"),
        (Way(port=1, host="192.168.1.4"), "passwords would cross"),
        (Way(port=1, host="example.org", names=("example.org",)), "passwords would cross"),
        (Way(port=1, host="127.0.0.2"), "passwords would cross"),
        (Way(port=1, host=""), "passwords would cross"),
        (Way(port=1, host="0.0.0.0", unencrypted=True), "by which name"),
        (Way(port=1, proxy="127.0.0.1"), "by which name"),
        (Way(port=1, certificate="x.pem"), "belong together"),
        (Way(port=1, key="x.pem"), "belong together"),
    ],
)
def test_a_way_that_is_not_safe_is_refused(way: Way, why: str) -> None:
    with pytest.raises(SetupError, match=why):
        refuse_unsafe(way)


@pytest.mark.parametrize(
    ("way", "asks", "encrypted", "address", "names"),
    [
        (Way(port=8470), False, False, "http://127.0.0.1:8470/", ()),
        (Way(port=80, host="::1"), False, False, "http://[::1]:80/", ()),
        (Way(port=80, proxy="127.0.0.1", names=("r.example",)), True, True, "https://r.example/", ("r.example",)),
        (Way(port=80, host="10.0.0.1", unencrypted=True), True, False, "http://10.0.0.1:80/", ("10.0.0.1",)),
        (Way(port=80, host="fd00::1", certificate="c", key="k"), True, True, "https://[fd00::1]:80/", ("[fd00::1]",)),
    ],
)
def test_who_is_asked_and_by_which_name(
    way: Way, asks: bool, encrypted: bool, address: str, names: tuple[str, ...]
) -> None:
    refuse_unsafe(way)
    assert (way.asks_who, way.encrypted, way.address) == (asks, encrypted, address)
    assert way.answers_to == (*names, "localhost", "127.0.0.1", "[::1]")


def test_nobody_is_served_where_nobody_could_log_in(book: Casebook, tmp_path: Path) -> None:
    way = Way(port=free_port(), host="127.0.0.2", unencrypted=True)
    with People.of(tmp_path / "x") as people, pytest.raises(SetupError, match="user add"):
        Serving(book, way, local="Musa", people=people)
    with pytest.raises(SetupError, match="hand over its people"):
        Serving(book, way, local="Musa")


def test_a_certificate_that_is_none_is_told(book: Casebook, tmp_path: Path) -> None:
    (tmp_path / "c.pem").write_text("none")
    for name in ("c.pem", "gone.pem"):
        file = str(tmp_path / name)
        with pytest.raises(SetupError, match="cannot be used"):
            Serving(book, Way(port=free_port(), certificate=file, key=file), local="Musa")


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def encrypted(book: Casebook, authority: trustme.CA, tmp_path: Path) -> Iterator[str]:
    """A workbench that others reach, on this computer's second address."""
    certificate, key = files(tmp_path, authority, "127.0.0.2")
    way = Way(host="127.0.0.2", port=free_port(), certificate=certificate, key=key)
    with People.of(tmp_path / "x") as people:
        people.add("Abla Deng", "reader", PASSWORD)
        serving = Serving(book, way, local="Musa", people=people)
        thread = threading.Thread(target=serving.run)
        thread.start()
        yield serving.address
        serving._server.should_exit = True
        thread.join()


def test_it_is_served_encrypted_to_who_logs_in(encrypted: str, authority: trustme.CA) -> None:
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with httpx.Client(base_url=encrypted, verify=trusting, timeout=60) as client:
        assert client.get("/sources").headers["location"] == "/login?next=%2Fsources"
        token = client.get("/login").text.partition('name="csrf" value="')[2][:64]
        entered = client.post("/login", data={"csrf": token, "name": "abla deng", "password": PASSWORD})
        assert entered.status_code == 303
        assert "Secure" in entered.headers["set-cookie"]
        assert client.get("/sources").status_code == 200
    with pytest.raises(httpx.HTTPError):
        httpx.get(encrypted.replace("https", "http"))
