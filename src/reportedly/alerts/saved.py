"""Alerts that name a filter saved in the workbench: it is looked up each time they run, so that both ask the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qsl

from reportedly.errors import SetupError
from reportedly.people import People, SavedFilter, Shelf
from reportedly.work.alert_settings import AlertSetting
from reportedly.work.settings import Settings

NOT_ASKED = ("since", "order", "page")
"""What a list shows of a filter, and an alert does not ask: it tells of what is new since it ran."""


def with_saved(settings: Settings, casebook: str) -> Settings:
    """The settings, with the filters that alerts name as they are saved now; SetupError where there is none."""
    if not any(alert.filter for alert in settings.alerts):
        return settings
    with People.of(casebook) as people:
        return replace(settings, alerts=tuple(_filled(settings.alerts, people.shelf)))


def _filled(alerts: Iterable[AlertSetting], shelf: Shelf) -> Iterable[AlertSetting]:
    for alert in alerts:
        if not alert.filter:
            yield alert
            continue
        told = parse_qsl(_one(alert, shelf.named(alert.filter, alert.filter_of)).query)
        yield replace(alert, saved=tuple(pair for pair in told if pair[0] not in NOT_ASKED))


def _one(alert: AlertSetting, found: tuple[SavedFilter, ...]) -> SavedFilter:
    if not found:
        whose = f" by {alert.filter_of}" if alert.filter_of else ""
        raise SetupError(
            f"the alert {alert.name!r} cannot be run: no filter {alert.filter!r} is saved{whose}; save one of that "
            "name in the workbench, or name another"
        )
    if len(found) > 1:
        people = ", ".join(one.of for one in found)
        raise SetupError(
            f"the alert {alert.name!r} cannot be run: the filter {alert.filter!r} is saved by {people}; say whose, "
            "with `filter_of`"
        )
    return found[0]
