"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class RuntimePorts(Model):
    """Ports on which one runtime listens.

    Attributes:
        runtime: Runtime that listens.
        http_port: HTTP port.
        node_id: Node the ports belong to; null where they hold for the whole deployment.
        quic_port: QUIC port, over UDP.
        tcp_port: TCP port of the binary protocol.
        ws_port: WebSocket port.
    """

    runtime: str
    http_port: int | None | Unset = UNSET
    node_id: int | None | Unset = UNSET
    quic_port: int | None | Unset = UNSET
    tcp_port: int | None | Unset = UNSET
    ws_port: int | None | Unset = UNSET
