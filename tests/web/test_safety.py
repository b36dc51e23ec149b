"""What keeps other pages and hostile reports out."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.web.app import workbench
from reportedly.web.safety import HEADERS, POLICY, Safety
from tests.web.conftest import HOSTILE_TITLE
from tests.web.page import look

PATHS = (
    "/",
    "/sources",
    "/explanations",
    "/changes",
    "/events/none",
    "/api/v1/claims",
    "/api/v1/none",
    "/map/land.json",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_all_that_is_not_the_workbenchs_own(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in POLICY
    assert "http" not in POLICY.replace("https", "http").replace("'self'", "")


@pytest.mark.parametrize("path", ["/", "/sources", "/explanations", "/changes?since=0", "/?from=never", "/events/none"])
def test_no_page_holds_script_or_style_of_its_own_or_asks_elsewhere(client: TestClient, path: str) -> None:
    tree = look(client, path, status={"/?from=never": 400, "/events/none": 404}.get(path, 200)).tree
    assert [script.get("src") for script in tree.xpath("//script")] == [tree.xpath("//script")[0].get("src")]
    assert not [script for script in tree.xpath("//script") if script.text]
    assert not tree.xpath("//style") + tree.xpath("//@style")
    assert not [name for name in tree.xpath("//@*/..") for key in name.attrib if key.startswith("on")]
    asked = tree.xpath("//@src") + tree.xpath("//link/@href")
    assert asked
    assert all(address.startswith("/assets/") for address in asked)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8470", 200),
        ("LOCALHOST:1", 200),
        ("127.0.0.1:8470", 200),
        ("[::1]:8470", 200),
        ("evil.example", 421),
        ("evil.example:8470", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example:8470", 421),
        ("192.168.1.4:8470", 421),
        ("", 421),
    ],
)
def test_only_names_of_this_computer_are_answered(client: TestClient, host: str, status: int) -> None:
    answer = client.get("/changes", headers={"host": host})
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    if status == 421:
        assert "reportedly</a>" not in answer.text
        assert answer.headers["content-type"] == "application/problem+json"


def test_two_hosts_are_one_too_many() -> None:
    async def nothing(scope: object, receive: object, send: object) -> None: ...

    safety = Safety(nothing)
    assert not safety.answers_to(["localhost", "evil.example"])
    assert not safety.answers_to([])
    assert safety.answers_to(["localhost:80"])


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/api/v1/claims", "/api/v1/reports", "/changes"])
def test_nothing_can_be_written(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 405


def test_looking_enters_nothing_in_the_ledger(client: TestClient, book: Casebook) -> None:
    before = book.stock()
    for path in ("/", "/sources", "/explanations", "/changes?since=0", "/api/v1/events"):
        client.get(path)
    assert book.stock() == before


def test_a_hostile_report_stays_words(client: TestClient, book: Casebook) -> None:
    """Its mark-up, its title, publisher and address are shown as words on every view that shows them."""
    report = next(r for r in client.get("/api/v1/reports?publisher=Lake%20<i>Mirror</i>").json()["results"])["report"]
    assert report["title"] == HOSTILE_TITLE
    for path in (f"/reports/{report['id']}", "/changes?since=0", "/?source=mirror"):
        seen = look(client, path)
        assert len(seen.tree.xpath("//script")) == 1
        assert not seen.tree.xpath("//img") + seen.tree.xpath("//main//i") + seen.tree.xpath("//p[@class='casebook']/b")
        assert not [link for link in seen.links() if link.lower().startswith("javascript:")]
        assert "\x00" not in seen.html
    text = look(client, f"/reports/{report['id']}").texts("//*[@class='reading']//*[@class='text']")[0]
    assert '<script>document.title = "taken"</script>' in text


def test_what_the_user_asks_for_is_escaped_too(client: TestClient) -> None:
    attack = '"><script>alert(1)</script>'
    for path in ("/", "/sources"):
        answer = client.get(path, params={"q": attack, "place": attack, "source": attack})
        assert attack not in answer.text
        assert answer.status_code == 200
    assert attack not in client.get("/", params={"since": attack}).text
    assert attack not in client.get(f"/events/{attack}").text


def test_what_breaks_inside_is_answered_without_its_words_and_with_the_headers(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr("reportedly.web.app.explanations", broken)
    client = TestClient(workbench(book), base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/explanations")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY
    assert re.search("terminal", answer.text)
