"""The views of the sample situation: what is on them, and that what they say of one thing is the same everywhere."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.casebook import By, Casebook
from reportedly.errors import SetupError
from reportedly.link.copying import carried_among, newsroom_keys
from reportedly.tell.wording import counted, plain
from reportedly.web.app import workbench
from reportedly.web.built import FOLDER, built
from reportedly.web.filter import STATUSES
from reportedly.web.kept.source_pages import all_sources, claims_said, source_kept
from reportedly.web.standing import Stand, Standing
from reportedly.weigh.turns import turns_of
from reportedly.work.linking import picture_in
from tests.web.page import list_all, look
from tests.work.test_linking import ANN

MOST_SCRIPT = 400_000
"""Bytes of all scripts, compressed."""
MOST_LAND = 400_000
QUERIES = (
    "",
    "status=disputed&status=denied",
    "q=bridge",
    "place=liwonde",
    "source=police",
    "type=ASSAULT",
    "certainty=possible",
    "grade=3",
    "grade=F&certainty=certain",
    "from=2024-09-04&to=2024-09-05",
    "q=BRIDGE&from=2024-09-03&status=uncorroborated&place=Liwonde",
)


@pytest.fixture(scope="module")
def stand(book: Casebook) -> Stand:
    return Standing(book).now()


@pytest.fixture(scope="module")
def told_most(stand: Stand) -> str:
    """The event that most claims tell of."""
    return max(stand.whole.picture.events, key=lambda event: len(event.claims)).id


def test_the_situation_says_what_is_disputed_and_by_whom_without_script(client: TestClient, stand: Stand) -> None:
    seen = look(client, "/")
    assert seen.texts("//*[@id='number']") == [str(len(stand.whole.told))]
    counts: Counter[str] = Counter(event.status for event in stand.whole.picture.events)
    shown = [text.split() for text in seen.texts("//fieldset//label")]
    assert {status: int(number) for status, number in shown} == {status: counts[status] for status in STATUSES}
    assert seen.of_class("dispute")
    assert any("against:" in text for text in seen.of_class("stands"))
    assert "javascript" in seen.texts("//*[@id='map']")[0].lower()


def test_what_stands_on_the_page_in_short_is_said_there_in_words(client: TestClient) -> None:
    seen = look(client, "/")
    assert set(STATUSES) <= set(seen.texts("//ul[@class='legend']/li"))
    assert any("(not on the map)" in text for text in seen.of_class("about"))
    assert not any("?" in text for text in seen.of_class("about"))
    assert all(
        re.search(r"credibility [1-6], (confirmed|probably|possibly|doubtful|improb|cannot)", one)
        for one in seen.of_class("stands")
    )
    counted = [small for text in seen.of_class("dispute") for small in re.findall(r"\(([^()]*)\)", text)]
    assert {"nobody named", "1"} <= set(counted)
    assert "0" not in counted


@pytest.mark.parametrize("query", QUERIES)
def test_list_timeline_map_and_api_agree_on_what_is_asked_for(client: TestClient, stand: Stand, query: str) -> None:
    listed = list_all(client, query)
    assert len(listed) == len(set(listed))
    seen = look(client, f"/?{query}")
    assert seen.texts("//*[@id='number']") == [str(len(listed))]
    bars = [int(text) for text in seen.texts("//ol[@class='bars']//span[@class='n']") if text]
    undated = [int(text.split()[0]) for text in seen.texts("//section[@id='timeline']/p[@class='lost']")]
    assert sum(bars) + sum(undated) == len(listed)
    places = client.get(f"/map/places.json?{query}").json()
    on_map = {event for feature in places["features"] for event in feature["properties"]["events"]}
    placed = {one.event.id for one in stand.whole.told if any(p.place.lat is not None or p.place.geometry is not None
              for claim in one.claims for p in claim.places)}  # fmt: skip
    assert on_map == set(listed) & placed
    api: list[str] = []
    address = f"/api/v1/events?limit=500&{query}"
    api = [event["id"] for event in client.get(address).json()["results"]]
    assert api == listed


def test_certainty_and_grades_are_those_of_the_events(client: TestClient, stand: Stand) -> None:
    """Better is nearer to 1 and A; what cannot be judged is asked for by itself."""
    events = {event.id: event for event in stand.whole.picture.events}
    claims, origins = stand.whole.picture.situation.claims, stand.whole.picture.situation.origins
    for certainty in ("certain", "possible"):
        found = set(list_all(client, f"certainty={certainty}"))
        said = {e.id for e in events.values() if any(claims[c].factuality.certainty == certainty for c in e.claims)}
        assert found == said
    for grade, wanted in (("1", {1}), ("3", {1, 2, 3}), ("5", {1, 2, 3, 4, 5}), ("6", {6})):
        assert set(list_all(client, f"grade={grade}")) == {e.id for e in events.values() if e.credibility in wanted}
    for letter, reliable in (("A", "A"), ("C", "ABC"), ("F", "F")):
        graded = {
            event.id
            for event in events.values()
            if any(
                stand.whole.picture.sources[o.id].grade in reliable for c in event.claims for o in origins.get(c, ())
            )
        }
        assert set(list_all(client, f"grade={letter}")) == graded
    assert client.get("/?grade=7").status_code == client.get("/?certainty=sure").status_code == 400


def test_a_filter_leaves_something_and_leaves_something_out(client: TestClient, stand: Stand) -> None:
    for query in QUERIES[1:]:
        assert 0 < len(list_all(client, query)) < len(stand.whole.told), query


def test_selecting_a_day_or_place_keeps_what_else_is_asked_for(client: TestClient) -> None:
    seen = look(client, "/?q=bridge&order=latest")
    [day, *_] = seen.links("//ol[@class='bars']//a")
    assert {"q=bridge", "order=latest", "from=2024-09-02", "to=2024-09-02"} == set(day.removeprefix("/?").split("&"))
    place = client.get("/map/places.json?q=bridge").json()["features"][0]["properties"]
    assert place["href"] == "/?q=bridge&place=Liwonde"


def test_only_new_shows_events_with_reports_that_came_in_later(client: TestClient, stand: Stand) -> None:
    entry = sorted(one.entry for one in stand.whole.told)[len(stand.whole.told) // 2]
    assert set(list_all(client, f"since={entry}")) == {one.event.id for one in stand.whole.told if one.entry > entry}
    assert list_all(client, f"since={stand.entry}") == []
    assert len(list_all(client, "since=2000-01-01")) == len(stand.whole.told)


def test_places_are_drawn_as_what_they_are(client: TestClient) -> None:
    features = client.get("/map/places.json").json()["features"]
    kinds = {feature["properties"]["kind"]: feature["geometry"]["type"] for feature in features}
    assert {"point", "radius", "country", "route", "line", "area"} <= set(kinds)
    assert kinds["route"] == "LineString"
    assert not [feature for feature in features if feature["geometry"]["type"] == "Point"]
    route = next(feature for feature in features if feature["properties"]["label"] == "Nacala → Blantyre")
    assert route["geometry"]["coordinates"][0][0] > route["geometry"]["coordinates"][-1][0]


def test_the_map_is_fitted_to_where_the_events_are(client: TestClient) -> None:
    west, south, east, north = client.get("/map/places.json").json()["bounds"]
    assert west < 35.2 < east
    assert south < -15 < north
    assert east - west < 20  # not with Leeds and Toronto, of which one advertisement tells


def test_land_is_fine_near_and_coarse_far_away(client: TestClient) -> None:
    answer = client.get("/map/land.json?box=33,-17,37,-13")
    assert len(gzip.compress(answer.content, mtime=0)) < MOST_LAND
    land = answer.json()["features"]
    corners = {f["properties"]["name"]: sum(map(len, (r[0] for r in f["geometry"]["coordinates"]))) for f in land}
    assert corners["Malawi"] > 500 > corners["France"]
    assert not [f for f in land if f["properties"]["kind"] == "province" and -100 < f["properties"]["lon"] < 0]
    assert client.get("/map/land.json?box=1,2,3").status_code == 400
    assert client.get("/map/land.json?box=5,2,1,9").status_code == 400


def test_an_event_shows_each_origin_and_marks_what_they_disagree_on(
    client: TestClient, stand: Stand, told_most: str
) -> None:
    seen = look(client, f"/events/{told_most}")
    event = next(event for event in stand.whole.picture.events if event.id == told_most)
    rows = seen.texts("//table[@class='sides']/tbody/tr/th")
    assert len([row for row in rows if not row.startswith("lineage unknown")]) >= event.independent_origins
    for origin in (*event.origins_for, *event.origins_against):
        assert any(row.startswith(" ".join(origin.informant.split())) for row in rows)
    stands = Counter(
        word
        for row in rows
        for word in ("for", "against", "counted on neither side")
        if re.search(rf"[A-F]{word}\b", row)
    )
    assert (stands["for"], stands["against"]) == (len(event.origins_for), len(event.origins_against))
    assert stands["counted on neither side"] >= 1  # the Front denies its own hand and not the blast
    marked = set(seen.texts("//td[@data-label='figures']/p[@class='disputed']"))
    tolls = {value.value for disputed in event.disputed if disputed.attribute == "value" for value in disputed.values}
    assert len(tolls) > 1
    assert marked == tolls
    assert "certain negative" in seen.texts("//td[@data-label='how surely']/p[@class='disputed']")
    says = set(seen.texts("//td[@data-label='says']/p[@class='disputed']"))
    assert "The Upper Shire Front had no hand in the blast" in says
    assert not any("Fifteen people" in words for words in says)
    assert event.credibility_rule in seen.html
    words = [link for link in seen.links("//td[@data-label='says']//a") if link.startswith("/reports/")]
    assert {stand.whole.picture.situation.claims[id].report_id for id in event.claims} >= {
        link.split("/")[2].split("?")[0] for link in words
    }


def test_an_event_shows_who_copied_whom(client: TestClient, told_most: str) -> None:
    seen = look(client, f"/events/{told_most}")
    nested = seen.texts("//ul[contains(@class,'tree')]//ul[contains(@class,'tree')]/li")
    assert any("verbatim" in text and "The Zomba Evening Star" in text for text in nested)
    assert any("Told by" in text for text in seen.texts("//details[@class='why']/pre"))


def test_evidence_is_two_clicks_away_and_shows_the_very_words(client: TestClient, book: Casebook) -> None:
    claims = picture_in(book)[1].situation.claims
    first = look(client, "/").links("//h3/a")[0]
    second = look(client, first).links("//td[@data-label='says']//a")[0]
    seen = look(client, second.partition("#")[0])
    claim = claims[re.findall(r"clm_\w+", second)[0]]
    lit = "".join(element.text_content() for element in seen.tree.xpath("//*[contains(@class,' lit')][@data-claims]"))
    assert lit == claim.content.text
    assert len(seen.tree.xpath("//*[@id='words']")) == 1


def test_evidence_shows_every_claim_with_its_chain_and_where_the_bytes_came_from(
    client: TestClient, stand: Stand
) -> None:
    reading = max(stand.whole.readings.values(), key=lambda reading: len(reading.claims))
    seen = look(client, f"/reports/{reading.report.id}")
    chains = seen.of_class("chain")
    assert len(chains) == len(reading.claims)
    for claim in reading.claims:
        for link in claim.attribution:
            if link.source:
                assert any(" ".join(link.source.quote.text.split()) in chain for chain in chains)
    assert reading.report.sha256 in seen.html
    assert {"content", "source", "cue"} <= {
        name for classes in seen.tree.xpath("//*[contains(@class,'m ')]/@class") for name in classes.split()
    }


def test_versions_are_compared_word_by_word(client: TestClient, book: Casebook) -> None:
    newest = next(r for r in client.get("/api/v1/reports?publisher=Lake%20<i>Mirror</i>").json()["results"])
    assert newest["version"] == 2
    seen = look(client, f"/reports/{newest['report']['id']}")
    compared = "//section[@id='versions']"
    assert seen.texts(f"{compared}//del") == ["one man"]
    assert seen.texts(f"{compared}//ins") == ["two people"]
    older = seen.links("//nav[@class='versions']/a")[0]
    assert "one man" in look(client, older).texts("//*[@class='reading']//*[@class='text']")[0]


def test_sources_carry_their_grade_and_record(client: TestClient, stand: Stand) -> None:
    seen = look(client, "/sources")
    assert len(seen.texts("//tbody/tr")) == len({o.id for e in stand.whole.told for c in e.claims
                                                 for o in stand.whole.picture.situation.origins[c.id]})  # fmt: skip
    graded = next(id for id, grade in stand.whole.picture.sources.items() if grade.history)
    record = look(client, f"/sources/{graded}").texts("//ol[@class='record']/li")
    assert len(record) == len(stand.whole.picture.sources[graded].history)
    narrowed = look(client, "/sources?status=denied").texts("//tbody/tr")
    assert 0 < len(narrowed) < len(seen.texts("//tbody/tr"))


def test_a_source_says_why_it_cannot_be_judged_and_tells_its_claims_page_by_page(
    client: TestClient, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    [most] = all_sources(stand.rows, limit=1, skipped=0)
    address, quoted = f"/sources/{most.origin.id}", "//ul[@class='said']/li"
    whole = look(client, address)
    assert "fewer than 3 cannot judge it" in whole.of_class("stands")[0]
    ids = claims_said(stand.rows, most.origin.id, limit=1000)
    said = [plain(stand.whole.picture.situation.claims[id].content.text) for id in ids]
    assert whole.texts(f"{quoted}/a") == list(dict.fromkeys(said)), "the same words stand once"
    assert len(whole.links(f"{quoted}//a")) == len(said), "and lead to each report that holds them"
    monkeypatch.setattr("reportedly.web.sources_view.MOST_SAID", 3)
    pages = [look(client, f"{address}?page={n}&few=1") for n in range(1, -(-len(said) // 3) + 1)]
    assert [len(page.links(f"{quoted}//a")) for page in pages[:-1]] == [3] * (len(pages) - 1)
    claims = stand.whole.picture.situation.claims
    for n, page in enumerate(pages):
        some = [claims[id] for id in ids[3 * n : 3 * n + 3]]
        assert sorted(page.links(f"{quoted}//a")) == sorted(f"/reports/{c.report_id}?claim={c.id}#words" for c in some)
    assert pages[0].texts("//nav[@class='pages']/span") == [f"page 1 of {len(pages)}"]


def test_of_a_long_record_the_latest_is_told_and_the_rest_counted(
    client: TestClient, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    graded = next(id for id, grade in stand.whole.picture.sources.items() if grade.history)
    kept = source_kept(stand.rows, graded)
    history = tuple(replace(kept.grade.history[0], why=f"settled {n}") for n in range(5))
    long = replace(kept, grade=replace(kept.grade, history=history))
    monkeypatch.setattr("reportedly.web.sources_view.source_kept", lambda *_: long)
    monkeypatch.setattr("reportedly.web.sources_view.MOST_SETTLED", 2)
    seen = look(client, f"/sources/{graded}?long=1")
    assert seen.texts("//ol[@class='record']/li/p[2]") == ["settled 3", "settled 4"]
    assert seen.tree.xpath("//ol[@class='record']/@start") == ["4"]
    assert "The latest 2 of 5" in seen.html


def test_what_came_in_since_yesterday_is_one_step_away(client: TestClient, stand: Stand) -> None:
    [recent] = look(client, "/").of_class("recent")
    assert recent.startswith(f"{stand.head.events} events with reports that came in since yesterday")
    [events, changes] = look(client, "/").links("//p[@class='recent']/a")
    assert look(client, events).texts("//*[@id='number']") == [str(stand.head.events)]
    assert look(client, changes).texts("//h1")[0].endswith("since yesterday")
    assert look(client, changes).texts("//ol[@class='changed']/li") == look(client, "/changes?since=0").texts(
        "//ol[@class='changed']/li"
    )


def test_nothing_found_leaves_neither_map_nor_days(client: TestClient) -> None:
    seen = look(client, "/?q=zeppelin")
    assert seen.of_class("empty")[0].startswith("No event is like that.")
    assert seen.of_class("where-when") == []


def test_changes_show_new_words_against_old(client: TestClient) -> None:
    seen = look(client, "/changes?since=0")
    assert "one man" in seen.texts("//ol[@class='changed']//del")
    assert "two people" in seen.texts("//ol[@class='changed']//ins")
    [nothing] = look(client, "/changes?since=2999-01-01").of_class("empty")
    assert nothing.startswith("Nothing changed since then")
    assert look(client, "/changes?since=2999-01-01&all=true").of_class("empty") == ["Nothing changed since then."]
    everything = look(client, "/changes?since=0&all=true").texts("//ol[@class='changed']/li")
    assert len(everything) > len(seen.texts("//ol[@class='changed']/li"))


def changed_reports(client: TestClient, query: str) -> set[str]:
    """The reports whose changes are listed."""
    links = look(client, f"/changes?since=0&{query}").links("//ol[@class='changed']/li//a")
    return {link.removeprefix("/reports/") for link in links}


@pytest.mark.parametrize("query", [query for query in QUERIES if query])
def test_changes_are_those_of_the_events_asked_for(client: TestClient, stand: Stand, query: str) -> None:
    wanted = set(list_all(client, query))
    reports = {o.report_id for o in stand.whole.linked.reports}
    telling = {
        stand.whole.picture.situation.claims[claim].report_id
        for event in stand.whole.picture.events
        if event.id in wanted
        for claim in event.claims
    }
    listed = changed_reports(client, query)
    assert telling
    assert listed & reports == telling, "of reports in their newest version"
    assert listed <= changed_reports(client, "")


def test_changes_of_a_report_in_an_older_version_are_listed_with_it(client: TestClient, book: Casebook) -> None:
    hostile = client.get("/api/v1/reports?publisher=Lake%20<i>Mirror</i>").json()["results"][0]["report"]["id"]
    newest = book.report(hostile)
    assert newest is not None
    versions = {version.report.id for version in book.versions(newest.series)}
    assert len(versions) == 2
    assert versions <= changed_reports(client, "q=boats")


def test_the_filter_goes_along_to_changes_and_back_but_for_since_when(client: TestClient) -> None:
    def views(path: str) -> list[str]:
        return look(client, path).links("//nav[@class='views']/a")

    assert "/changes?place=Liwonde&since=0" in views("/?place=Liwonde&since=0")
    there = views("/changes?place=Liwonde&since=0")
    assert "/?place=Liwonde" in there
    assert "/sources?place=Liwonde" in there


def test_changes_are_counted_by_kind_and_shown_of_one(client: TestClient) -> None:
    seen = look(client, "/changes?since=0&all=true")
    whole, *kinds = [text.rsplit(" ", 1) for text in seen.texts("//nav[@class='asked-kinds']/a")]
    assert int(whole[1]) == sum(int(number) for _, number in kinds) > len(kinds) > 2
    for link, (kind, number) in zip(seen.links("//nav[@class='asked-kinds']/a")[1:], kinds, strict=True):
        tags = look(client, link).texts("//ol[@class='changed']/li/p[1]/span[1]")
        assert tags == [kind] * int(number)


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/changes?since=0&kind=odd", 400, "is no kind of change"),
        ("/?from=yesterday", 400, "is no day"),
        ("/?from=2024-13-01", 400, "is no day"),
        ("/?to=20240301", 400, "is no day"),
        ("/?status=true", 400, "is no status"),
        ("/?type=WAR", 400, "is no type"),
        ("/?page=0", 400, "is no page"),
        ("/?since=later", 400, "is no moment"),
        ("/changes?since=later", 400, "is no moment"),
        ("/events/evt_none", 404, "is no event"),
        ("/reports/rpt_none", 404, "is no report"),
        ("/sources/org_none", 404, "is no source"),
        ("/nowhere", 404, "Not Found"),
    ],
)
def test_what_is_not_there_is_said_on_a_page(client: TestClient, path: str, status: int, told: str) -> None:
    seen = look(client, path, status)
    assert told in " ".join(seen.texts("//main"))
    assert "/" in seen.links("//main//a")


def test_an_empty_answer_says_how_to_go_on(client: TestClient) -> None:
    seen = look(client, "/?q=zeppelin")
    assert seen.texts("//*[@id='number']") == ["0"]
    assert "/" in seen.links("//*[@class='empty']//a")


def test_an_empty_answer_says_what_each_thing_that_is_asked_for_costs(client: TestClient) -> None:
    seen = look(client, "/?q=zeppelin&place=Liwonde&status=disputed&status=denied&since=0")
    told = seen.texts("//ul[@class='wider']/li")
    assert [one.rsplit(":", 1)[0].removeprefix("without ") for one in told] == [
        *("words zeppelin", "place Liwonde", "status disputed or denied", "new since 0")
    ]
    [link] = seen.links("//ul[@class='wider']//a")
    [number] = look(client, link).texts("//*[@id='number']")
    assert told[0].endswith(f": {number} event" + "s" * (number != "1"))
    assert look(client, "/?q=zeppelin").of_class("wider") == [], "one thing is left out by showing all"


def test_an_empty_casebook_says_what_to_run(tmp_path: Path) -> None:
    with Casebook.create(tmp_path / "empty.reportedly", ANN) as empty:
        client = TestClient(workbench(empty), base_url="http://localhost")
        assert "reportedly collect" in " ".join(look(client, "/").of_class("empty"))
        for path in ("/sources", "/explanations", "/changes"):
            assert look(client, path).of_class("empty")
        assert client.get("/map/places.json").json()["features"] == []


def test_a_casebook_that_grows_is_shown_as_it_has_grown(casebook: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.reportedly"
    with Casebook.open(casebook) as before:
        before.back_up(copy)
    with Casebook.open(copy) as book:
        client = TestClient(workbench(book), base_url="http://localhost")
        first = client.get("/")
        claims = {
            claim.id
            for told in Standing(book).now().whole.told
            if told.event.status == "denied"
            for claim in told.claims
        }
        for claim in claims:
            book.judge("reject", f"claim {claim}", {}, By.person("Ann", ANN.at), why="misread")
        second = client.get("/", headers={"If-None-Match": first.headers["etag"]})
        assert second.status_code == 200
        assert "/?status=denied" not in second.text
        assert list_all(client, "status=denied") == []


def test_a_page_that_is_as_before_is_not_sent_again(client: TestClient) -> None:
    for path in ("/", "/api/v1/claims", "/map/places.json"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        other = client.get(
            f"{path}?limit=1" if "api" in path else f"{path}?q=bridge", headers={"If-None-Match": first.headers["etag"]}
        )
        assert other.status_code == 200
    assert "etag" not in client.get("/?from=x").headers


def test_what_is_asked_again_is_answered_alike(client: TestClient) -> None:
    for path in ("/?q=bridge", "/api/v1/events?limit=3", "/map/places.json?q=bridge"):
        first, again = client.get(path), client.get(path)
        plain = client.get(path, headers={"Accept-Encoding": "identity"})
        assert first.content == again.content == plain.content
        assert first.headers == again.headers
        assert "content-encoding" not in plain.headers


def test_assets_may_be_kept_for_good(client: TestClient) -> None:
    answer = client.get(built().script)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert client.get("/assets/../app.py").status_code == 404


def test_all_scripts_together_stay_small() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes(), mtime=0)) for path in FOLDER.glob("*.js")}
    assert len(sizes) >= 3, "the client is not built"
    assert sum(sizes.values()) < MOST_SCRIPT, sizes


def test_an_unbuilt_client_is_said(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="make setup"):
        built(tmp_path)


def test_no_page_shows_a_record_as_python_writes_it(client: TestClient, told_most: str) -> None:
    for path in ("/", f"/events/{told_most}", look(client, f"/events/{told_most}").links("//td//a")[0], "/sources"):
        assert not re.search(r"\w+\(\w+=", "".join(look(client, path.partition("#")[0]).tree.xpath("//body//text()")))


def test_the_order_asked_for_is_the_order_shown(client: TestClient, stand: Stand) -> None:
    days = {one.event.id: one.last_day or "" for one in stand.whole.told}
    latest = [days[id] for id in list_all(client, "order=latest")]
    assert latest == sorted(latest, reverse=True)


def test_a_source_tells_what_it_was_first_with_and_each_leads_to_event_and_evidence(
    client: TestClient, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    situation = stand.whole.picture.situation
    turns = [(turn, event.id) for event in stand.whole.picture.events for turn in turns_of(event, situation)]
    first = Counter(turn.source for turn, _ in turns if turn.first)
    source, number = first.most_common(1)[0]
    mine = [(turn, event) for turn, event in turns if turn.source == source]
    seen = look(client, f"/sources/{source}")
    item = "//ul[@class='said firsts']/li"
    reports = {turn.claim: situation.claims[turn.claim].report_id for turn, _ in mine}
    assert sorted(seen.links(f"{item}//a")) == sorted(
        address
        for turn, event in mine
        if turn.first
        for address in (f"/events/{event}", f"/reports/{reports[turn.claim]}?claim={turn.claim}#words")
    )
    assert seen.texts("//h2[@id='first-title']/small")[0].startswith(f"{number} of {counted(len(mine), 'event')}")
    assert any(turn.level for turn, _ in turns if turn.first)
    told = {source: look(client, f"/sources/{source}").texts(item) for source in first}
    for turn, _ in turns:
        if turn.first:
            assert any(("level with" in one) == bool(turn.level) for one in told[turn.source])
    monkeypatch.setattr("reportedly.web.sources_view.MOST_FIRSTS", 1)
    pages = [look(client, f"/sources/{source}?firsts={n}&by=one") for n in range(1, number + 1)]
    assert sorted(link for page in pages for link in page.links(f"{item}//a")) == sorted(seen.links(f"{item}//a"))


def test_a_source_tells_whom_it_copies_and_who_copies_it(client: TestClient, stand: Stand) -> None:
    linked = stand.whole.linked
    told = list(carried_among(linked.readings, linked.reports))
    origins = {o.id: o for held in stand.whole.picture.situation.origins.values() for o in held}
    pages = 0
    for origin in origins.values():
        keys = newsroom_keys(origin)
        copying, copied = [one for one in told if one.by in keys], [one for one in told if one.of in keys]
        if not copying and not copied:
            continue
        pages += 1
        seen = look(client, f"/sources/{origin.id}")
        for some, title in ((copying, "copies-title"), (copied, "copied-title")):
            links = seen.links(f"//section[@aria-labelledby='{title}']/ul[@class='said copies']//a")
            wanted = {f"/reports/{id}" for one in some for id in (one.report, one.older) if id}
            assert {link for link in links if link.startswith("/reports/")} == wanted
            assert all(link.startswith(("/reports/", "/events/")) for link in links)
    assert pages > 2
