"""What alerts notice, and that each of it arrives once, whatever breaks on the way."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from email import message_from_string
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reportedly.alerts import running as running_module
from reportedly.alerts.outbox import Outbox, outbox_beside
from reportedly.alerts.running import require_secrets
from reportedly.alerts.saved import with_saved
from reportedly.alerts.sending import LONGEST_WAIT_S, MOST_ATTEMPTS, NotSentError, next_try
from reportedly.errors import SetupError
from reportedly.model.claim import Claim
from reportedly.people import People
from reportedly.work.alert_settings import AlertSetting, EmailChannel, WebhookChannel
from reportedly.work.settings import Settings
from tests.alerts.conftest import SECRET, Desk
from tests.work.test_linking import ANN

ATOM = "{http://www.w3.org/2005/Atom}"


def occasions(desk: Desk) -> list[str]:
    return [json.loads(body)["occasion"] for body in desk.posts.bodies]


def test_what_is_there_when_an_alert_begins_is_not_told(desk: Desk) -> None:
    desk.relate("contradicts", "value", 2, 0)
    assert desk.run() == []
    assert desk.run() == []
    assert desk.posts.bodies == []
    assert desk.mail.messages == []


def test_a_new_report_and_a_contradiction_are_told_over_every_channel_once(desk: Desk) -> None:
    desk.run()
    desk.add(3)
    desk.relate("contradicts", "value", 3, 2)
    went = desk.run()
    assert [one.why for one in went] == [None] * len(went)
    told = occasions(desk)
    assert told.count("new") == told.count("contradicted") == 1
    assert len(desk.mail.messages) == len(desk.posts.bodies) == len(told)
    entries = ElementTree.fromstring(desk.feed.read_text(encoding="utf-8")).findall(f"{ATOM}entry")
    assert len(entries) == len(told)
    assert desk.run() == []
    assert len(desk.posts.bodies) == len(told)


def test_what_its_own_source_takes_back_is_told_once(desk: Desk) -> None:
    desk.run()
    desk.add(3)
    desk.relate("withdraws", None, 3, 2)
    desk.run()
    assert occasions(desk).count("withdrawn") == 1
    assert desk.run() == []


def test_a_report_that_its_publisher_takes_down_is_told(desk: Desk) -> None:
    desk.run()
    version = desk.book.report(desk.readings[2].report.id)
    assert version is not None
    desk.book.withdraw(version.series, ANN, why="is gone for good (410)", status=410)
    desk.run()
    assert "withdrawn" in occasions(desk)


def test_sentences_quote_claims_of_the_casebook(desk: Desk) -> None:
    desk.run()
    desk.add(3)
    desk.run()
    claims: dict[str, Claim] = {claim.id: claim for reading in desk.readings for claim in reading.claims}
    for body in desk.posts.bodies:
        for sentence in json.loads(body)["sentences"]:
            assert sentence["claims"]
            assert all(claims[id].content.text in sentence["text"] for id in sentence["claims"])


def test_a_restart_with_the_same_outbox_tells_nothing_twice(desk: Desk, tmp_path: Path) -> None:
    desk.run()
    desk.add(3)
    desk.run()
    before = len(desk.posts.bodies)
    desk.outbox.close()
    with Outbox(tmp_path / "ferry.alerts") as again:
        desk.outbox = again
        assert desk.run() == []
    assert len(desk.posts.bodies) == before


def test_a_crash_before_the_outbox_is_written_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.run()
    desk.add(3)

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Outbox, "_entered", dies)
        with pytest.raises(KeyboardInterrupt):
            desk.run()
    desk.run()
    assert occasions(desk).count("new") == 1


def test_a_crash_after_sending_sends_again_under_the_same_id(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.run()
    desk.settings = replace(desk.settings, alerts=(replace(desk.settings.alerts[0], to=("mail", "hook"), on=("new",)),))
    desk.add(3)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Outbox, "sent", dies)
        with pytest.raises(KeyboardInterrupt):
            desk.run()
    assert len(desk.posts.bodies) == 1
    assert [
        one for one in desk.run() if one.channel == "hook"
    ] == []  # it is left alone while it may still be on its way
    desk.later(seconds=running_module.LEASE_S + 1)
    desk.run()
    [first, second] = [headers["webhook-id"] for headers in desk.posts.headers]
    assert first == second
    desk.later(days=1)
    assert desk.run() == []


def test_two_runs_at_once_send_once(desk: Desk, tmp_path: Path) -> None:
    desk.run()
    desk.add(3)
    with Outbox(tmp_path / "ferry.alerts") as other:
        one, two = desk.running, replace(desk.running, outbox=other)
        one.notice()
        two.notice()
        going = one.deliver()
        next(going)
        assert len(list(two.deliver())) + len(list(going)) + 1 == 3 * len(set(occasions_of(desk)))
    assert len(desk.posts.bodies) == len(set(occasions_of(desk)))


def occasions_of(desk: Desk) -> list[str]:
    return [headers["webhook-id"] for headers in desk.posts.headers]


def test_what_fails_is_tried_again_later_and_later(desk: Desk) -> None:
    desk.run()
    desk.settings = replace(desk.settings, alerts=(replace(desk.settings.alerts[0], to=("hook",), on=("new",)),))
    desk.posts.answers = [(503, {}), (429, {"retry-after": "600"})]
    desk.add(3)
    [failed] = desk.run()
    assert (failed.why, failed.given_up) == ("was answered with 503", False)
    assert desk.run() == []
    desk.later(seconds=61)
    [failed] = desk.run()
    assert failed.why == "was answered with 429"
    desk.later(seconds=300)
    assert desk.run() == []
    desk.later(seconds=301)
    [went] = desk.run()
    assert went.why is None
    assert len({headers["webhook-id"] for headers in desk.posts.headers}) == 1


def test_what_is_refused_for_good_is_given_up_and_counted(desk: Desk) -> None:
    desk.run()
    desk.settings = replace(desk.settings, alerts=(replace(desk.settings.alerts[0], to=("hook",), on=("new",)),))
    desk.posts.answers = [(404, {})]
    desk.add(3)
    [failed] = desk.run()
    assert failed.given_up
    desk.later(days=30)
    assert desk.run() == []
    assert desk.outbox.counts("Matadi") == {("hook", "given up"): 1}


def test_a_channel_that_is_down_is_asked_once_a_run(desk: Desk) -> None:
    desk.run()
    desk.settings = replace(desk.settings, alerts=(replace(desk.settings.alerts[0], to=("hook",)),))
    desk.posts.answers = [(503, {})]
    desk.add(3)
    assert len(desk.run()) > 1
    assert len(desk.posts.bodies) == 1


def test_an_event_that_stands_otherwise_is_told_once(desk: Desk) -> None:
    desk.settings = replace(desk.settings, alerts=(replace(desk.settings.alerts[0], to=("hook",), on=("regraded",)),))
    desk.run()
    desk.add(3)
    desk.run()
    [heading] = [json.loads(body)["heading"] for body in desk.posts.bodies]
    assert heading.startswith("Regraded: corroborated, credibility 2 is now")
    assert desk.run() == []


def test_a_source_that_a_person_graded_is_told(desk: Desk) -> None:
    desk.settings = replace(desk.settings, alerts=(replace(desk.settings.alerts[0], to=("hook",), on=("regraded",)),))
    desk.run()
    name = next(o for held in _informants(desk) for o in held if "Nsimba" in o)
    desk.book.judge("grade", f"source {name}", {"reliability": "A"}, ANN, why="never wrong")
    desk.run()
    headings = [json.loads(body)["heading"] for body in desk.posts.bodies]
    assert any(heading.endswith("is now A, by Ann") for heading in headings)


def _informants(desk: Desk) -> list[list[str]]:
    from reportedly.work.linking import linked_in

    return [[origin.informant for origin in held] for held in linked_in(desk.book).origins.values()]


def test_what_the_filter_does_not_ask_for_is_not_told(desk: Desk) -> None:
    elsewhere = AlertSetting(name="Boma", place="Nowhere", to=("hook",))
    desk.settings = replace(desk.settings, alerts=(elsewhere,))
    desk.run()
    desk.add(3)
    assert desk.run() == []


def test_occasions_that_are_not_asked_for_are_not_told(desk: Desk) -> None:
    desk.settings = replace(desk.settings, alerts=(replace(desk.settings.alerts[0], to=("hook",), on=("withdrawn",)),))
    desk.run()
    desk.add(3)
    assert desk.run() == []


def test_an_alert_can_begin_earlier(desk: Desk) -> None:
    desk.settings = replace(desk.settings, alerts=(replace(desk.settings.alerts[0], to=("hook",), on=("new",)),))
    desk.running.notice(since=0)
    assert [one.why for one in desk.running.deliver()] == [None] * 3


def test_the_message_has_an_id_of_its_own_and_no_header_of_a_report(desk: Desk) -> None:
    desk.run()
    desk.add(3)
    desk.run()
    messages = [message_from_string(told) for told in desk.mail.messages]
    assert len({message["Message-ID"] for message in messages}) == len(messages)
    assert all(message["Message-ID"].endswith("@alerts.reportedly.invalid>") for message in messages)
    assert {message["From"] for message in messages} == {"alerts@lantern.example"}
    assert {message["Auto-Submitted"] for message in messages} == {"auto-generated"}


def test_a_mailbox_that_is_refused_for_good_is_given_up(desk: Desk) -> None:
    desk.run()
    desk.settings = replace(desk.settings, alerts=(replace(desk.settings.alerts[0], to=("mail",), on=("new",)),))
    desk.mail.refuse_with = "550 nobody here"
    desk.add(3)
    [went] = desk.run()
    assert went.given_up
    assert went.why == "every recipient was refused"


def test_mail_is_never_sent_less_secure_than_set(desk: Desk) -> None:
    [mail, *others] = desk.settings.channels
    assert isinstance(mail, EmailChannel)
    desk.settings = replace(desk.settings, channels=(replace(mail, security="starttls"), *others))
    desk.run()
    desk.add(3)
    failed = [one for one in desk.run() if one.channel == "mail"]
    assert failed
    assert all(one.why and not one.given_up for one in failed)
    assert desk.mail.messages == []


def test_a_test_is_said_to_be_one_and_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    assert [one.why for one in desk.running.test()] == [None] * 3
    assert "A test of this channel" in desk.mail.messages[0]
    rows = sqlite3.connect(tmp_path / "ferry.alerts")
    try:
        assert rows.execute("SELECT COUNT(*) FROM notices").fetchone() == (0,)
    finally:
        rows.close()


def test_missing_secrets_are_told_by_name_all_together(desk: Desk) -> None:
    hook = desk.settings.channels[1]
    assert isinstance(hook, WebhookChannel)
    settings = replace(
        desk.settings, channels=(*desk.settings.channels, replace(hook, name="other", secret_from="OTHER_SECRET"))
    )
    with pytest.raises(SetupError) as told:
        require_secrets(settings, {"OTHER": SECRET})
    assert "HOOK_SECRET" in str(told.value)
    assert "OTHER_SECRET" in str(told.value)
    assert SECRET not in str(told.value)


def test_waits_grow_and_end() -> None:
    error = NotSentError("down")
    waits = [next_try(n, error, 0.0) for n in range(1, MOST_ATTEMPTS)]
    assert waits[:4] == [60, 120, 240, 480]
    assert waits[-1] == LONGEST_WAIT_S
    assert next_try(MOST_ATTEMPTS, error, 0.0) is None
    assert next_try(1, NotSentError("gone", for_good=True), 0.0) is None
    assert next_try(1, NotSentError("busy", after_s=900.0), 0.0) == 900


def test_the_outbox_stands_beside_the_casebook() -> None:
    assert outbox_beside("cases/sudan.reportedly") == Path("cases/sudan.reportedly.alerts")
    assert outbox_beside("postgresql://host/name") == Path("reportedly.alerts")


def test_a_file_that_is_no_outbox_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.alerts"
    path.write_bytes(b"this is no database, and long enough to be seen as none" * 50)
    with pytest.raises(SetupError, match="cannot be used"):
        Outbox(path)


def test_an_alert_asks_what_its_saved_filter_asks_now(desk: Desk) -> None:
    named = AlertSetting(name="North", filter="Ferry watch", to=("hook",))
    desk.settings = replace(desk.settings, alerts=(named,))
    with People.of(desk.path) as people:
        people.shelf.save("Ann", "Ferry watch", "place=Nowhere&since=visit&order=latest")
        desk.settings = with_saved(desk.settings, str(desk.path))
        assert desk.settings.alerts[0].pairs() == [("place", "Nowhere")]
        desk.run()
        desk.add(3)
        assert desk.run() == []
        people.shelf.save("Ann", "Ferry watch", "place=Matadi")
    desk.settings = with_saved(desk.settings, str(desk.path))
    desk.add(4)
    desk.run()
    assert "new" in occasions(desk)


def test_a_saved_filter_that_is_not_there_or_is_two_peoples_stops_the_run(desk: Desk) -> None:
    def settings(**more: str) -> Settings:
        return replace(desk.settings, alerts=(AlertSetting(name="North", filter="Ferry watch", to=("hook",), **more),))  # type: ignore[arg-type]

    with pytest.raises(SetupError, match="no filter 'Ferry watch' is saved"):
        with_saved(settings(), str(desk.path))
    with People.of(desk.path) as people:
        people.shelf.save("Ann", "Ferry watch", "place=Matadi")
        people.shelf.save("Musa", "Ferry watch", "place=Boma")
    with pytest.raises(SetupError, match="ann, musa"):
        with_saved(settings(), str(desk.path))
    [alert] = with_saved(settings(filter_of="Musa"), str(desk.path)).alerts
    assert alert.pairs() == [("place", "Boma")]
