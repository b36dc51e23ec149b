"""Alerts posted to an address, signed as Standard Webhooks asks: id, time and body under HMAC-SHA256.

The id stays the same however often one has to be posted, so that who receives it can pass over what is there already.
Addresses within private networks are refused unless the settings allow the host by name, as for collected pages.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import httpcore
import httpx

from reportedly import __version__
from reportedly.alerts.notice import Notice
from reportedly.alerts.sending import NotSentError
from reportedly.collect.clock import from_rfc3339
from reportedly.collect.connection import CheckedBackend, CheckedTransport, ClosedAddressError, Resolve, look_up
from reportedly.collect.retry import retry_at
from reportedly.collect.weblink import require_weblink
from reportedly.errors import InputError
from reportedly.work.alert_settings import WebhookChannel

TIMEOUT_S = 20.0
PREFIX = "whsec_"
"""Before a secret that is written in base64, as Standard Webhooks has it; any other is taken as it is written."""
AGAIN = frozenset((408, 421, 425, 429))
"""Answers of the asker's kind that pass by themselves."""


def signature(secret: str, id_: str, timestamp: int, body: bytes) -> str:
    """The signature of a message: "v1," and base64 of HMAC-SHA256 over "id.timestamp.body"."""
    signed = f"{id_}.{timestamp}.".encode() + body
    digest = hmac.new(_secret(secret), signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode('ascii')}"


def _secret(written: str) -> bytes:
    if not written.startswith(PREFIX):
        return written.encode()
    try:
        return base64.b64decode(written.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        return written.encode()


def post_webhook(
    notice: Notice,
    channel: WebhookChannel,
    secrets: Mapping[str, str],
    *,
    allowed: Iterable[str],
    now: datetime,
    resolve: Resolve = look_up,
) -> None:
    """Post a notice; raises NotSentError where it is not taken with an answer of 200 to 299."""
    body = json.dumps(notice.record(), ensure_ascii=False, separators=(",", ":")).encode()
    timestamp = int(now.timestamp())
    headers = {
        "content-type": "application/json",
        "user-agent": f"reportedly/{__version__}",
        "webhook-id": notice.key,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secrets[channel.secret_from], notice.key, timestamp, body),
    }
    answer = _posted(channel.url, body, headers, frozenset(name.lower() for name in allowed), resolve)
    if not 200 <= answer.status_code < 300:
        after = retry_at(answer.headers.get("retry-after"), now)
        wait = (from_rfc3339(after) - now.astimezone(UTC)).total_seconds() if after else 0.0
        for_good = 300 <= answer.status_code < 500 and answer.status_code not in AGAIN
        raise NotSentError(f"was answered with {answer.status_code}", for_good=for_good, after_s=wait)


def _posted(
    url: str, body: bytes, headers: Mapping[str, str], allowed: frozenset[str], resolve: Resolve
) -> httpx.Response:
    """Post once, past no proxy and along no redirect, to a judged address."""
    try:
        link = require_weblink(url, allowed)
    except InputError as error:
        raise NotSentError(f"the address {error.what}", for_good=True) from None
    end = time.monotonic() + TIMEOUT_S
    backend = CheckedBackend(
        resolve=resolve, allowed=allowed, left=lambda: end - time.monotonic(), connect=httpcore.SyncBackend()
    )
    transport = CheckedTransport(backend, httpx.create_ssl_context(trust_env=False))
    try:
        with httpx.Client(transport=transport, timeout=TIMEOUT_S, follow_redirects=False) as client:
            return client.post(link.url, content=body, headers=dict(headers))
    except ClosedAddressError as error:
        raise NotSentError(f"{error}; name the host in `allow_hosts` if it is yours", for_good=True) from None
    except (
        httpx.HTTPError,
        httpcore.ConnectError,
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        OSError,
    ) as error:
        raise NotSentError(f"could not be reached ({type(error).__name__})") from None
