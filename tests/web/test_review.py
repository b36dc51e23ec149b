"""Reviewing in the browser's forms and over the API: every decision is entered, seen in every view, and undone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.casebook import Casebook
from reportedly.model.situation import SituationEvent
from reportedly.web.acting import csrf_of
from reportedly.web.app import workbench
from reportedly.web.person import Person, now_acting
from reportedly.web.pick_map import HEIGHT, WIDTH, Pick
from reportedly.web.review_routes import Deciding
from reportedly.web.standing import Standing
from reportedly.weigh.situation import Situation
from reportedly.work.linking import picture_in
from tests.web.conftest import BASE
from tests.web.page import Seen, look

JANE = "Jane Doe"


class Desk:
    """A casebook of its own in a workbench, and a reviewer at it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.open()

    def open(self) -> None:
        self.book = Casebook.open(self.path)
        self.client = TestClient(workbench(self.book, local=JANE), base_url=BASE, follow_redirects=True)
        self.csrf = str(look(self.client, "/").tree.xpath("//meta[@name='csrf-token']/@content")[0])

    def start_anew(self) -> None:
        """As when the program is stopped and started."""
        self.linked()
        self.book.close()
        self.open()

    def linked(self) -> None:
        """Wait until what decisions changed is linked."""
        for _ in range(600):
            if not self.client.get("/review/linking").json()["going_on"]:
                return
        raise AssertionError("linking does not end")

    def decide(self, **fields: Any) -> Seen:
        answer = self.client.post("/review/decisions", data={"csrf": self.csrf, **fields})
        assert answer.status_code == 200, answer.text[:2000]
        return Seen(answer.text)

    def undo(self, *decisions: str) -> None:
        answer = self.client.post("/review/undo", data={"csrf": self.csrf, "decision": list(decisions)})
        assert answer.status_code == 200, answer.text[:2000]

    def last(self) -> Any:
        return list(self.book.ledger())[-1]

    def events(self) -> tuple[SituationEvent, ...]:
        return picture_in(self.book)[1].events

    def event_of(self, claim: str) -> SituationEvent | None:
        return next((event for event in self.events() if claim in event.claims), None)

    def asked(self, kind: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.client.get(f"/api/v1/review?kind={kind}&limit=500").json()["results"]
        return found


@pytest.fixture
def desk(casebook: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "review.reportedly"
    shutil.copy(casebook, path)
    made = Desk(path)
    yield made
    made.linked()
    made.book.close()


@pytest.fixture(scope="module")
def still(casebook: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """For tests that enter nothing."""
    path = tmp_path_factory.mktemp("still") / "review.reportedly"
    shutil.copy(casebook, path)
    made = Desk(path)
    yield made
    made.book.close()


def standing(desk: Desk) -> list[Any]:
    return desk.book.judgements()


def test_what_is_said_of_a_decision_beforehand_is_what_comes_of_it(desk: Desk) -> None:
    """The queue promises what an event would be; each kind of promise is kept, for the most worth of its kind."""
    for question in desk.asked("claim")[:3]:
        [outcome] = question["outcomes"]
        if outcome["status_then"] is None:
            continue
        desk.decide(do="alone", claim=question["subject"][0], why="another event")
        [left] = {e.id: e for id in question["claims"][1:] if (e := desk.event_of(id))}.values()
        assert (left.status, left.credibility) == (outcome["status_then"], outcome["credibility_then"])
        desk.undo(standing(desk)[-1].id)
    question = desk.asked("events")[0]
    desk.decide(do="same", first=question["subject"][0], second=question["subject"][1])
    whole = desk.event_of(question["subject"][0])
    assert whole is not None
    assert set(question["claims"]) == set(whole.claims)
    for outcome in question["outcomes"]:
        assert (outcome["status_then"], outcome["credibility_then"]) == (whole.status, whole.credibility)
    question = desk.asked("source")[0]
    grade = question["then"][-1]
    desk.decide(do="grade", source=question["subject"][0], reliability=grade)
    for outcome in question["outcomes"]:
        claims = next(iter(e for e in desk.events() if e.summary == outcome["summary"]))
        assert (claims.status, claims.credibility) == (outcome["status_then"], outcome["credibility_then"])


def test_the_queue_goes_from_the_most_worth_to_the_least_and_asks_nothing_twice(desk: Desk) -> None:
    asked = desk.client.get("/api/v1/review?limit=500").json()["results"]
    worths = [question["worth"] for question in asked]
    assert worths == sorted(worths, reverse=True)
    assert worths[-1] > 0
    assert len({question["id"] for question in asked}) == len(asked)
    for question in asked[:40]:
        assert question["worth"] == pytest.approx(question["doubt"] * question["effect"], abs=1e-3)
    claim, events = desk.asked("claim")[0], desk.asked("events")[0]
    source, rating = desk.asked("source")[0], desk.asked("rating")[0]
    desk.decide(do="accept", claim=claim["subject"][0])
    desk.decide(do="apart", first=events["subject"][0], second=events["subject"][1])
    desk.decide(do="grade", source=source["subject"][0], reliability="F")
    desk.decide(do="assess", hypothesis=rating["subject"][0], claim=rating["subject"][1], rating="neutral")
    left = {question["id"] for question in desk.client.get("/api/v1/review?limit=500").json()["results"]}
    assert not left & {question["id"] for question in (claim, events, source, rating)}


def test_a_decision_is_seen_in_every_view_survives_a_restart_and_is_undone(desk: Desk) -> None:
    question = next(q for q in desk.asked("claim") if q["outcomes"][0]["status"] == "denied")
    claim = question["subject"][0]
    event = desk.event_of(claim)
    assert event is not None
    report = picture_in(desk.book)[1].situation.claims[claim].report_id
    denied = int(look(desk.client, "/?status=denied").texts("//*[@id='number']")[0])
    seen = desk.decide(do="reject", claim=claim, why="it speaks of <b>trains</b>", next="ask_none")
    assert "Entered in the ledger: rejected" in " ".join(seen.of_class("entered")[0].split())

    def everywhere(held: bool) -> None:
        desk.linked()
        assert int(look(desk.client, "/?status=denied").texts("//*[@id='number']")[0]) == denied - held
        other = next(id for id in event.claims if id != claim)
        status = look(desk.client, f"/events/{other}").of_class("stands")[0].split()[0]
        assert (status == "denied") is not held
        shown = look(desk.client, f"/reports/{report}")
        assert bool(shown.tree.xpath("//li[contains(@class, 'rejected')]")) is held
        assert ("it speaks of <b>trains</b>" in " ".join(shown.of_class("refs"))) is held
        changes = " ".join(look(desk.client, "/changes?since=0").of_class("changed"))
        assert "it speaks of <b>trains</b>" in changes
        assert ("rejected" in " ".join(look(desk.client, "/review").of_class("lately"))) is held
        ids = [e["claims"] for e in desk.client.get("/api/v1/events?limit=500").json()["results"]]
        assert any(claim in claims for claims in ids) is not held

    everywhere(held=True)
    assert (desk.last().by.name, desk.last().verb) != ("", "")
    desk.start_anew()
    everywhere(held=True)
    [decision] = standing(desk)
    assert (decision.by.name, decision.verb, decision.why) == (JANE, "reject", "it speaks of <b>trains</b>")
    desk.undo(decision.id)
    everywhere(held=False)
    assert desk.book.verify().whole


def test_everything_of_a_claim_can_be_corrected(desk: Desk) -> None:
    picture = picture_in(desk.book)[1]
    claims = picture.situation.claims
    placed = next(c for c in claims.values() if c.places and c.event and c.event.actors and c.time)
    actor = next(p.actor for c in claims.values() if c.event for p in c.event.actors if p.actor)
    inside = placed.content.text.split()[1:]
    for fields in (
        {
            "do": "place",
            "position": "0",
            "gazetteer": "",
            "name": "A ford",
            "lat": "-15.1",
            "lon": "35.2",
            "radius": "3",
        },
        {"do": "time", "first": "2024-09-01", "last": "2024-09-02"},
        {"do": "type", "type": "PROTEST"},
        {"do": "actor", "part": "actor 0", "actor": actor},
        {"do": "span", "words": "  ".join(inside)},
        {"do": "rate", "credibility": "2"},
    ):
        desk.decide(claim=placed.id, **fields)
    desk.linked()
    linked, picture = picture_in(desk.book)
    found = picture.situation.claims[placed.id]
    place = found.places[0].place
    assert (place.name, place.lat, place.lon, place.radius_km, place.toponym) == (
        *("A ford", -15.1, 35.2, 3.0),
        placed.places[0].place.toponym,
    )
    assert found.time is not None
    assert (found.time.earliest, found.time.latest, found.time.edtf) == (
        "2024-09-01",
        "2024-09-02",
        "2024-09-01/2024-09-02",
    )
    assert found.event is not None
    assert found.event.type == "PROTEST"
    assert found.event.actors[0].actor == actor
    assert found.event.actors[0].quote == placed.event.actors[0].quote if placed.event else False
    report = next(r.report for r in linked.readings if r.report.id == placed.report_id)
    assert found.content.text == " ".join(inside) == report.text[found.content.start : found.content.end]
    assert picture.credibility[placed.id].grade == 2
    assert JANE in picture.credibility[placed.id].words
    api = desk.client.get(f"/api/v1/claims?report={placed.report_id}&limit=500").json()["results"]
    [told] = [one["claim"] for one in api if one["claim"]["id"] == placed.id]
    assert told["event"]["type"] == "PROTEST"
    desk.undo(*(one.id for one in standing(desk)))
    desk.linked()
    assert picture_in(desk.book)[1].situation.claims[placed.id] == placed


def test_a_place_is_found_by_its_name_or_put_on_the_map(desk: Desk) -> None:
    claims = picture_in(desk.book)[1].situation.claims.values()
    claim = next(c for c in claims if any(p.place.name == "Liwonde" for p in c.places))
    position = next(n for n, p in enumerate(claim.places) if p.place.name == "Liwonde")
    seen = look(desk.client, f"/review?claim={claim.id}&position={position}&find=Zomba")
    [box] = set(seen.tree.xpath("//input[@name='point']/ancestor::form//input[@name='box']/@value"))
    assert (
        seen.tree.xpath("//input[@type='radio' and @name='gazetteer' and @checked]/following-sibling::span")[0].text
        == "Zomba"
    )
    clicked = look(desk.client, f"/review?claim={claim.id}&position={position}&box={box}&point.x=100&point.y=50")
    lat, lon = (
        float(clicked.tree.xpath(f"//input[@type='text' and @name='{name}']/@value")[0]) for name in ("lat", "lon")
    )
    west, south, east, north = map(float, box.split(","))
    assert lat == pytest.approx(north - (north - south) * 50 / HEIGHT, abs=1e-3)
    assert lon == pytest.approx(west + (east - west) * 100 / WIDTH, abs=1e-3)
    image = desk.client.get(str(clicked.tree.xpath("//input[@name='point']/@src")[0]))
    assert image.headers["content-type"] == "image/svg+xml"
    assert "M91 50h18" in image.text
    chosen = seen.tree.xpath("//input[@type='radio' and @name='gazetteer']/@value")[0]
    desk.decide(do="place", claim=claim.id, position=str(position), gazetteer=str(chosen), all="yes")
    same = [c for c in picture_in(desk.book)[1].situation.claims.values() if c.report_id == claim.report_id]
    words = claim.places[position].place.toponym.text
    names = {p.place.name for c in same for p in c.places if p.place.toponym.text == words and p.relation is None}
    assert names == {"Zomba"}


def test_events_are_parted_and_put_together(desk: Desk) -> None:
    event = max(desk.events(), key=lambda event: len(event.claims))
    out = list(event.claims[:2])
    desk.decide(do="alone", claims=out)
    parts = {desk.event_of(id).id: desk.event_of(id) for id in event.claims}  # type: ignore[union-attr]
    assert sorted(sorted(one.claims) for one in parts.values() if one) == sorted(
        [sorted(out), sorted(event.claims[2:])]
    )
    other = next(one for one in desk.events() if not set(one.claims) & set(event.claims))
    desk.decide(do="same", first=out[0], second=other.claims[0])
    whole = desk.event_of(out[0])
    assert whole is not None
    assert set(whole.claims) == {*out, *other.claims}
    page = look(desk.client, f"/events/{out[0]}")
    assert "held to be one event" in " ".join(page.of_class("judged"))
    assert JANE in " ".join(page.of_class("judged"))
    desk.undo(*(one.id for one in standing(desk)))
    assert event in desk.events()
    assert other in desk.events()


def test_actors_are_put_together_and_taken_apart_again(desk: Desk) -> None:
    linked, picture = picture_in(desk.book)
    origins = {o.id: o for held in picture.situation.origins.values() for o in held if o.actor}
    one, two = sorted(origins.values(), key=lambda o: -len(o.reports))[:2]
    desk.decide(do="merge", first=str(one.actor), second=str(two.actor))
    desk.linked()
    after = picture_in(desk.book)[1]
    acting = {o.actor for held in after.situation.origins.values() for o in held}
    assert one.actor in acting
    assert two.actor not in acting
    desk.undo(standing(desk)[0].id)
    desk.linked()
    assert picture_in(desk.book)[1] == picture
    assert picture_in(desk.book)[0] == linked


def parts(desk: Desk, actor: str) -> list[str]:
    """The claims that the page on an actor lists."""
    return [str(id) for id in look(desk.client, f"/review?actor={actor}").tree.xpath("//input[@name='claims']/@value")]


def busiest(desk: Desk) -> tuple[str, list[str]]:
    """The actor that plays a part in most claims, and these."""
    known = {actor.id for reading in picture_in(desk.book)[0].readings for actor in reading.actors}
    told = {id: parts(desk, id) for id in sorted(known)}
    return max(told.items(), key=lambda pair: len(pair[1]))


def test_claims_of_an_actor_are_split_off_to_a_new_one_and_back(desk: Desk) -> None:
    before = picture_in(desk.book)
    actor, claims = busiest(desk)
    assert len(claims) > 2
    page = desk.decide(
        do="split", actor=actor, claims=claims[:2], into="", name="Lake guard", back=f"/review?actor={actor}"
    )
    assert "told to be another actor in 2 claims" in page.of_class("entered")[0]
    desk.linked()
    assert parts(desk, actor) == claims[2:]
    assert sorted(parts(desk, "Lake guard")) == sorted(claims[:2])
    [decision] = standing(desk)
    assert (decision.verb, decision.by.name) == ("split", JANE)
    desk.start_anew()
    assert parts(desk, actor) == claims[2:], "it survives a restart"
    desk.undo(decision.id)
    desk.linked()
    assert parts(desk, actor) == claims
    assert picture_in(desk.book) == before


def test_claims_of_an_actor_that_was_put_together_can_be_split_off_again(desk: Desk) -> None:
    actor, claims = busiest(desk)
    other = next(
        one.id
        for reading in picture_in(desk.book)[0].readings
        for one in reading.actors
        if parts(desk, one.id) and one.id != actor
    )
    theirs = parts(desk, other)
    desk.decide(do="merge", first=other, second=actor)
    desk.linked()
    assert set(parts(desk, other)) == {*theirs, *claims}
    gone = [id for id in claims if id not in theirs][:1]
    desk.decide(do="split", actor=other, claims=gone, into="", name="Lake guard")
    desk.linked()
    assert set(parts(desk, other)) == {*theirs, *claims} - {*gone}
    assert parts(desk, "Lake guard") == gone


@pytest.mark.parametrize(
    ("ticked", "name", "told"),
    [(0, "Lake guard", "tick those"), (99, "Lake guard", "leave one or more unticked"), (1, "", "is missing")],
)
def test_a_split_that_splits_nothing_is_refused(still: Desk, ticked: int, name: str, told: str) -> None:
    actor, claims = busiest(still)
    fields = {"do": "split", "actor": actor, "claims": claims[:ticked], "into": "", "name": name, "csrf": still.csrf}
    answer = still.client.post("/review/decisions", data=fields)
    assert answer.status_code == 400
    assert told in answer.text
    assert standing(still) == []


def test_the_matrix_is_rated_cell_by_cell(desk: Desk) -> None:
    seen = look(desk.client, "/explanations")
    edit = next(link for link in seen.links() if "?rate=" in link)
    form = look(desk.client, edit).tree.xpath("//section[contains(@class, 'matrix')]//form")[0]
    fields = {str(select.get("name")): str(select.value) for select in form.xpath(".//select")}
    name, before = next((name, value) for name, value in fields.items() if value != "inconsistent")
    desk.decide(do="assess", why="the photograph", **{**fields, name: "inconsistent"})
    [decision] = standing(desk)
    assert decision.subject == f"evidence {name.removeprefix('rating ')}"
    assert decision.value == {"rating": "inconsistent"}
    told = look(desk.client, "/explanations")
    assert [text for text in told.texts("//td/small") if JANE in text] == [
        f"by {JANE}; by itself {before.replace('_', ' ')}"
    ]


def test_each_form_carries_the_token_and_none_is_taken_without(still: Desk) -> None:
    claim = still.asked("claim")[0]["subject"][0]
    for path in (f"/review?claim={claim}", "/review", f"/review?event={claim}", "/explanations"):
        for form in look(still.client, path).tree.xpath("//form[@method='post']"):
            assert form.xpath(".//input[@name='csrf']/@value") == [still.csrf], path
    before = still.book.stock().entries
    for csrf in ("", "wrong", csrf_of("another")):
        answer = still.client.post("/review/decisions", data={"csrf": csrf, "do": "accept", "claim": claim})
        assert answer.status_code == 403
    assert still.client.post("/api/v1/review/decisions", json={}).status_code == 403
    assert still.book.stock().entries == before


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"do": "explode"},
        {"do": "accept"},
        {"do": "accept", "claim": "clm_none"},
        {"do": "place", "claim": "CLAIM", "position": "0", "gazetteer": "none:1"},
        {"do": "place", "claim": "CLAIM", "position": "77", "name": "x", "lat": "1", "lon": "1"},
        {"do": "place", "claim": "CLAIM", "position": "0", "name": "x", "lat": "91", "lon": "1"},
        {"do": "place", "claim": "CLAIM", "position": "0", "name": "x", "lat": "nan", "lon": "1"},
        {"do": "place", "claim": "CLAIM", "position": "0", "name": "x", "lat": "1", "lon": "1", "radius": "inf"},
        {"do": "time", "claim": "CLAIM", "first": "2024-02-30"},
        {"do": "time", "claim": "CLAIM", "first": "2024-03-02", "last": "2024-03-01"},
        {"do": "type", "claim": "CLAIM", "type": "PICNIC"},
        {"do": "actor", "claim": "CLAIM", "part": "actor x"},
        {"do": "span", "claim": "CLAIM", "words": "words that it never wrote"},
        {"do": "rate", "claim": "CLAIM", "credibility": "7"},
        {"do": "same", "first": "CLAIM", "second": "CLAIM"},
        {"do": "grade", "source": "x", "reliability": "G"},
        {"do": "assess", "hypothesis": "hyp_x", "claim": "CLAIM", "rating": "fine"},
    ],
)
def test_what_cannot_be_decided_is_said_so_and_nothing_is_entered(still: Desk, fields: dict[str, str]) -> None:
    claim = next(c.id for c in picture_in(still.book)[1].situation.claims.values() if c.places)
    before = still.book.stock().entries
    sent = {"csrf": still.csrf, **{name: value.replace("CLAIM", claim) for name, value in fields.items()}}
    answer = still.client.post("/review/decisions", data=sent)
    assert answer.status_code == 400
    assert Seen(answer.text).of_class("code") == ["400"]
    assert still.book.stock().entries == before


def test_the_api_decides_lists_and_undoes(desk: Desk) -> None:
    headers = {"X-CSRF-Token": desk.csrf}
    claim = desk.asked("claim")[0]["subject"][0]
    body = {"verb": "rate", "subject": f"claim {claim}", "value": {"credibility": 3}, "why": "as it stands"}
    answer = desk.client.post("/api/v1/review/decisions", json=body, headers=headers)
    assert answer.status_code == 201
    made = answer.json()
    assert (made["by"], made["verb"], made["value"], made["why"]) == (JANE, "rate", {"credibility": 3}, "as it stands")
    assert desk.client.get("/api/v1/review/decisions").json()["results"] == [made]
    undone = desk.client.post(f"/api/v1/review/decisions/{made['id']}/undo", json={"why": "no"}, headers=headers)
    assert undone.status_code == 200
    assert desk.client.get("/api/v1/review/decisions").json()["results"] == []
    assert desk.client.get(f"/api/v1/review/decisions/{made['id']}/undo").status_code == 405
    for wrong in (
        {**body, "value": {"credibility": "3"}},
        {**body, "verb": "apart", "subject": "claims a b", "value": {"claims": 5, "from": 6}},
        {**body, "verb": "place", "value": {"position": [], "name": [], "lat": [], "lon": []}},
        {**body, "verb": "span", "value": {"spans": [[0]], "text": "x"}},
        {**body, "verb": "merge", "subject": "actor act_1", "value": {"into": None}},
        {**body, "why": ""},
        {**body, "verb": "explode"},
        {},
    ):
        refused = desk.client.post("/api/v1/review/decisions", json=wrong, headers=headers)
        assert refused.status_code == 400, wrong
        assert refused.headers["content-type"] == "application/problem+json"


def test_readers_neither_see_nor_decide(still: Desk) -> None:
    standing_now = Standing(still.book)
    reader = Person(name="Abla", role="reader", csrf=still.csrf)
    app = workbench(still.book)

    async def as_reader(scope: Any, receive: Any, send: Any) -> None:
        await app(scope, receive, send)

    from reportedly.web import door

    before = door.LocalDoor.__call__

    async def call(self: Any, scope: Any, receive: Any, send: Any) -> None:
        now_acting(reader)
        await self.app(scope, receive, send)

    door.LocalDoor.__call__ = call  # type: ignore[method-assign]
    try:
        client = TestClient(as_reader, base_url=BASE)
        claim = standing_now.now().whole.picture.events[0].claims[0]
        assert "/review" not in look(client, "/").links("//nav//a")
        assert not [link for link in look(client, f"/events/{claim}").links() if "/review" in link]
        assert client.get("/review").status_code == 403
        assert client.get("/api/v1/review").status_code == 403
        form = {"csrf": reader.csrf, "do": "accept", "claim": claim}
        assert client.post("/review/decisions", data=form).status_code == 403
    finally:
        door.LocalDoor.__call__ = before  # type: ignore[method-assign]
    assert standing(still) == []


def test_a_decision_leads_nowhere_else(desk: Desk) -> None:
    claim = desk.asked("claim")[0]["subject"][0]
    for back in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        form = {"csrf": desk.csrf, "do": "accept", "claim": claim, "back": back}
        answer = desk.client.post("/review/decisions", data=form, follow_redirects=False)
        assert answer.status_code == 303
        assert re.match(r"/review\?", answer.headers["location"])


def test_what_a_hostile_report_says_stays_words_on_the_review_view(still: Desk) -> None:
    claims = picture_in(still.book)[1].situation.claims
    for question in still.asked("claim"):
        claim = question["subject"][0]
        if "boats had burned" in claims[claim].content.text:
            seen = look(still.client, f"/review?ask={question['id']}")
            assert len(seen.tree.xpath("//script")) == 1
            assert not seen.tree.xpath("//main//img | //main//b[. = 'nine']")
            assert "<b>nine</b>" in seen.texts("//blockquote")[0]
            return
    raise AssertionError("the hostile report is not asked about")


def test_a_map_is_read_back_as_it_was_drawn() -> None:
    pick = Pick.around([(-15.0, 35.0), (-14.5, 35.5)])
    for lat, lon in ((-15.0, 35.0), (-14.5, 35.5)):
        x, y = pick.pixel(lat, lon)
        assert 0 < x < WIDTH
        assert 0 < y < HEIGHT
        assert pick.at(x, y) == pytest.approx((lat, lon), abs=0.01)
    assert pick.zoomed(2, -15.0, 35.0).middle == pytest.approx((-15.0, 35.0), abs=0.01)


def test_deciding_is_one_transaction(still: Desk) -> None:
    from reportedly.collect.clock import SYSTEM
    from reportedly.errors import InputError
    from reportedly.web.jobs import Jobs
    from reportedly.web.relinking import Relinking
    from reportedly.work.deciding import Decision

    deciding = Deciding(Standing(still.book), Relinking(still.book, Jobs(SYSTEM.now)))
    claim = still.asked("claim")[0]["subject"][0]
    good = Decision(verb="accept", subject=f"claim {claim}", value={})
    bad = Decision(verb="accept", subject="claim clm_none", value={})
    with pytest.raises(InputError):
        deciding.enter([good, bad], Person(name=JANE, role="reviewer"), "both or none")
    assert standing(still) == []


def narrowed(desk: Desk, query: str) -> list[dict[str, Any]]:
    """The questions that are asked under a filter."""
    found: list[dict[str, Any]] = desk.client.get(f"/api/v1/review?limit=500&{query}").json()["results"]
    return found


@pytest.mark.parametrize(
    "query", ["type=ASSAULT", "place=Liwonde", "status=denied", "q=bridge", "source=ministry", "grade=F"]
)
def test_under_a_filter_only_what_bears_on_the_events_asked_for_is_asked(still: Desk, query: str) -> None:
    """Worked out here from the records alone: by the claims of the events and their sources."""
    events = still.client.get(f"/api/v1/events?limit=500&{query}").json()["results"]
    claims = {claim for event in events for claim in event["claims"]}
    every = narrowed(still, "")
    situation = picture_in(still.book)[1].situation
    wanted = [one["id"] for one in every if bears_on(situation, one, claims)]
    assert 0 < len(wanted) < len(every)
    found = narrowed(still, query)
    assert [one["id"] for one in found] == wanted
    for kind in {one["kind"] for one in found}:
        of_kind = [one["id"] for one in found if one["kind"] == kind]
        assert [one["id"] for one in narrowed(still, f"{query}&kind={kind}")] == of_kind


def bears_on(situation: Situation, question: dict[str, Any], claims: set[str]) -> bool:
    match question["kind"]:
        case "claim" | "place" | "events":
            return not claims.isdisjoint(question["subject"])
        case "rating":
            return question["subject"][1] in claims
        case "source":
            return any(question["subject"][0] == one.id for id in claims for one in situation.origins.get(id, ()))
    raise AssertionError(f"no such kind is asked in the sample: {question['kind']}")


def test_the_filter_goes_along_through_the_queue(still: Desk) -> None:
    query = "status=denied&kind=source"
    seen = look(still.client, f"/review?{query}")
    kinds, steps = "//nav[@class='asked-kinds']/a", "//nav[@class='step']/a"
    found = narrowed(still, "status=denied")
    assert seen.texts(kinds)[0] == f"all {len(found)}"
    links = [*seen.links(kinds), *seen.links(steps), *seen.links("//ol[@class='waiting']//a")]
    assert len(links) > 4
    assert all(re.match(r"/review\?status=denied(&|$)", link) for link in links)
    ids = [one["id"] for one in found if one["kind"] == "source"]
    assert [link.partition("ask=")[2] for link in seen.links(steps)] == [f"{ids[1]}&kind=source"]
    again = look(still.client, seen.links(steps)[0])
    assert again.links(f"{steps}[@rel='prev']") == [f"/review?status=denied&ask={ids[0]}&kind=source"]
    assert again.of_class("card")[0].startswith(f"2 of {len(ids)}")
    assert {"/?status=denied", "/sources?status=denied", "/review?status=denied"} <= {*seen.links("//nav//a")}
    assert seen.tree.xpath("//form[@class='bar']/@action") == ["/review"]
    assert seen.tree.xpath("//form[@class='bar']//input[@name='kind']/@value") == ["source"]


def test_a_filter_that_leaves_no_question_says_so_and_offers_all(still: Desk) -> None:
    seen = look(still.client, "/review?place=Nowhere")
    assert seen.texts("//h1") == ["Nothing is asked about such events"]
    assert seen.links("//p[@class='empty']/a") == ["/review"]
    assert narrowed(still, "place=Nowhere") == []
    other = look(still.client, "/review?status=denied&kind=actors")
    assert other.links("//p[@class='empty']/a") == ["/review?status=denied", "/review?kind=actors"]
    assert look(still.client, "/review?status=odd", 400).of_class("code") == ["400"]


def test_after_a_decision_the_filter_stands(desk: Desk) -> None:
    query = "status=denied&status=disputed&q=bridge"
    first, following = (one["id"] for one in narrowed(desk, query)[:2])
    seen = look(desk.client, f"/review?{query}&ask={first}")
    form = seen.tree.xpath("//form[@class='act'][.//button[@data-key]]")[0]
    sent = {str(one.get("name")): str(one.get("value")) for one in form.xpath(".//input[@type='hidden']")}
    button = form.xpath(".//button[@data-key]")[0]
    sent[str(button.get("name"))] = str(button.get("value"))
    answer = desk.client.post("/review/decisions", data=sent, follow_redirects=False)
    assert answer.status_code == 303
    there = answer.headers["location"]
    assert re.fullmatch(rf"/review\?entered=jdg_\w+&ask={following}&q=bridge&status=disputed&status=denied", there)
    undo = look(desk.client, there).tree.xpath("//form[contains(@class, 'entered')]//input[@name='filter']/@value")
    assert undo == ["q=bridge&status=disputed&status=denied"]
    form = {"csrf": desk.csrf, "do": "accept", "claim": desk.asked("claim")[0]["subject"][0]}
    strange = {**form, "filter": "status=denied&ask=x&claim=clm_y#//evil.example"}
    told = desk.client.post("/review/decisions", data=strange, follow_redirects=False).headers["location"]
    assert re.fullmatch(r"/review\?entered=jdg_\w+&status=denied", told)


def test_looking_up_a_place_keeps_the_filter(still: Desk) -> None:
    claim = next(c for c in picture_in(still.book)[1].situation.claims.values() if c.places)
    seen = look(still.client, f"/review?claim={claim.id}&q=bridge&source=ministry")
    forms = seen.tree.xpath("//details[@id='place']//form[@method='get']")
    assert len(forms) == 2
    for form in forms:
        assert form.xpath("./input[@name='q']/@value") == ["bridge"]
        assert form.xpath("./input[@name='source']/@value") == ["ministry"]


def test_a_source_is_graded_from_its_page_whatever_source_is_filtered_for(still: Desk) -> None:
    source = still.asked("source")[0]["subject"][0]
    [link] = [one for one in look(still.client, f"/sources/{source}").links() if one.startswith("/review?origin=")]
    seen = look(still.client, f"{link}&source=ministry")
    assert seen.tree.xpath("//form[@class='act']/input[@name='source']/@value") == [source]
