"""Webhooks: signed as the standard says, and never posted into a private network that is not allowed by name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from reportedly.alerts.notice import Notice, Told, notice_of
from reportedly.alerts.sending import NotSentError
from reportedly.alerts.webhook import post_webhook, signature
from reportedly.work.alert_settings import WebhookChannel
from tests.alerts.conftest import SECRET
from tests.alerts.servers import Posts

NOW = datetime(2021, 7, 2, tzinfo=UTC)
NOTICE = Notice(
    alert="Matadi",
    occasion="new",
    about=("entry 7", "rpt_1"),
    entry=9,
    at="2021-07-02T00:00:00Z",
    heading="New: Estuary Wire",
    sentences=(Told(text="Karim said: “no”.", claims=("clm_1",)),),
    casebook="Ferry",
)


def post(url: str, allowed: Sequence[str], resolve: Sequence[str] = ("127.0.0.1",)) -> None:
    channel = WebhookChannel(name="hook", url=url, secret_from="S")
    post_webhook(NOTICE, channel, {"S": SECRET}, allowed=allowed, now=NOW, resolve=lambda host, port: resolve)


def test_the_example_of_the_standard_is_signed_alike() -> None:
    """The test vector of Standard Webhooks."""
    told = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
    )
    assert told == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_post_is_signed_over_id_time_and_body(posts: Posts) -> None:
    post(f"http://127.0.0.1:{posts.port}/x", [f"127.0.0.1:{posts.port}"])
    [headers], [body] = posts.headers, posts.bodies
    timestamp = int(headers["webhook-timestamp"])
    assert timestamp == int(NOW.timestamp())
    assert headers["webhook-id"] == NOTICE.key == json.loads(body)["id"]
    assert headers["webhook-signature"] == signature(SECRET, NOTICE.key, timestamp, body)
    assert headers["webhook-signature"] != signature(SECRET, NOTICE.key, timestamp, body + b" ")
    assert headers["webhook-signature"] != signature(SECRET, NOTICE.key, timestamp + 1, body)
    assert notice_of(json.loads(body)) == NOTICE


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "192.168.1.1"])
def test_private_addresses_are_refused_however_they_are_called(posts: Posts, address: str) -> None:
    with pytest.raises(NotSentError, match="allow_hosts") as told:
        post("http://hooks.lantern.example/x", [], [address])
    assert told.value.for_good
    assert posts.bodies == []


def test_another_port_is_refused_unless_allowed(posts: Posts) -> None:
    with pytest.raises(NotSentError) as told:
        post(f"http://127.0.0.1:{posts.port}/x", [])
    assert told.value.for_good
    assert posts.bodies == []


def test_a_redirect_is_not_followed(posts: Posts) -> None:
    posts.answers = [(307, {"location": "http://169.254.169.254/"})]
    with pytest.raises(NotSentError, match="307"):
        post(f"http://127.0.0.1:{posts.port}/x", [f"127.0.0.1:{posts.port}"])
    assert len(posts.bodies) == 1


def test_nobody_listening_is_tried_again() -> None:
    with pytest.raises(NotSentError, match="could not be reached") as told:
        post("http://127.0.0.1:9/x", ["127.0.0.1:9"])
    assert not told.value.for_good
