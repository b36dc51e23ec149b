from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from reportedly.collect import Collected, Refused, collect
from reportedly.collect.fetch import Fetcher
from reportedly.collect.fetched import Fetched
from reportedly.collect.manners import Manners
from reportedly.collect.wacz_writing import sorted_url, write_wacz
from reportedly.collect.warc_writing import keep_warc
from tests.collect.awkward_server import Asked, FastClock, Net, reply, served
from tests.collect.fuzz_seeds import archives
from tests.collect.made import PARAGRAPHS, page


def lantern(asked: Asked) -> list[bytes]:
    match asked.path:
        case "/old":
            return reply(status=301, location="/packed")
        case "/packed":
            return reply(gzip.compress(page().encode(), mtime=0), content_encoding="gzip")
        case "/picture":
            return reply(b"\x89PNG" + bytes(100), content_type="image/png")
        case "/missing":
            return reply(page(), status=404)
    return reply(page(title="Governor speaks", paragraphs=PARAGRAPHS[::-1]))


@pytest.fixture(scope="module")
def fetched() -> Iterator[list[Fetched]]:
    with served({"lantern.test": lantern}) as server:
        net = Net(port=server.server_address[1])
        fetcher = Fetcher(manners=Manners(heed_robots=False), clock=FastClock().clock, resolve=net.resolve, connect=net)
        yield [fetcher.fetch(f"http://lantern.test/{path}") for path in ("old", "picture", "missing", "2")]


def archive(path: Path, fetched: list[Fetched]) -> Path:
    with path.open("ab") as stream:
        for one in fetched:
            keep_warc(stream, one)
    return path


def texts(path: Path) -> list[tuple[str | None, str | None, str]]:
    found = [one for one in collect([path]) if isinstance(one, Collected)]
    return [(one.report.url, one.report.fetched, one.report.text.partition("\n")[0]) for one in found]


EXPECTED = [
    ("http://lantern.test/packed", "2024-03-12T08:30:01Z", "Lorries burn on ring road"),
    ("http://lantern.test/2", "2024-03-12T08:30:04Z", "Governor speaks"),
]


def test_what_was_fetched_is_read_back_with_address_and_time(tmp_path: Path, fetched: list[Fetched]) -> None:
    path = archive(tmp_path / "a.warc.gz", fetched)
    assert [(url, text) for url, _, text in texts(path)] == [(url, text) for url, _, text in EXPECTED]
    assert all((time or "").startswith("2024-03-12T08:30:0") for _, time, _ in texts(path))


def test_every_request_and_reply_is_kept_with_a_digest_that_holds(tmp_path: Path, fetched: list[Fetched]) -> None:
    with archive(tmp_path / "a.warc.gz", fetched).open("rb") as stream:
        records = [
            (record.rec_type, record.http_headers and record.http_headers.statusline, record.digest_checker.passed)
            for record in ArchiveIterator(stream, check_digests="raise")
            if record.content_stream().read() is not None
        ]
    assert [kind for kind, _, _ in records] == ["warcinfo", *["response", "request"] * 5]
    assert [line for kind, line, _ in records if kind == "response"] == [
        *("301 X", "200 X", "200 X", "404 X", "200 X"),
    ]
    assert all(passed for kind, _, passed in records if kind != "warcinfo")


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_is_read_up_to_there(tmp_path: Path, fetched: list[Fetched], packed: bool) -> None:
    content = archive(tmp_path / "a.warc.gz", fetched).read_bytes()
    whole = content if packed else gzip.decompress(content)
    cut = tmp_path / "cut.warc"
    cut.write_bytes(whole[: -len(whole) // 3])
    found = list(collect([cut]))
    assert [one.report.url for one in found if isinstance(one, Collected)][:1] == [EXPECTED[0][0]]
    refused = [one for one in found if isinstance(one, Refused)]
    assert len(refused) == 1, found
    assert "damaged from byte" in refused[0].what


@pytest.mark.parametrize("packed", [True, False])
def test_what_stands_behind_a_damage_is_read(tmp_path: Path, fetched: list[Fetched], packed: bool) -> None:
    whole = archive(tmp_path / "a.warc.gz", fetched).read_bytes()
    content = bytearray(whole if packed else gzip.decompress(whole))
    content[60 if packed else 20 : 400] = b"\xff" * (340 if packed else 380)
    (tmp_path / "b.warc").write_bytes((b"" if packed else b"WARC/1.1\r\nx\r\n\r\n") + content)
    found = list(collect([tmp_path / "b.warc"]))
    assert [one.report.url for one in found if isinstance(one, Collected)] == [url for url, _, _ in EXPECTED]
    assert any(isinstance(one, Refused) and "damaged" in one.what for one in found)


@pytest.mark.parametrize("packed", [False, True])
def test_replies_in_chunks_packed_or_plain_are_one_and_the_same(tmp_path: Path, packed: bool) -> None:
    (tmp_path / "a.warc").write_bytes(archives()[packed])
    reports = [one.report for one in collect([tmp_path / "a.warc"]) if isinstance(one, Collected)]
    assert [report.text.split("\n")[1:] for report in reports] == [list(PARAGRAPHS)] * 3
    assert len({report.sha256 for report in reports}) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"WARC/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"WARC/1.1\r\nContent-Length: -1\r\n\r\n",
        b"WARC/1.1\r\n" + b"x" * 200_000,
        b"WARC/1.1\r\n" + b"x: y\r\n" * 20_000,
        gzip.compress(b"WARC/1.1\r\nContent-Length: 1099511627776\r\n\r\n", mtime=0),
    ],
)
def test_headers_that_lie_or_do_not_end_are_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    [refused] = collect([tmp_path / "a.warc"])
    assert isinstance(refused, Refused)
    assert "damaged" in refused.what


def test_a_record_that_was_changed_carries_a_gap(tmp_path: Path, fetched: list[Fetched]) -> None:
    plain = gzip.decompress(archive(tmp_path / "a.warc.gz", fetched).read_bytes())
    (tmp_path / "b.warc").write_bytes(plain.replace(b"Governor speaks", b"Governor sleeps"))
    told = {
        one.report.url: [gap.what for gap in one.gaps]
        for one in collect([tmp_path / "b.warc"])
        if isinstance(one, Collected)
    }
    assert "snapshot" in told["http://lantern.test/2"]
    assert "snapshot" not in told["http://lantern.test/packed"]


def test_a_wacz_file_is_read_back_and_its_digests_hold(tmp_path: Path, fetched: list[Fetched]) -> None:
    path = archive(tmp_path / "a.warc.gz", fetched)
    write_wacz(tmp_path / "a.wacz", [path], created="2024-03-12T09:00:00Z")
    assert texts(tmp_path / "a.wacz") == texts(path)
    assert not any("digest" in gap.why for one in collect([tmp_path / "a.wacz"]) for gap in getattr(one, "gaps", ()))


def test_the_index_of_a_wacz_file_leads_to_each_record(tmp_path: Path, fetched: list[Fetched]) -> None:
    path = archive(tmp_path / "a.warc.gz", fetched)
    write_wacz(tmp_path / "a.wacz", [path], created="2024-03-12T09:00:00Z")
    with zipfile.ZipFile(tmp_path / "a.wacz") as package:
        lines = gzip.decompress(package.read("indexes/index.cdx.gz")).decode().splitlines()
        archived = package.read("archive/a.warc.gz")
    assert lines == sorted(lines)
    assert len(lines) == 5
    for line in lines:
        told = json.loads(line.split(" ", 2)[2])
        start = int(told["offset"])
        record = next(iter(ArchiveIterator(BytesIO(archived[start : start + int(told["length"])]))))
        assert record.rec_headers.get_header("WARC-Target-URI") == told["url"]
        assert record.rec_headers.get_header("WARC-Payload-Digest") == told["digest"]


def test_an_archive_with_another_digest_is_read_with_a_gap(tmp_path: Path, fetched: list[Fetched]) -> None:
    path = archive(tmp_path / "a.warc.gz", fetched)
    write_wacz(tmp_path / "a.wacz", [path], created="2024-03-12T09:00:00Z")
    with zipfile.ZipFile(tmp_path / "a.wacz") as good, zipfile.ZipFile(tmp_path / "b.wacz", "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, content.replace(b"sha256:", b"sha256:00") if name == "datapackage.json" else content)
    found = [one for one in collect([tmp_path / "b.wacz"]) if isinstance(one, Collected)]
    assert len(found) == 2
    assert all("no longer has the digest" in " ".join(gap.why for gap in one.gaps) for one in found)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.Lantern.test/A?b=C", "test,lantern)/a?b=c"),
        ("https://lantern.test", "test,lantern)/"),
        ("http://lantern.test:8080/", "test,lantern:8080)/"),
    ],
)
def test_addresses_are_sorted_from_the_end_of_the_host(url: str, key: str) -> None:
    assert sorted_url(url) == key
