from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.collect import Collected, Refused, collect
from reportedly.collect.feed import MOST_ENTRIES, Entry, Feed
from reportedly.collect.sitemap import Page, Sitemap
from reportedly.collect.unfold import read_listing
from reportedly.errors import InputError
from tests.collect.awkward_sites import item, rss, whole
from tests.collect.made import PARAGRAPHS

BASE = "http://lantern.test/news/feed"


def feed(text: str | bytes) -> Feed:
    read = read_listing(text.encode() if isinstance(text, str) else text, "here", BASE)
    assert isinstance(read, Feed)
    return read


def entry(inside: str) -> Entry:
    [found] = feed(rss(f"<item>{inside}</item>")).entries
    return found


ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://lantern.test/" xml:lang="en-GB">
 <title>Daily Lantern</title><link rel="self" href="/feed"/><link href="/"/>
 <entry xml:base="desk/"><id>tag:1</id><title type="html">Lorries &amp;lt;burn&amp;gt; &amp;amp; smoke</title>
  <link rel="enclosure" href="/sound.mp3"/><link rel="alternate" href="one"/>
  <published>2019-01-11T09:30:00+03:00</published><updated>2019-01-12T00:00:00Z</updated>
  <author><name>Jane Doe</name><email>jane@lantern.test</email></author>
  <source><title>Nile Wire</title></source><summary>Two &lt;b&gt;lorries&lt;/b&gt;.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>
 </entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://lantern.test/">
 <title>Daily Lantern</title></channel>
 <item rdf:about="http://lantern.test/1"><title>Bridge closed</title><link>http://lantern.test/1</link>
 <dc:date>2019-01-11T09:30:00Z</dc:date><dc:creator>Jane Doe</dc:creator><dc:publisher>Nile Wire</dc:publisher></item>
 </rdf:RDF>"""


def test_atom_is_read() -> None:
    read = feed(ATOM)
    assert (read.title, read.link, read.language) == ("Daily Lantern", "http://lantern.test/", "en-GB")
    [one] = read.entries
    assert (one.id, one.link, one.title) == ("tag:1", "http://lantern.test/desk/one", "Lorries <burn> & smoke")
    assert (one.published, one.updated) == ("2019-01-11T09:30:00+03:00", "2019-01-12T00:00:00Z")
    assert (one.publisher, one.authors, one.summary) == ("Nile Wire", ("Jane Doe",), "Two lorries.")
    assert (one.text, one.is_whole, one.gaps) == ("One.\nTwo.", False, ())


def test_rdf_is_read() -> None:
    read = feed(RDF)
    [one] = read.entries
    assert (read.title, one.title, one.link) == ("Daily Lantern", "Bridge closed", "http://lantern.test/1")
    assert (one.id, one.published) == ("http://lantern.test/1", "2019-01-11T09:30:00Z")
    assert (one.publisher, one.authors) == ("Nile Wire", ("Jane Doe",))


def test_json_feed_is_read() -> None:
    told = {"id": 7, "url": "one", "title": "Lorries", "content_html": "<p>One.</p>", "date_published": "2019-01-11"}
    text = json.dumps({"version": "https://jsonfeed.org/version/1", "title": "Daily Lantern", "items": [told, 3]})
    [one] = feed(text).entries
    assert (one.id, one.link, one.title) == ("7", "http://lantern.test/news/one", "Lorries")
    assert (one.text, one.published) == ("One.", "2019-01-11")


@pytest.mark.parametrize(
    ("inside", "link"),
    [
        ("<link>/1</link>", "http://lantern.test/1"),
        ("<link>2</link>", "http://lantern.test/news/2"),
        ("<link>\n http://e.test/3 \n</link>", "http://e.test/3"),
        ("<guid>http://lantern.test/4</guid>", "http://lantern.test/4"),
        ('<guid isPermaLink="false">http://lantern.test/4</guid>', None),
        ('<link/><guid isPermaLink="true">http://lantern.test/5</guid>', "http://lantern.test/5"),
        ("<link>http://lantern.test/?a=1&b=2</link>", "http://lantern.test/?a=1&b=2"),
        ('<enclosure url="/sound.mp3"/>', None),
    ],
)
def test_links_are_made_whole(inside: str, link: str | None) -> None:
    assert entry(inside).link == link


@pytest.mark.parametrize(
    ("written", "gaps"),
    [
        ("Fri, 11 Jan 2019 09:30:00 GMT", []),
        ("Fri, 11 Jan 2019 09:30:00 EST", []),
        ("Fri, 11 Jan 2019 09:30:00 +0300", []),
        ("2019-01-11T09:30:00Z", []),
        ("2019-01-11", []),
        ("Fri, 11 Jan 2019 09:30:00", ["published"]),
        ("Fri, 11 Jan 2019 09:30:00 EAT", ["published"]),
        ("2019-01-11T09:30:00", ["published"]),
        ("yesterday", []),
    ],
)
def test_a_time_without_a_zone_is_a_gap_and_not_guessed(written: str, gaps: list[str]) -> None:
    found = entry(f"<link>/1</link><pubDate>{written}</pubDate>")
    assert found.published == written
    assert [gap.what for gap in found.gaps] == gaps


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("a. " * 200, True),
        ("a. " * 20, False),
        ("a. " * 200 + "and then…", False),
        ("a. " * 200 + "and then [...]", False),
        ("a. " * 200 + "Read more", False),
        ("a. " * 200 + "and he said “more”.", True),
    ],
)
def test_only_long_texts_that_are_not_cut_short_are_whole(text: str, is_whole: bool) -> None:
    assert Entry(content=text, text=text).is_whole is is_whole


def test_entities_of_html_are_their_characters_and_others_stay_as_written() -> None:
    assert entry("<title>Caf&eacute;&nbsp;&unknown; R&amp;D A & B</title>").title == "Café &unknown; R&D A & B"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings_are_those_that_are_declared(encoding: str) -> None:
    text = rss(item(1).replace("Lorries", "Cafés"), head=f'<?xml version="1.0" encoding="{encoding}"?>')
    assert feed(text.encode(encoding)).entries[0].title == "Cafés burn"


@pytest.mark.parametrize("broken", ["<rss><channel><item><title>A</title>", "<rss><item><title>A</title></itm><b>"])
def test_broken_feeds_are_mended_and_say_so(broken: str) -> None:
    read = feed(broken)
    assert [one.title for one in read.entries] == ["A"]
    assert any("mended" in gap.why for gap in read.gaps)


@pytest.mark.parametrize(
    "text", ["", "   ", "<html>", "rss", "<svg/>", '{"version": "https://jsonfeed.org/version/1"}']
)
def test_what_is_no_feed_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_listing(text.encode(), "here", BASE)


def test_a_feed_of_too_many_entries_is_read_to_the_limit() -> None:
    read = feed(rss("".join(item(n) for n in range(MOST_ENTRIES + 5))))
    assert len(read.entries) == MOST_ENTRIES
    assert [gap.what for gap in read.gaps] == ["entries"]


def test_a_sitemap_is_read_with_what_it_says_of_news() -> None:
    news = (
        '<n:news xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><n:publication><n:name>Nile Wire</n:name>'
        "<n:language>en</n:language></n:publication><n:publication_date>2019-01-11</n:publication_date>"
        "<n:title>Lorries burn</n:title></n:news>"
    )
    text = f"<urlset><url><loc>/1</loc>{news}</url><url><loc>/2</loc><lastmod>2019-01-12</lastmod></url><url/></urlset>"
    read = read_listing(text.encode(), "here", BASE)
    assert isinstance(read, Sitemap)
    assert read.pages == (
        Page(
            link="http://lantern.test/1",
            title="Lorries burn",
            published="2019-01-11",
            publisher="Nile Wire",
            language="en",
        ),
        Page(link="http://lantern.test/2", modified="2019-01-12"),
    )


def test_a_feed_in_a_file_gives_its_whole_texts_and_refuses_what_it_only_lists(tmp_path: Path) -> None:
    text = rss(item(1, more=f"<pubDate>Fri, 11 Jan 2019 09:30:00 GMT</pubDate>{whole()}") + item(2))
    (tmp_path / "feed.xml").write_text(text, encoding="utf-8")
    taken, refused = collect([tmp_path / "feed.xml"])
    assert isinstance(taken, Collected)
    assert taken.report.text.split("\n") == [*PARAGRAPHS, *PARAGRAPHS]
    assert (taken.report.publisher, taken.report.title) == ("Daily Lantern", "Lorries burn")
    assert (taken.report.published, taken.report.published_from) == ("2019-01-11T09:30:00Z", "metadata")
    assert (taken.report.external_id, taken.report.url, taken.report.fetched) == ("g1", "/1", None)
    assert isinstance(refused, Refused)
    assert refused.what == "only lists /2"
