"""An alert for readers tells of nothing that is withheld, and of what was withheld for a while when it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reportedly.work.alert_settings import AlertSetting
from tests.alerts.conftest import Desk

EVERYTHING = AlertSetting(name="All", to=("hook",), as_reader=True)
OF_A_PLACE = replace(EVERYTHING, place="Matadi")
TWO_DAYS_S = 2 * 24 * 3600
OLDER_ARE_SHOWN = datetime(2021, 6, 19, 12, tzinfo=UTC)
"""The next report is of the 17th, which ends two days before the 20th begins."""


@pytest.mark.parametrize("alert", [EVERYTHING, OF_A_PLACE], ids=["everything", "filter"])
def test_what_is_young_is_told_once_when_it_is_shown(alert: AlertSetting, desk: Desk) -> None:
    desk.settings = replace(desk.settings, alerts=(alert,), publication_delay=TWO_DAYS_S)
    desk.at = OLDER_ARE_SHOWN
    assert desk.run() == []
    desk.add(3)
    assert desk.run() == []
    desk.later(hours=13)
    told = [one.notice for one in desk.run()]
    assert any(one.occasion == "new" and "Matadi Courier" in one.heading for one in told)
    assert not any("Boma Post" in one.heading for one in told)
    desk.later(days=3)
    assert desk.run() == []


def test_others_are_told_at_once(desk: Desk) -> None:
    owners = replace(EVERYTHING, as_reader=False)
    desk.settings = replace(desk.settings, alerts=(owners,), publication_delay=TWO_DAYS_S)
    desk.at = OLDER_ARE_SHOWN
    assert desk.run() == []
    desk.add(3)
    assert any("Matadi Courier" in one.notice.heading for one in desk.run())
