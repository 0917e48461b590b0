"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class AccessRuleProtocols(Model):
    """Listeners that a rule covers. A rule with none switched on has no effect.

    Attributes:
        iggy_http: HTTP API, and with it the web interface (Stream UI) on ports 80 and 443.
        iggy_tcp: Binary protocol over TCP.
        iggy_udp: QUIC, which runs over UDP.
        iggy_websocket: WebSocket transport.
    """

    iggy_http: bool | Unset = UNSET
    iggy_tcp: bool | Unset = UNSET
    iggy_udp: bool | Unset = UNSET
    iggy_websocket: bool | Unset = UNSET
