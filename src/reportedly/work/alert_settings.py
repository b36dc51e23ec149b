"""The settings of alerts: what is looked out for, and over which channels it is told.

Everything is checked with the other settings, and all faults are told together. Secrets come from the environment,
and stand in no file and in no message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from reportedly.model.event import PloverType
from reportedly.model.situation import Status
from reportedly.work.setting_values import Key, text, web_address, whole

Occasion = Literal["new", "contradicted", "withdrawn", "regraded"]
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)
Security = Literal["starttls", "tls", "none"]

_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
_NAME = re.compile(r"[\w][\w .\-]{0,59}")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailChannel:
    """A mailbox that alerts are sent to."""

    name: str
    host: str
    port: int = 587
    security: Security = "starttls"
    sender: str
    recipients: tuple[str, ...]
    user: str | None = None
    """None where the server asks for no log-in."""
    password_from: str | None = None
    """The environment variable that holds the password; None where there is no user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookChannel:
    """An address that alerts are posted to, signed."""

    name: str
    url: str
    secret_from: str
    """The environment variable that holds the secret by which they are signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomChannel:
    """A feed file that alerts are written into."""

    name: str
    file: str
    most: int = 200
    """So many of the latest alerts stand in it."""


Channel = EmailChannel | WebhookChannel | AtomChannel


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSetting:
    """A saved filter, on what occasions it tells, and whom."""

    name: str
    to: tuple[str, ...]
    """Names of channels."""
    on: tuple[Occasion, ...] = OCCASIONS
    words: str = ""
    place: str = ""
    source: str = ""
    type: str = ""
    status: tuple[str, ...] = ()
    first: str = ""
    """Only events first reported on this day or later."""
    last: str = ""
    filter: str = ""
    """The name of a filter saved in the workbench, which then says all that is asked for; empty for fields above."""
    filter_of: str = ""
    """Whose filter; empty where only one person saved one of that name."""
    as_reader: bool = False
    """Whether it tells only what readers are told, and what is withheld from them when it is shown."""
    saved: tuple[tuple[str, str], ...] = ()
    """The saved filter as it stands in an address; looked up when the alert runs."""

    def pairs(self) -> list[tuple[str, str]]:
        """The filter as it stands in an address of the workbench."""
        if self.filter:
            return list(self.saved)
        fields = {
            "q": self.words,
            "place": self.place,
            "source": self.source,
            "type": self.type,
            "from": self.first,
            "to": self.last,
        }
        return [*((name, value) for name, value in fields.items() if value), *(("status", one) for one in self.status)]


def _matching(pattern: re.Pattern[str]) -> Callable[[Any], str]:
    def taken(value: Any) -> str:
        if not pattern.fullmatch(written := text(value)):
            raise ValueError
        return written

    return taken


def _one_of(*known: str) -> Callable[[Any], str]:
    def taken(value: Any) -> str:
        if value not in known:
            raise ValueError
        return str(value)

    return taken


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _list_of(taken: Callable[[Any], str]) -> Callable[[Any], tuple[str, ...]]:
    def all_taken(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not value:
            raise TypeError
        return tuple(dict.fromkeys(map(taken, value)))

    return all_taken


NAME = Key(_matching(_NAME), "a name of at most 60 letters, figures, spaces, dots and hyphens")
FROM = Key(
    _matching(_VARIABLE), "the name of an environment variable that holds it, never the secret itself", secret=True
)
KIND = Key(_one_of("email", "webhook", "atom"), "email, webhook or atom")
EMAIL_KEYS: Mapping[str, Key] = {
    "name": NAME,
    "kind": KIND,
    "host": Key(text, "the name of the mail server"),
    "port": Key(whole(1, 65535), "a port from 1 to 65535"),
    "security": Key(_one_of(*get_args(Security)), "starttls, tls, or none within your own network"),
    "sender": Key(_matching(_ADDRESS), "one mail address"),
    "recipients": Key(_list_of(_matching(_ADDRESS)), 'a list of mail addresses, as in ["desk@lantern.example"]'),
    "user": Key(text, "the name to log in with"),
    "password_from": FROM,
}
WEBHOOK_KEYS: Mapping[str, Key] = {
    "name": NAME,
    "kind": KIND,
    "url": Key(web_address, "an http or https address without user name and password", secret=True),
    "secret_from": FROM,
}
ATOM_KEYS: Mapping[str, Key] = {
    "name": NAME,
    "kind": KIND,
    "file": Key(text, "the path of the feed"),
    "most": Key(whole(1, 10_000), "a number from 1 to 10000"),
}
CHANNEL_KEYS: Mapping[str, tuple[Mapping[str, Key], tuple[str, ...], Callable[..., Channel]]] = {
    "email": (EMAIL_KEYS, ("name", "host", "sender", "recipients"), EmailChannel),
    "webhook": (WEBHOOK_KEYS, ("name", "url", "secret_from"), WebhookChannel),
    "atom": (ATOM_KEYS, ("name", "file"), AtomChannel),
}
"""By kind: its keys, those that must be there, and what they make."""
ALERT_KEYS: Mapping[str, Key] = {
    "name": NAME,
    "to": Key(_list_of(text), 'a list of names of channels, as in ["desk"]'),
    "on": Key(_list_of(_one_of(*OCCASIONS)), f"a list of {', '.join(OCCASIONS)}"),
    "words": Key(text, "words that claims must hold"),
    "place": Key(text, "the name of a place"),
    "source": Key(text, "the name of a source or publisher"),
    "type": Key(_one_of(*get_args(PloverType)), "a PLOVER type, such as ASSAULT"),
    "status": Key(_list_of(_one_of(*get_args(Status))), f"a list of {', '.join(get_args(Status))}"),
    "from": Key(_matching(_DAY), "a day, as in 2024-03-01"),
    "until": Key(_matching(_DAY), "a day, as in 2024-03-01"),
    "filter": Key(text, "the name of a filter saved in the workbench"),
    "filter_of": Key(text, "the name of the person who saved the filter"),
    "as_reader": Key(_truth, "true or false"),
}
ASKING = ("words", "place", "source", "type", "status", "from", "until")
"""Keys of an alert that a saved filter stands for."""
FIELDS = {"from": "first", "until": "last"}
"""Keys of an alert that its record calls otherwise."""

Checker = Callable[[Mapping[str, Any], Mapping[str, Key], str, dict[str, Any]], Iterator[str]]


def check_channels(told: Any, check: Checker, found: list[Channel]) -> Iterator[str]:
    """Put the channels that are right into `found`, and tell the faults of the others."""
    for number, channel in enumerate(told if isinstance(told, list) else [], start=1):
        under = f"channels[{number}]."
        kind = str(channel.get("kind", "")) if isinstance(channel, dict) else ""
        if kind not in CHANNEL_KEYS:
            yield f"{under}kind: {f'{kind!r} is not allowed' if kind else 'is missing'}; write {KIND.allowed}"
            continue
        keys, needed, made = CHANNEL_KEYS[kind]
        taken: dict[str, Any] = {}
        faults = [*check(channel, keys, under, taken), *_missing(channel, keys, needed, under)]
        if "user" in channel and "password_from" not in channel:
            faults.append(f"{under}password_from: is missing; write {FROM.allowed}")
        yield from faults
        if not faults:
            taken.pop("kind")
            found.append(made(**taken))


def check_alerts(told: Any, check: Checker, channels: list[Channel], found: list[AlertSetting]) -> Iterator[str]:
    """Put the alerts that are right into `found`, and tell the faults of the others."""
    names = {channel.name for channel in channels}
    for number, alert in enumerate(told if isinstance(told, list) else [], start=1):
        under = f"alerts[{number}]."
        if not isinstance(alert, dict):
            yield f"{under[:-1]}: is no table; write [[alerts]] above its keys"
            continue
        taken: dict[str, Any] = {}
        faults = [*check(alert, ALERT_KEYS, under, taken), *_missing(alert, ALERT_KEYS, ("name", "to"), under)]
        faults += [
            f"{under}to: {name!r} is no channel; write it under [[channels]]"
            for name in taken.get("to", ())
            if name not in names
        ]
        if "filter" in alert:
            faults += [
                f"{under}{key}: stands beside a saved filter; leave it out, or save it with the filter"
                for key in ASKING
                if key in alert
            ]
        elif "filter_of" in alert:
            faults.append(f"{under}filter_of: names nobody's filter; write `filter` too, or leave it out")
        if taken.get("name") in {one.name for one in found}:
            faults.append(f"{under}name: {taken['name']!r} is there already; give each alert a name of its own")
        yield from faults
        if not faults:
            found.append(AlertSetting(**{FIELDS.get(key, key): value for key, value in taken.items()}))


def _missing(told: Mapping[str, Any], keys: Mapping[str, Key], needed: tuple[str, ...], under: str) -> Iterator[str]:
    yield from (f"{under}{key}: is missing; write {keys[key].allowed}" for key in needed if key not in told)
