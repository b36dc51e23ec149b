"""Alerts as mail: one message for each, under an id that stays the same however often it has to be sent."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from reportedly.alerts.notice import Notice
from reportedly.alerts.sending import NotSentError
from reportedly.collect.clock import from_rfc3339
from reportedly.tell.wording import plain
from reportedly.work.alert_settings import EmailChannel

TIMEOUT_S = 30.0
DOMAIN = "alerts.reportedly.invalid"
"""Behind the id of a message; nobody is there (RFC 2606)."""
FOR_GOOD = range(500, 600)
"""Replies that asking again will not change."""


def message_of(notice: Notice, channel: EmailChannel) -> EmailMessage:
    """The message; line breaks in what reports say cannot reach its headers."""
    message = EmailMessage()
    message["Subject"] = plain(f"[{notice.casebook}] {notice.heading}")[:200]
    message["From"] = channel.sender
    message["To"] = ", ".join(channel.recipients)
    message["Date"] = format_datetime(from_rfc3339(notice.at))
    message["Message-ID"] = f"<{notice.key}@{DOMAIN}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Reportedly-Alert"] = plain(notice.alert)
    message.set_content("".join(f"{line}\n" for line in lines_of(notice)))
    return message


def lines_of(notice: Notice) -> list[str]:
    """A notice in plain text, each sentence with the claims that it rests on."""
    told = [line for one in notice.sentences for line in (one.text, f"    {', '.join(one.claims)}", "")]
    return [
        notice.heading,
        "",
        *told,
        f"Alert “{notice.alert}” ({notice.occasion}) on the casebook “{notice.casebook}”, after ledger entry "
        f"{notice.entry}. It tells who says what, and not what happened. See `reportedly why CLAIM`.",
    ]


def send_email(notice: Notice, channel: EmailChannel, secrets: Mapping[str, str]) -> None:
    """Send a notice; raises NotSentError where the server does not take it."""
    message = message_of(notice, channel)
    try:
        with _connected(channel) as server:
            if channel.user is not None:
                server.login(channel.user, secrets[channel.password_from or ""])
            refused = server.send_message(message)
    except smtplib.SMTPResponseException as error:
        words = f"the mail server answered {error.smtp_code}"
        raise NotSentError(words, for_good=error.smtp_code in FOR_GOOD) from None
    except smtplib.SMTPRecipientsRefused as error:
        codes = {code for code, _ in error.recipients.values()}
        raise NotSentError("every recipient was refused", for_good=all(c in FOR_GOOD for c in codes)) from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotSentError(f"the mail server could not be reached ({_kind(error)})") from None
    if refused:
        raise NotSentError(f"{len(refused)} of {len(channel.recipients)} recipients were refused", for_good=True)


@contextmanager
def _connected(channel: EmailChannel) -> Any:
    """A connection that is as secure as set; never less."""
    context = ssl.create_default_context()
    kind: Callable[..., smtplib.SMTP] = smtplib.SMTP
    if channel.security == "tls":
        kind = _over_tls(context)
    with kind(channel.host, channel.port, timeout=TIMEOUT_S) as server:
        if channel.security == "starttls":
            server.starttls(context=context)
        yield server


def _over_tls(context: ssl.SSLContext) -> Callable[..., smtplib.SMTP]:
    def made(host: str, port: int, timeout: float) -> smtplib.SMTP:
        return smtplib.SMTP_SSL(host, port, timeout=timeout, context=context)

    return made


def _kind(error: Exception) -> str:
    """What went wrong, without anything that a server or a log-in said."""
    return getattr(error, "strerror", None) or type(error).__name__
