"""Running alerts: what is new is noticed and entered into the outbox, then whatever is due goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from reportedly.alerts.atom import write_atom
from reportedly.alerts.email import send_email
from reportedly.alerts.holding import noticing
from reportedly.alerts.notice import Notice, Told
from reportedly.alerts.outbox import Due, Outbox, Upto
from reportedly.alerts.sending import NotSentError, next_try
from reportedly.alerts.webhook import post_webhook
from reportedly.casebook import Casebook
from reportedly.collect.clock import SYSTEM, Clock, to_rfc3339
from reportedly.collect.connection import Resolve, look_up
from reportedly.errors import InputError, SetupError
from reportedly.tell.withheld import Withheld, Withholding
from reportedly.web.standing import Stand, Standing, stand_of
from reportedly.work.alert_settings import AlertSetting, AtomChannel, Channel, EmailChannel, WebhookChannel
from reportedly.work.settings import Settings

LEASE_S = 600.0
"""So long a notice that is being sent is left alone by other runs; after a crash it is tried again then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Went:
    """What became of one notice over one channel."""

    notice: Notice
    channel: str
    why: str | None
    """Why it did not go out; None where it did."""
    given_up: bool = False


@dataclass(frozen=True, kw_only=True)
class Running:
    """What alerts are run with."""

    book: Casebook
    settings: Settings
    outbox: Outbox
    secrets: Mapping[str, str]
    """The environment: secrets by the names of their variables."""
    clock: Clock = SYSTEM
    resolve: Resolve = look_up

    def notice(self, *, since: int | None = None) -> list[Notice]:
        """Enter into the outbox what every alert notices; one that never ran begins now, or after an entry.

        Raises SetupError where a filter or a secret is not as it must be.
        """
        require_secrets(self.settings, self.secrets)
        stands = {as_reader: self._stand(as_reader) for as_reader in {one.as_reader for one in self.settings.alerts}}
        alerts = self.settings.alerts
        return [notice for one in alerts for notice in self._noticed(one, stands[one.as_reader], since)]

    def _stand(self, as_reader: bool) -> Stand:
        """The casebook as it stands, for its owner or for readers."""
        if not as_reader:
            return Standing(self.book).now()
        withholding = Withholding(floor=self.settings.place_floor, delay_s=self.settings.publication_delay)
        withheld = Withheld.of(self.book, withholding, self.clock.now())
        return stand_of(self.book, Standing(self.book).tail(), withheld)

    def _noticed(self, alert: AlertSetting, stand: Stand, since: int | None) -> list[Notice]:
        position = self.outbox.position(alert.name)
        begins = position is None and since is None
        upto = upto_in(stand)
        after = position if position is not None else upto.entry if since is None else since
        before = self.outbox.standing(alert.name)
        try:
            mark = self.outbox.mark(alert.name)
            found = noticing(alert, stand, since=after, mark=mark, before=before, at=self._now())
        except InputError as error:
            raise SetupError(f"the alert {alert.name!r} cannot be run: {error}") from None
        to = () if begins else alert.to
        entered = self.outbox.enter(alert.name, upto, found.standing, found.notices(), to)
        return [] if begins else entered

    def deliver(self) -> Iterator[Went]:
        """Send whatever is due, one after the other; each is marked only when it is out."""
        channels = {channel.name: channel for channel in self.settings.channels}
        down: dict[str, NotSentError] = {}
        for due in self.outbox.take_due(self._seconds(), LEASE_S):
            channel = channels.get(due.channel)
            try:
                if channel is None:
                    raise NotSentError("there is no such channel any more", for_good=True)
                if due.channel in down:
                    raise down[due.channel]  # who cannot be reached now is not asked again for each notice
                self.send(due.notice, channel)
            except NotSentError as error:
                if not error.for_good:
                    down[due.channel] = error
                yield self._failed(due, error)
                continue
            self.outbox.sent(due)
            yield Went(notice=due.notice, channel=due.channel, why=None)

    def send(self, notice: Notice, channel: Channel) -> None:
        """Send one notice over a channel; raises NotSentError where it does not go out."""
        if isinstance(channel, EmailChannel):
            send_email(notice, channel, self.secrets)
        elif isinstance(channel, WebhookChannel):
            post_webhook(
                notice,
                channel,
                self.secrets,
                allowed=self.settings.allow_hosts,
                now=self.clock.now(),
                resolve=self.resolve,
            )
        else:
            write_atom(self._feed(notice, channel), channel)

    def _feed(self, notice: Notice, channel: AtomChannel) -> list[Notice]:
        latest = self.outbox.latest(channel.name, channel.most)
        return latest if notice.key in {one.key for one in latest} else [notice, *latest][: channel.most]

    def _failed(self, due: Due, error: NotSentError) -> Went:
        again = next_try(due.attempts + 1, error, self._seconds())
        self.outbox.failed(due, str(error), again)
        return Went(notice=due.notice, channel=due.channel, why=str(error), given_up=again is None)

    def test(self) -> Iterator[Went]:
        """Send one notice that says that it is a test over each channel that an alert names; nothing is entered."""
        require_secrets(self.settings, self.secrets)
        named = {name for alert in self.settings.alerts for name in alert.to}
        for channel in (one for one in self.settings.channels if one.name in named):
            notice = Notice(
                alert="test",
                occasion="new",
                about=(channel.name, self._now()),
                entry=0,
                at=self._now(),
                heading="A test of this channel",
                sentences=(Told(text="Nothing is reported here: this only tests whether alerts arrive.", claims=()),),
                casebook="reportedly",
            )
            yield _tried(self.send, notice, channel)

    def _now(self) -> str:
        return to_rfc3339(self.clock.now())

    def _seconds(self) -> float:
        moment: datetime = self.clock.now()
        return moment.timestamp()


def upto_in(stand: Stand) -> Upto:
    """How far an alert has gone through a casebook that stands so.

    Where reports are withheld for a while, only up to the first of them: what came since is gone through again as they
    are shown, and what was noticed of it is known. The numbers of events in what readers are shown hold for one run.
    """
    withheld = stand.withheld
    entry = stand.entry if withheld.since is None else min(stand.entry, withheld.since - 1)
    return Upto(entry=entry, mark=0 if withheld.withholding.any else stand.head.following)


def _tried(send: Callable[[Notice, Channel], None], notice: Notice, channel: Channel) -> Went:
    try:
        send(notice, channel)
    except NotSentError as error:
        return Went(notice=notice, channel=channel.name, why=str(error))
    return Went(notice=notice, channel=channel.name, why=None)


def require_secrets(settings: Settings, secrets: Mapping[str, str]) -> None:
    """Raise SetupError that names every variable of the environment that a channel needs and that is not set."""
    missing = [
        f"  channel {channel.name!r}: set {variable} in the environment"
        for channel in settings.channels
        if (variable := _variable_of(channel)) and not secrets.get(variable)
    ]
    if missing:
        raise SetupError("secrets of alerts are missing:\n" + "\n".join(missing))


def _variable_of(channel: Channel) -> str | None:
    if isinstance(channel, EmailChannel):
        return channel.password_from
    return channel.secret_from if isinstance(channel, WebhookChannel) else None


def run_alerts(running: Running, *, since: int | None = None) -> Iterable[Went]:
    """Notice what is new, then send whatever is due."""
    running.notice(since=since)
    yield from running.deliver()
