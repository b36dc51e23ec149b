from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import reportedly.tell.page
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.tell.page import page_chunks
from tests.tell.sample import TEXT, make_reading

SCRIPT = Path(reportedly.tell.page.__file__).parent / "assets" / "page.js"
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Reader(HTMLParser):
    """Collects what a browser would see: tags, attributes, words; and checks that tags nest."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: dict[str, str] = {}
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        inside = self.open[-1] if self.open else ""
        self.words[inside] = self.words.get(inside, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(*readings: Reading) -> str:
    return "".join(page_chunks(readings))


def hostile() -> Reading:
    text = (
        '<script>alert(1)</script> said "<img src=x onerror=alert(2)>" & </style> {{ 7 * 7 }} '
        "]]> <!-- \x00 \ud83d javascript:alert(3) ' onmouseover='x"
    )
    report = Report.from_text(
        text, title="</title><script>x</script>", url="javascript:alert(1)", publisher='"><script>', byline=("<b>",)
    )
    base = make_reading()
    claim = replace(base.claims[0], content=Quote.cut(text, [(0, len(text))]), places=(), quantities=(), time=None)
    claim = replace(claim, attribution=(), event=None)
    gap = replace(base.gaps[0], what="<script>", why="</article>", spans=())
    return replace(base, report=report, claims=(claim,), toponyms=(), timexes=(), gaps=(gap,))


def test_the_page_asks_the_network_for_nothing(reading: Reading) -> None:
    seen = Reader(page(reading, hostile()))
    assert not {"img", "iframe", "object", "embed", "link", "base", "form", "audio", "video"} & {
        t for t, _ in seen.tags
    }
    for _, attributes in seen.tags:
        assert "src" not in attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    assert not re.search(r"@import|url\((?!#)|fetch\(|XMLHttp|import\(", page(reading))


def test_the_policy_names_exactly_the_style_and_the_script(reading: Reading) -> None:
    told = page(reading)
    (policy,) = [m["content"] for m in Reader(told).all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", told, re.S)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_words_of_a_report_stay_words() -> None:
    told = page(hostile())
    seen = Reader(told)
    assert len(seen.all("script")) == 1
    assert len(seen.all("style")) == 1
    assert not seen.all("b") or all(not attributes.get("onerror") for attributes in seen.all("b"))
    assert [a for a in seen.all("a") if (a.get("href") or "").startswith("javascript")] == []
    assert "<script>alert(1)</script> said" in seen.words["span"]
    assert "{{ 7 * 7 }}" in seen.words["span"]
    assert "\x00" not in told
    told.encode("utf-8")


def test_the_whole_text_stands_on_the_page(reading: Reading) -> None:
    body = page(reading).partition('<div class="text" lang="en">')[2].partition("</div>")[0]
    without_numbers = re.sub(r'<a class="ref".*?</a>', "", body)
    shown = re.sub(r"<[^>]+>", "", without_numbers)
    assert shown.split() == TEXT.split()


def test_every_link_inside_the_page_leads_somewhere(reading: Reading) -> None:
    seen = Reader(page(reading, reading))
    ids = [attributes["id"] for _, attributes in seen.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {href[1:] for a in seen.all("a") if (href := a.get("href") or "").startswith("#")}
    assert targets <= set(ids)
    lit = {n for _, attributes in seen.tags for n in (attributes.get("data-c") or "").split()}
    assert lit <= {attributes.get("data-claim") for attributes in seen.all("li")}


def test_several_reports_share_one_page_with_an_index(reading: Reading) -> None:
    assert 'class="index"' not in page(reading)
    told = page(reading, hostile(), reading)
    assert told.count("<article") == 3
    index = told.partition('class="index"')[2].partition("</nav>")[0]
    assert 'href="#r3"' in index
    assert "Nile Courier · published 2023-05-11 · 5 claims" in index
    assert Reader(told).words["title"].startswith("3 reports")


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://courier.example/a", True), ("HTTP://courier.example/a", True), ("data:text/html,x", False)],
)
def test_only_web_addresses_become_links(reading: Reading, url: str, linked: bool) -> None:
    told = page(replace(reading, report=replace(reading.report, url=url)))
    assert (f'href="{url}"' in told) is linked


@pytest.mark.skipif(shutil.which("node") is None, reason="node, which set-up needs, is not installed")
def test_the_script_is_sound() -> None:
    subprocess.run(["node", "--check", str(SCRIPT)], check=True)


def test_a_reading_without_claims_and_no_reading_at_all_are_told_too(reading: Reading) -> None:
    assert "No claims found." in page(replace(reading, claims=()))
    assert "No report was read." in Reader(page()).words["p"]
