"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class DeploymentStatusInfo(Model):
    """Live state of a deployment as its supervisor sees it. Static attributes such as tier and storage are on Core.

    Attributes:
        status: Current stage.
        domain: Host name that clients connect to.
        id: Deployment described.
        ports: Listening ports, one entry for each runtime.
    """

    status: DeploymentStatus
    domain: str | None | Unset = UNSET
    id: int | Unset = UNSET
    ports: list[RuntimePorts] | Unset = UNSET


# Below the class, so that classes may name each other.
from .deployment_status import DeploymentStatus  # noqa: E402
from .runtime_ports import RuntimePorts  # noqa: E402
