"""The API: every record fits the schema that it publishes, pages join to the whole, and errors are problem details."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.tell.situation_json import event_record, relation_record
from reportedly.web.kept.source import FIRST_REPORTS
from reportedly.work.linking import picture_in
from tests.web.conftest import run
from tests.web.page import look

API = "/api/v1"
LISTS = {
    "claims": "",
    "search": "q=bridge",
    "reports": "",
    "events": "",
    "relations": "",
    "sources": "",
    "hypotheses": "all=true",
    "changes": "since=0&all=true",
    "deletions": "since=0",
    "review": "",
}


OF_SOURCE = ("firsts", "copies", "copied")


@pytest.fixture(scope="module")
def openapi(client: TestClient) -> dict[str, Any]:
    told: dict[str, Any] = client.get(f"{API}/openapi.json").json()
    return told


def validator(openapi: dict[str, Any], path: str, status: str = "200") -> jsonschema.Draft202012Validator:
    [content] = openapi["paths"][f"{API}/{path}"]["get"]["responses"][status]["content"].values()
    return jsonschema.Draft202012Validator({**content["schema"], "components": openapi["components"]})


def all_pages(client: TestClient, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    pages: list[str] = []
    following: str | None = address
    while following:
        pages.append(following)
        page = client.get(following).json()
        found += page["results"]
        previous = page["previous"]
        assert (previous is None) == (len(pages) == 1)
        if previous:
            assert client.get(previous).json()["results"] == client.get(pages[-2]).json()["results"]
        following = page["next"]
    return found


@pytest.mark.parametrize(("name", "query"), LISTS.items())
def test_every_record_fits_the_published_schema(
    client: TestClient, openapi: dict[str, Any], name: str, query: str
) -> None:
    page = client.get(f"{API}/{name}?limit=500&{query}").json()
    assert page["results"]
    validator(openapi, name).validate(page)
    broken = {**page, "results": [{**page["results"][0], "series": 1, "kind": 1, "id": 1, "older": 1}]}
    assert not validator(openapi, name).is_valid(broken)


def test_every_address_is_described(openapi: dict[str, Any]) -> None:
    paths = {path.removeprefix(f"{API}/") for path in openapi["paths"] if not path.startswith(f"{API}/jobs")}
    singles = {"reports/{id}", "events/{id}", "sources/{id}", "export", "brief"}
    of_source = {f"sources/{{id}}/{name}" for name in OF_SOURCE}
    assert paths == {*LISTS, *singles, *of_source, "review/decisions", "review/decisions/{id}/undo"}
    written = {path.removeprefix(f"{API}/") for path, told in openapi["paths"].items() if "post" in told}
    assert written == {"review/decisions", "review/decisions/{id}/undo", "jobs/link"}
    assert {"get", "post"} == {method for operations in openapi["paths"].values() for method in operations}


@pytest.mark.parametrize(("name", "query"), LISTS.items())
def test_pages_join_to_the_whole_and_lead_back(client: TestClient, name: str, query: str) -> None:
    whole = client.get(f"{API}/{name}?limit=500&{query}").json()
    assert whole["next"] is None
    records = whole["results"]
    size = max(1, len(records) // 4)
    assert all_pages(client, f"{API}/{name}?limit={size}&{query}") == records


def test_the_api_says_what_the_command_line_says(client: TestClient, casebook: Any) -> None:
    import json

    for command, address in (
        (("events", "--least", "1"), "events?limit=500"),
        (("relations",), "relations?limit=500"),
        (("claims", "--limit", "500"), "claims?limit=500"),
        (("search", "bridge", "--limit", "500"), "search?q=bridge&limit=500"),
        (("reports", "--limit", "500"), "reports?limit=500"),
        (("diff", "--since", "0"), "changes?since=0&limit=500"),
        (("hypotheses", "--all"), "hypotheses?all=true&limit=500"),
        (("sources",), "sources?limit=500"),
    ):
        lines = run(command[0], "--casebook", str(casebook), *command[1:], "--format", "jsonl").splitlines()
        told, answered = [json.loads(line) for line in lines], client.get(f"{API}/{address}").json()["results"]
        if command[0] == "events":
            assert True in list(map(cut_short, told)), "an origin is in more reports than are named"
        assert sorted(map(repr, answered)) == sorted(map(repr, told)), command


def cut_short(event: dict[str, Any]) -> bool:
    """Make an event one as it is listed, which names the first reports of each origin; whether that leaves any out."""
    origins = [*event["origins_for"], *event["origins_against"]]
    for origin in origins:
        if more := len(origin["reports"][FIRST_REPORTS:]):
            origin["more_reports"] = more
            del origin["reports"][FIRST_REPORTS:]
    return any("more_reports" in origin for origin in origins)


def test_single_things_are_had_by_their_id(client: TestClient, book: Casebook, openapi: dict[str, Any]) -> None:
    picture = picture_in(book)[1]
    event = picture.events[0]
    assert client.get(f"{API}/events/{event.id}").json() == event_record(event)
    assert client.get(f"{API}/events/{event.claims[0]}").json() == event_record(event)
    source = client.get(f"{API}/sources/{next(iter(picture.sources))}").json()
    validator(openapi, "sources/{id}").validate(source)
    report = client.get(f"{API}/reports/{next(iter(picture.situation.reports))}").json()
    validator(openapi, "reports/{id}").validate(report)


@pytest.mark.parametrize("name", OF_SOURCE)
def test_what_is_told_of_a_source_fits_its_schema_and_is_had_in_pages(
    client: TestClient, openapi: dict[str, Any], name: str
) -> None:
    ids = [one["id"] for one in client.get(f"{API}/sources?limit=500").json()["results"]]
    pages = [client.get(f"{API}/sources/{id}/{name}?limit=500").json() for id in ids]
    most = max(pages, key=lambda page: len(page["results"]))
    validator(openapi, f"sources/{{id}}/{name}").validate(most)
    address = f"{API}/sources/{ids[pages.index(most)]}/{name}"
    assert all_pages(client, f"{address}?limit=1") == most["results"] != []
    assert client.get(f"{API}/sources/org_none/{name}").status_code == 404


def test_relations_are_narrowed_by_kind_and_claim(client: TestClient, book: Casebook) -> None:
    relations = picture_in(book)[1].situation.relations
    contradictions = client.get(f"{API}/relations?relation=contradicts&limit=500").json()["results"]
    assert contradictions == [relation_record(one) for one in relations if one.relation == "contradicts"]
    claim = contradictions[0]["newer"]
    of_claim = client.get(f"{API}/relations?claim={claim}").json()["results"]
    assert of_claim
    assert all(claim in (one["older"], one["newer"]) for one in of_claim)


@pytest.mark.parametrize(
    ("query", "left_out"),
    [
        ("event=ASSAULT", "no event"),
        ("near=-15.06,35.22,30", "far"),
        ("happened=2024-09-02..2024-09-03", "later"),
        ("certainty=certain&polarity=negative", "positive"),
        ("publisher=Radio Mbuna", "others"),
    ],
)
def test_claims_are_narrowed(client: TestClient, query: str, left_out: str) -> None:
    found = client.get(f"{API}/claims?limit=500&{query}").json()["results"]
    assert 0 < len(found) < len(client.get(f"{API}/claims?limit=500").json()["results"]), left_out


@pytest.mark.parametrize(
    "address",
    [
        "claims?limit=0",
        "claims?limit=501",
        "claims?limit=many",
        "claims?bogus=1",
        "claims?near=here",
        "claims?near=nan,0,5",
        "claims?happened=soon",
        "claims?as_of=never",
        "claims?cursor=!!!",
        "claims?cursor=WzVd",
        "claims?cursor=WyJ4Il0",
        "claims?event=WAR",
        "search",
        "search?q=",
        "events?cursor=WyJ4Il0",
        "events?cursor=WzEuNV0",
        "events?from=never",
        "relations?relation=hates",
        "changes",
        "changes?since=never",
        "changes?since=0&until=never",
        "changes?since=99999999999999999999",
        "changes?since=0&kind=odd",
        "changes?since=0&status=odd",
        "review?type=PICNIC",
        "review?kind=odd",
        "reports?published=x..y",
    ],
)
def test_what_cannot_be_asked_is_a_problem_told_in_words(
    client: TestClient, openapi: dict[str, Any], address: str
) -> None:
    answer = client.get(f"{API}/{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json"), answer.text
    validator(openapi, address.partition("?")[0], "400").validate(answer.json())
    assert len(answer.json()["detail"]) > 10


@pytest.mark.parametrize("address", ["events/evt_none", "reports/rpt_none", "sources/org_none", "nothing"])
def test_what_is_not_there_is_a_problem_too(client: TestClient, address: str) -> None:
    answer = client.get(f"{API}/{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["status"] == 404


def test_changes_are_those_that_the_page_tells_of_events_and_kinds_asked_for(client: TestClient) -> None:
    def told(query: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = client.get(f"{API}/changes?since=0&limit=500&{query}").json()["results"]
        return found

    every, bearing = told(""), told("place=Liwonde")
    assert 0 < len(bearing) < len(every)
    assert [one for one in every if one in bearing] == bearing
    kinds = sorted({one["kind"] for one in every})
    some = kinds[:-1]
    asked = "&".join(f"kind={kind}" for kind in some)
    assert told(asked) == [one for one in every if one["kind"] in some] != every
    assert told(f"{asked}&place=Liwonde") == [one for one in bearing if one["kind"] in some]
    for query, found in (("place=Liwonde", bearing), (f"kind={kinds[0]}", told(f"kind={kinds[0]}"))):
        page = look(client, f"/changes?since=0&{query}")
        assert page.texts("//h1")[0].startswith(f"{len(found)} change")


@pytest.mark.parametrize("name", ["review", "changes"])
def test_the_filter_is_declared_as_it_is_for_events(openapi: dict[str, Any], name: str) -> None:
    def declared(of: str) -> dict[str, Any]:
        given = openapi["paths"][f"{API}/{of}"]["get"]["parameters"]
        return {one["name"]: one["schema"] for one in given if one["name"] not in ("order", "since", "limit", "cursor")}

    assert declared("events").items() <= declared(name).items()
    assert "kind" in declared(name)
