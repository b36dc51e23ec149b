"""The same bytes from the command line, the API and the links of the page."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.cli.main import main
from reportedly.link.linking import Linked, linked_under
from reportedly.model.reading import Reading
from reportedly.tell.formats import FORMATS, NAMES, Format, format_named
from reportedly.tell.formats.selection import Selection, in_order
from reportedly.web.exports import export_chunks, file_name, last_moment, selected_in, selection_of
from reportedly.web.filter import Filter
from reportedly.web.standing import Standing
from reportedly.work.exporting import whole_readings

API = "/api/v1/export"


def by_command(casebook: Path, to: Path, *arguments: str) -> bytes:
    result = CliRunner().invoke(main, ["export", str(to), "--casebook", str(casebook), *arguments])
    assert result.exit_code == 0, result.output
    return to.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_command_and_api_give_the_same_bytes(name: str, casebook: Path, client: TestClient, tmp_path: Path) -> None:
    answer = client.get(API, params={"as": name})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == format_named(name).media_type
    assert answer.headers["content-disposition"].startswith('attachment; filename="a-week-on-the-shire-b.')
    assert by_command(casebook, tmp_path / "whole", "--as", name) == answer.content


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "bridge", "status": ["corroborated", "disputed"]},
        {"place": "Liwonde", "type": "ASSAULT"},
        {"from": "2024-09-03", "to": "2024-09-04", "source": "police"},
        {"since": "1"},
    ],
)
def test_every_field_of_the_filter_is_an_option(
    asked: dict[str, str | list[str]], casebook: Path, client: TestClient, tmp_path: Path
) -> None:
    options = [
        word
        for name, value in asked.items()
        for one in ([value] if isinstance(value, str) else value)
        for word in ("--words" if name == "q" else f"--{name}", one)
    ]
    for name in ("geojson",) if "since" in asked else ("geojson", "csv"):
        told = by_command(casebook, tmp_path / "part", "--as", name, *options)
        answer = client.get(API, params={"as": name, **asked})
        assert told == answer.content
        assert (told != client.get(API, params={"as": name}).content) == ("since" not in asked)


def test_the_page_links_to_what_it_shows(client: TestClient) -> None:
    page = client.get("/?place=Liwonde&status=corroborated&order=latest&page=1").text
    links = [html.unescape(one) for one in re.findall(r'href="(/api/v1/export[^"]*)"', page)]
    assert [one.rpartition("as=")[2] for one in links] == list(NAMES)
    shown = set(re.findall(r'data-event="(evt_\w+)"', page))
    told = {f["properties"]["event"] for f in client.get(links[0]).json()["features"]}
    assert told == shown
    assert shown


def test_a_format_that_lacks_its_package_is_not_offered(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "as=parquet" in client.get("/?q=bridge").text
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    page = client.get("/?q=blast").text  # not asked for before, when the answer was another
    assert "as=parquet" not in page
    assert "as=stix" in page


def test_a_page_that_shows_nothing_offers_nothing(client: TestClient) -> None:
    assert "/api/v1/export" not in client.get("/?q=unheard-of").text


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "as: Field required"), ("as=shp", "is no format"), ("as=csv&type=WAR", "is no type")],
)
def test_what_cannot_be_exported_is_a_problem(query: str, said: str, client: TestClient) -> None:
    answer = client.get(f"{API}?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_a_missing_package_is_told_before_anything_is_sent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = client.get(API, params={"as": "parquet"})
    assert answer.status_code == 503
    assert "reportedly[parquet]" in answer.json()["detail"]


def test_claims_gone_through_in_the_casebook_are_those_of_the_picture(book: Casebook) -> None:
    stand = Standing(book).now()
    assert list(whole_readings(book)) == list(stand.whole.readings.values())
    form = format_named("jsonl")
    told = b"".join(export_chunks(form, stand, last_moment(book, stand), Filter()))
    assert told.count(b'"record":"report"') + told.count(b'"record": "report"') == len(stand.whole.readings)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A week on the Shire", "a-week-on-the-shire"),
        ("../..", "casebook"),
        ("نهر", "casebook"),
        ("a\r\nb: 1", "a-b-1"),
    ],
)
def test_a_file_is_named_in_letters_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(FORMATS[0], title) == f"{name}.geojson"


PARTS = (
    Filter(text="bridge"),
    Filter(place="Liwonde", type="ASSAULT"),
    Filter(source="police", first="2024-09-03", last="2024-09-04"),
    Filter(status=("disputed", "denied", "withdrawn")),
    Filter(certainty="certain"),
    Filter(text="zeppelin"),
)


def chunks_of(form: Format, selection: Selection) -> Iterator[bytes]:
    if form.events is not None:
        return form.events(selection)
    assert form.claims is not None
    return form.claims(selection.claims())


@pytest.mark.parametrize("name", NAMES)
def test_a_part_is_written_as_from_everything(name: str, book: Casebook) -> None:
    stand = Standing(book).now()
    form, at = format_named(name), last_moment(book, stand)
    for asked in PARTS:
        whole = replace(
            selection_of(stand, at, asked),
            picture=stand.whole.picture,
            readings=stand.whole.readings,
            lineage=stand.whole.lineage,
            events=in_order(told.event for told in stand.chosen(asked)),
        )
        assert b"".join(export_chunks(form, stand, at, asked)) == b"".join(chunks_of(form, whole)), asked


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_written_part_by_part_as_from_memory(
    name: str, book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = Standing(book).now()
    form, at = format_named(name), last_moment(book, stand)
    whole = b"".join(chunks_of(form, selection_of(stand, at, Filter())))
    monkeypatch.setattr("reportedly.web.parts.TOGETHER", 7)  # claims: many parts, of one event or of some
    monkeypatch.setattr("reportedly.web.whole_export.REPORTS_TOGETHER", 3)
    assert b"".join(export_chunks(form, stand, at, Filter())) == whole


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_never_taken_up_at_once(name: str, book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.web.standing.whole_scene", None)
    monkeypatch.setattr("reportedly.web.parts.TOGETHER", 20)
    most = 0

    def counted(readings: Sequence[Reading], **given: Any) -> Linked:
        nonlocal most
        linked = linked_under(readings, **given)
        most = max(most, sum(len(reading.claims) for reading in linked.readings))
        return linked

    monkeypatch.setattr("reportedly.web.parts.linked_under", counted)
    stand = Standing(book).now()
    form = format_named(name)
    assert b"".join(export_chunks(form, stand, "2031-01-01T00:00:00Z", Filter()))
    assert most < 100
    assert most or form.claims is not None


def test_actors_are_those_of_the_first_report_that_names_them(book: Casebook) -> None:
    stand = Standing(book).now()
    at = last_moment(book, stand)
    assert selected_in(stand, at, Filter()).actors == selection_of(stand, at, Filter()).actors


def test_a_part_takes_up_no_more(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    stand = Standing(book).now()
    monkeypatch.setattr("reportedly.web.standing.whole_scene", None)
    for name in NAMES:
        assert b"".join(export_chunks(format_named(name), stand, "2031-01-01T00:00:00Z", PARTS[0]))
