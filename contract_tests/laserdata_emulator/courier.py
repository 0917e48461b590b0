"""Messages on their way: webhooks to this machine are really sent, everything else only counts as delivered."""

import json
import re
import ssl
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit

from .problems import Problem, invalid
from .wire import format_time, table

TIMEOUT = 5.0  # seconds that a receiver may take

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")
_PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
# Names that lead nowhere but inside, whatever a resolver says; so does a name without a dot.
_INSIDE = ("localhost", "local", "internal", "lan", "home", "corp", "intranet", "private")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]{0,4000}")
_OWN_HEADERS = ("content-length", "content-type", "host", "transfer-encoding", "connection")


class Reach(NamedTuple):
    """How far away the host of a URL is."""

    private: bool
    loopback: bool


def reach(host: str) -> Reach:
    """How far away a host is, by its name or address alone. Raises ValueError for what is no host."""
    try:
        address = ip_address(host)
    except ValueError:
        name = host.encode("idna").decode("ascii").lower().removesuffix(".")
        last = name.rpartition(".")[2]
        if not _HOST.fullmatch(name) or last.isdecimal() or last.startswith("0x"):
            raise ValueError(f"{host!r} is no host") from None
        return Reach("." not in name or last in _INSIDE, name == "localhost")
    inner = _inner(address)
    return Reach(not inner.is_global or inner.is_multicast, inner.is_loopback)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one stands for, if it does."""
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped or address.sixtofour or address
    return address


def _split(url: str) -> tuple[SplitResult, Reach]:
    if not url.isprintable() or any(sign in url for sign in ' \\"<>'):
        raise ValueError("a URL has no such characters")
    parts = urlsplit(url)
    _ = parts.port  # a ValueError for one that is none
    return parts, reach(parts.hostname or "")


def check_destination(kind: str, text: str, *, loopback: bool) -> None:
    """Raises Problem 400 for a destination that a kind of channel cannot have.

    With `loopback` a webhook may go to this machine, also over http.
    """
    if kind in ("email", "sms"):
        form, what = (_EMAIL, "an email address") if kind == "email" else (_PHONE, "a phone number, as +1234567890")
        if not form.fullmatch(text) or len(text) > 254:
            raise invalid("invalid_destination", f"The destination is not {what}.", "destination")
        return
    try:
        parts, where = _split(text)
    except ValueError:  # UnicodeError is one
        raise invalid("invalid_destination", "The destination is not an HTTPS URL.", "destination") from None
    here = loopback and where.loopback
    if where.private and not here:
        raise invalid("private_destination", "Private and internal addresses are refused.", "destination")
    if parts.scheme not in ("https", "http") or (parts.scheme == "http" and not here):
        raise invalid("invalid_destination", "The destination is not an HTTPS URL.", "destination")


def check_settings(settings: Mapping[str, Any]) -> None:
    """Raises Problem 400 for webhook settings that make no HTTP request."""
    webhook = table(settings.get("webhook"))
    if not _TOKEN.fullmatch(webhook.get("method") or "POST"):
        raise invalid("invalid_method", "The method is no HTTP method.", "settings.webhook.method")
    for name, value in table(webhook.get("headers")).items():
        if not _TOKEN.fullmatch(name) or not _VALUE.fullmatch(value) or name.lower() in _OWN_HEADERS:
            raise invalid("invalid_headers", f"The header {name[:100]!r} cannot be sent.", "settings.webhook.headers")


@dataclass(slots=True)
class Delivery:
    """One message to one channel, and what became of it: `sending`, `delivered`, `failed`, or `held` (sms)."""

    at: datetime
    channel_id: int
    notification_id: int | None
    kind: str
    subject: str
    body: str
    state: str = "delivered"
    status: int | None = None
    error: str | None = None

    def shown(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "at": format_time(self.at),
            "channel_id": self.channel_id,
            "notification_id": self.notification_id,
            "kind": self.kind,
            "subject": self.subject,
            "body": self.body,
            "state": self.state,
            "status": self.status,
            "error": self.error,
        }


class _Request(NamedTuple):
    delivery: Delivery
    url: str
    method: str
    headers: dict[str, str]
    payload: bytes


class Courier:
    """Carries the messages of one state. What is really sent goes out in order, in a thread that ends when idle."""

    def __init__(self, *, loopback: bool = False) -> None:
        """With `loopback` webhooks to this machine are sent; without it, nothing ever leaves."""
        self.loopback = loopback
        self.deliveries: deque[Delivery] = deque(maxlen=1000)
        self.returned: deque[Delivery] = deque()
        self._made: deque[_Request] = deque()
        self._waiting: deque[_Request] = deque()
        self._lock = threading.Condition()
        self._working = False
        self._open = 0

    def take(self, delivery: Delivery, values: Mapping[str, Any]) -> Delivery:
        """Take a message for a channel with these values."""
        self.deliveries.append(delivery)
        kind = values["channel"]
        if kind == "sms":
            delivery.state, delivery.error = "held", "SMS is accepted and not delivered yet"
        elif kind in ("slack", "webhook"):
            try:
                check_destination(kind, values["destination"], loopback=self.loopback)
            except Problem as refused:  # allowed when the channel was made, and no longer
                delivery.state, delivery.error = "failed", refused.code
                return delivery
            if _split(values["destination"])[1].loopback:
                delivery.state = "sending"
                with self._lock:
                    self._open += 1
                    self._made.append(_request(delivery, values))
        return delivery

    def send(self) -> None:
        """Let go what was taken; called when the answer that caused it is out."""
        if not self._made:
            return
        with self._lock:
            while self._made:
                self._waiting.append(self._made.popleft())
            if self._working:
                return
            self._working = True
        threading.Thread(target=self._work, name="laserdata-emulator-courier", daemon=True).start()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._working = False
                    return
                request = self._waiting.popleft()
            delivery = request.delivery
            try:
                delivery.status = _post(request)
                delivery.state = "delivered" if 200 <= delivery.status < 300 else "failed"
                delivery.error = None if delivery.state == "delivered" else f"the receiver answered {delivery.status}"
            except (OSError, HTTPException, ValueError) as exc:
                delivery.state, delivery.error = "failed", f"{type(exc).__name__}: {exc}"[:200]
            self.returned.append(delivery)
            with self._lock:
                self._open -= 1
                self._lock.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is under way any more; False when that takes longer."""
        with self._lock:
            return self._lock.wait_for(lambda: not self._open, seconds)


def _request(delivery: Delivery, values: Mapping[str, Any]) -> _Request:
    settings = table(table(values["settings"]).get(values["channel"]))
    body: dict[str, Any] = {"subject": delivery.subject, "body": delivery.body}
    if values["channel"] == "slack":  # the form that Slack's incoming webhooks take
        given = {name: settings[name] for name in ("channel", "username", "icon_emoji") if settings.get(name)}
        body = {"text": f"*{delivery.subject}*\n{delivery.body}", **given}
    headers = {"content-type": "application/json", "user-agent": "laserdata-emulator"}
    own = {name.lower(): value for name, value in table(settings.get("headers")).items()}
    method = settings.get("method") or "POST"
    return _Request(delivery, values["destination"], method, headers | own, json.dumps(body).encode())


def _post(request: _Request) -> int:
    parts = urlsplit(request.url)
    connection: HTTPConnection
    if parts.scheme == "https":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False  # a receiver on this machine signs its own
        context.verify_mode = ssl.CERT_NONE
        connection = HTTPSConnection(parts.hostname or "", parts.port, timeout=TIMEOUT, context=context)
    else:
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(request.method, target, request.payload, request.headers)
        return connection.getresponse().status
    finally:
        connection.close()
