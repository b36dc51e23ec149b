"""The brief of the sample situation: every sentence goes back to the words of its reports, in every form."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pypdfium2
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.cli.main import main
from reportedly.tell.brief.pdf import other_scripts
from reportedly.tell.wording import plain
from tests.web.conftest import run

QUOTED = re.compile(r"“([^”]*)”")


@pytest.fixture(scope="module")
def record(casebook: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run("brief", "--casebook", str(casebook), "--since", "40", "--format", "json"))
    return told


def sentences(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [*item["sentences"], *(one for inner in item["under"] for one in sentences(inner))]


def test_any_sentence_goes_back_to_the_words_of_its_reports(record: dict[str, Any], book: Casebook) -> None:
    notes = {note["number"]: note for note in record["notes"]}
    texts: dict[str, str] = {}
    told = [one for section in record["sections"] for item in section["items"] for one in sentences(item)]
    assert len(told) > 50
    for sentence in told:
        words = []
        for number in sentence["notes"]:
            note = notes[number]
            for report, spans in [
                (note["report"], note["spans"]),
                *((c["report"], c["spans"]) for c in note["carried"]),
            ]:
                if report not in texts:
                    version = book.report(report)
                    assert version is not None
                    texts[report] = version.report.text
                words.append(" ".join(texts[report][start:end] for start, end in spans))
            assert words
            assert note["words"] in words
        bearing = [plain(one) for one in words]
        for quoted in QUOTED.findall(sentence["text"]):
            start = quoted.removesuffix(" …")
            assert any(start in one for one in bearing), sentence["text"]
        assert set(sentence["claims"]) <= {
            id for n in sentence["notes"] for id in (notes[n]["claim"], *(c["claim"] for c in notes[n]["carried"]))
        }


def test_figures_of_a_sentence_are_those_of_its_words(record: dict[str, Any]) -> None:
    """Outside of quotations there are only days, counts of reports and bands of likelihood."""
    notes = {note["number"]: note for note in record["notes"]}
    for section in record["sections"]:
        for item in section["items"]:
            for sentence in sentences(item):
                rest = QUOTED.sub("", sentence["text"])
                rest = re.sub(r"\(\d+–\d+%\)", "", rest)
                days = {n for one in sentence["notes"] for n in re.findall(r"\d+", notes[one]["published"])}
                names = {n for one in sentence["notes"] for n in re.findall(r"\d+", notes[one]["publisher"])}
                counts = set(re.findall(r"(\d+) (?:reports?|publishers?|origins?)", rest))
                assert set(re.findall(r"\d+", rest)) <= days | counts | names, sentence["text"]


def test_the_record_fits_the_published_schema(client: TestClient) -> None:
    openapi = client.get("/api/v1/openapi.json").json()
    answer = client.get("/api/v1/brief", params={"place": "Liwonde"})
    [content] = openapi["paths"]["/api/v1/brief"]["get"]["responses"]["200"]["content"].values()
    validator = jsonschema.Draft202012Validator({**content["schema"], "components": openapi["components"]})
    validator.validate(answer.json())
    assert not validator.is_valid({**answer.json(), "notes": None})
    assert client.get("/api/v1/brief", params={"status": "nonsense"}).status_code == 400


class Asking(HTMLParser):
    """Collects whatever a page would ask for, and every script and handler."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img", "link", "iframe", "object", "embed", "base", "form"):
            self.asked.append(tag)
        self.asked += [name for name in given if name.startswith("on") or name in ("src", "srcset", "style")]
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []


def test_the_page_asks_nobody_and_its_notes_are_there(casebook: Path) -> None:
    page = run("brief", "--casebook", str(casebook), "--format", "html")
    seen = Asking()
    seen.feed(page)
    assert seen.asked == []
    assert "url(" not in page.replace("url(#", "")
    assert {link.removeprefix("#") for link in seen.links if link.startswith("#")} <= set(seen.ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in seen.links)
    assert len(seen.ids) == len(set(seen.ids))
    assert "default-src 'none'" in unescape(page)


def test_the_workbench_serves_it_and_leads_to_it(client: TestClient) -> None:
    page = client.get("/", params={"place": "Liwonde"}).text
    assert 'href="/brief?place=Liwonde"' in page
    served = client.get("/brief", params={"place": "Liwonde"})
    assert served.status_code == 200
    assert "<style>" not in served.text
    assert client.get("/brief.css").headers["content-type"].startswith("text/css")


def test_the_pdf_holds_every_note_and_every_page_has_something(casebook: Path, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    run("brief", "--casebook", str(casebook), "--format", "pdf", "--out", str(out))
    record = json.loads(run("brief", "--casebook", str(casebook), "--format", "json"))
    document = pypdfium2.PdfDocument(out)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    assert [n for n, page in enumerate(pages[:-1]) if len(page.split()) <= 40] == []
    assert pages[-1].split()
    whole = "".join("".join(pages).split())
    assert "Keyjudgements" in whole
    for note in record["notes"]:
        assert note["claim"] in whole


def test_a_pdf_is_not_written_to_a_terminal(casebook: Path) -> None:
    result = CliRunner().invoke(main, ["brief", "--casebook", str(casebook), "--format", "pdf"])
    assert result.exit_code == 2
    assert "--out" in result.output


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("Élodie, Щука, العربية, עברית, Ω", []),
        ("東京、ソウル 서울", ["Chinese", "Japanese", "Korean"]),
        ("Кyiv and हिन्दी", ["Devanagari"]),
    ],
)
def test_scripts_that_the_fonts_do_not_hold_are_named(text: str, scripts: list[str]) -> None:
    assert other_scripts(text) == scripts
