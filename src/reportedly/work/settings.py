"""The settings of a casebook: one TOML file beside it, checked whole, with every fault told at once.

`sudan.reportedly` has its settings in `sudan.toml`, or in `reportedly.toml` of the same folder; a casebook on a server
has them in `reportedly.toml` of the working folder. An environment variable `REPORTEDLY_…` goes before the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reportedly.collect.collected import Given
from reportedly.collect.manners import POLITE, Manners
from reportedly.errors import SetupError
from reportedly.work.alert_settings import AlertSetting, Channel, check_alerts, check_channels
from reportedly.work.setting_values import FEED_KEYS, KEYS, SCALARS, Key

if TYPE_CHECKING:
    from reportedly.collect.fetch import Fetcher

SHARED_NAME = "reportedly.toml"
VARIABLE = "REPORTEDLY_CONFIG"
PREFIX = "REPORTEDLY_"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSetting:
    """A feed, sitemap or page to be watched."""

    url: str
    every: int = 900
    """Seconds between two requests."""
    publisher: str | None = None
    """Who publishes what it lists; None where the feed is to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user sets for a casebook; the defaults hold where the file does not say."""

    analyst: str | None = None
    """Whose name corrections are entered under; None for the name of the user of the machine."""
    model: str | None = None
    """Folder of the reader model; None for the one chosen with `reportedly models use`."""
    workers: int = 1
    user_agent: str = POLITE.user_agent
    delay: float = POLITE.delay_s
    """Seconds between two requests to one host."""
    recheck: int = 24 * 3600
    """Seconds after which a page that is known is asked for again."""
    follow: int = 14 * 24 * 3600
    """Seconds for which a page is asked for again and again, from when it came, also when no feed lists it any more."""
    allow_hosts: tuple[str, ...] = ()
    """Hosts ("host" or "host:port") on private networks or other ports that may be asked."""
    place_floor: float | Literal["province"] | None = None
    """Kilometres, or divisions, more finely than which readers are told no place; None for as they are."""
    publication_delay: int = 0
    """Seconds for which readers are not shown a report."""
    publishers: Mapping[str, str] = field(default_factory=dict)
    """Names of publishers by host."""
    feeds: tuple[FeedSetting, ...] = ()
    channels: tuple[Channel, ...] = ()
    alerts: tuple[AlertSetting, ...] = ()

    def fetcher(self) -> Fetcher:
        """A fetcher that behaves as set."""
        from reportedly.collect.fetch import Fetcher  # who fetches nothing need not wait for it

        manners: Manners = replace(POLITE, user_agent=self.user_agent, delay_s=self.delay)
        return Fetcher(manners=manners, allowed=self.allow_hosts)

    def given_at(self, url: str, given: Given) -> Given:
        """What is said of reports at an address: by the user now, else by the settings."""
        if given.publisher is not None:
            return given
        host = url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].lower()
        return replace(given, publisher=self.publishers.get(host) or self.publishers.get(host.removeprefix("www.")))


def settings_beside(casebook: str, *, named: str | None, environment: Mapping[str, str]) -> Settings:
    """The settings of a casebook: from the file that is named, else from the one beside it, else the defaults.

    Raises SetupError that tells every fault of the file and of the environment, with the key, what is wrong with it and
    what is allowed.
    """
    path = _path(casebook, named or environment.get(VARIABLE))
    told, faults = _read(path) if path is not None else ({}, [])
    values: dict[str, Any] = {}
    faults += _check(told, KEYS, "", values)
    feeds = told.get("feeds", [])
    for number, feed in enumerate(feeds if isinstance(feeds, list) else [], start=1):
        faults += _check_feed(feed, f"feeds[{number}].", values)
    faults += _check_alerting(told, values)
    for key, variable in ((key, f"{PREFIX}{key.upper()}") for key in SCALARS):
        if variable in environment:
            faults += _check({key: environment[variable]}, KEYS, "", values, named=variable)
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults)
        raise SetupError(f"the settings in {path or 'the environment'} cannot be used:\n{listed}")
    return Settings(**values)


def _path(casebook: str, named: str | None) -> Path | None:
    if named is not None:
        return Path(named)
    on_server = "://" in casebook
    beside = [] if on_server else [Path(casebook).with_suffix(".toml"), Path(casebook).with_name(SHARED_NAME)]
    return next((path for path in beside or [Path(SHARED_NAME)] if path.is_file()), None)


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), []
    except OSError as error:
        return {}, [f"it cannot be read ({error.strerror}); name another file"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, [f"it is no TOML: {error}"]


def _check(
    told: Mapping[str, Any], keys: Mapping[str, Key], under: str, values: dict[str, Any], named: str | None = None
) -> Iterator[str]:
    """Put what is right into `values`, and tell the faults of the rest."""
    for name, value in told.items():
        key = keys.get(name)
        if key is None:
            yield f"{under}{name}: is no setting; there are {', '.join(keys)}"
            continue
        try:
            values[name] = key.taken(value)
        except (ValueError, TypeError):
            shown = "its value" if key.secret else repr(value)
            yield f"{named or under + name}: {shown} is not allowed; write {key.allowed}"


def _check_alerting(told: Mapping[str, Any], values: dict[str, Any]) -> Iterator[str]:
    channels: list[Channel] = []
    alerts: list[AlertSetting] = []
    yield from check_channels(told.get("channels"), _check, channels)
    yield from check_alerts(told.get("alerts"), _check, channels, alerts)
    values |= {"channels": tuple(channels), "alerts": tuple(alerts)}


def _check_feed(feed: Any, under: str, values: dict[str, Any]) -> Iterator[str]:
    if not isinstance(feed, dict):
        yield f"{under[:-1]}: is no table; write [[feeds]] above its keys"
        return
    taken: dict[str, Any] = {}
    yield from _check(feed, FEED_KEYS, under, taken)
    if "url" not in feed:
        yield f"{under}url: is missing; write the address of the feed"
    if "url" in taken:
        values["feeds"] = (*(values.get("feeds") or ()), FeedSetting(**taken))
