"""The settings of alerts: everything that is right is taken, and every fault is told, without any secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import SetupError
from reportedly.work.alert_settings import AlertSetting, AtomChannel, EmailChannel, WebhookChannel
from tests.work.test_settings import beside

WHOLE = """
[[channels]]
name = "desk"
kind = "email"
host = "mail.lantern.example"
sender = "alerts@lantern.example"
recipients = ["desk@lantern.example"]
user = "alerts"
password_from = "MAIL_PASSWORD"

[[channels]]
name = "hook"
kind = "webhook"
url = "https://hooks.lantern.example/in"
secret_from = "HOOK_SECRET"

[[channels]]
name = "feed"
kind = "atom"
file = "alerts.atom"

[[alerts]]
name = "Liwonde"
to = ["desk", "feed"]
place = "Liwonde"
status = ["disputed", "denied"]
from = "2024-09-01"

[[alerts]]
name = "harm"
to = ["hook"]
on = ["new"]
type = "ASSAULT"
"""

BROKEN = """
[[channels]]
name = "desk"
kind = "pigeon"

[[channels]]
name = "hook"
kind = "webhook"
url = "https://jane:s3cret@hooks.lantern.example/in"
secret_from = "s3cret value"

[[channels]]
name = "mail"
kind = "email"
host = "mail.lantern.example"
sender = "no address"
recipients = []
user = "alerts"

[[alerts]]
name = "one"
to = ["nowhere"]
type = "MURDER"
on = ["sometimes"]
"""


def test_every_setting_is_taken(tmp_path: Path) -> None:
    settings = beside(tmp_path, WHOLE)
    assert settings.channels == (
        EmailChannel(
            name="desk",
            host="mail.lantern.example",
            sender="alerts@lantern.example",
            recipients=("desk@lantern.example",),
            user="alerts",
            password_from="MAIL_PASSWORD",
        ),
        WebhookChannel(name="hook", url="https://hooks.lantern.example/in", secret_from="HOOK_SECRET"),
        AtomChannel(name="feed", file="alerts.atom"),
    )
    assert settings.alerts == (
        AlertSetting(
            name="Liwonde",
            to=("desk", "feed"),
            place="Liwonde",
            status=("disputed", "denied"),
            first="2024-09-01",
        ),
        AlertSetting(name="harm", to=("hook",), on=("new",), type="ASSAULT"),
    )
    assert settings.alerts[0].pairs() == [
        ("place", "Liwonde"),
        ("from", "2024-09-01"),
        ("status", "disputed"),
        ("status", "denied"),
    ]


def test_all_faults_are_told_together_and_no_secret(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as told:
        beside(tmp_path, BROKEN)
    words = str(told.value)
    for key in (
        *("channels[1].kind", "channels[2].url", "channels[2].secret_from", "channels[3].sender"),
        *("channels[3].recipients", "channels[3].password_from", "alerts[1].type", "alerts[1].on", "alerts[1].to"),
    ):
        assert f"  {key}: " in words, key
    assert "s3cret" not in words


def test_two_alerts_of_one_name_are_a_fault(tmp_path: Path) -> None:
    twice = WHOLE.replace('name = "harm"', 'name = "Liwonde"')
    with pytest.raises(SetupError, match="is there already"):
        beside(tmp_path, twice)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('filter = "North"\nplace = "Karima"', "place: stands beside a saved filter"),
        ('filter_of = "Abla"', "filter_of: names nobody's filter"),
        ('as_reader = "yes"', "as_reader: .* true or false"),
    ],
)
def test_a_saved_filter_says_all_that_is_asked_for(tmp_path: Path, written: str, fault: str) -> None:
    channel = '[[channels]]\nname = "feed"\nkind = "atom"\nfile = "a.atom"\n'
    alert = f'[[alerts]]\nname = "North"\nto = ["feed"]\n{written}\n'
    with pytest.raises(SetupError, match=fault):
        beside(tmp_path, channel + alert)
    [taken] = beside(tmp_path, channel + alert.replace(written, 'filter = "North"\nfilter_of = "Abla"')).alerts
    assert (taken.filter, taken.filter_of) == ("North", "Abla")
