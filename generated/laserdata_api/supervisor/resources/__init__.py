"""Generated: the resources of `supervisor`; each loads when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...declarations import ModeT, Resources

if TYPE_CHECKING:
    from .access_rules import AccessRules
    from .activities import Activities
    from .aws_vpc_peerings import AwsVpcPeerings
    from .backups import Backups
    from .byoc import Byoc
    from .configs import Configs
    from .connectors import Connectors
    from .credentials import Credentials
    from .deployment import Deployment
    from .gcp_vpc_peerings import GcpVpcPeerings
    from .heartbeats import Heartbeats
    from .logs import Logs
    from .metrics import Metrics
    from .network import Network
    from .nodes import Nodes
    from .private_links import PrivateLinks
    from .private_service_connects import PrivateServiceConnects
    from .snapshots import Snapshots
    from .tasks import Tasks


class SupervisorResources(Resources[ModeT]):
    """What can be called on LaserData Cloud Supervisor API."""

    @property
    def access_rules(self) -> AccessRules[ModeT]:
        """Access rules: `list`, `create`, `delete`."""
        from .access_rules import AccessRules

        return AccessRules(self._caller)

    @property
    def activities(self) -> Activities[ModeT]:
        """Activities: `list`, `trigger`."""
        from .activities import Activities

        return Activities(self._caller)

    @property
    def aws_vpc_peerings(self) -> AwsVpcPeerings[ModeT]:
        """AWS VPC peerings: `list`, `create`, `delete`, `instructions`."""
        from .aws_vpc_peerings import AwsVpcPeerings

        return AwsVpcPeerings(self._caller)

    @property
    def backups(self) -> Backups[ModeT]:
        """Backups: `list`, `create`, `delete`, `restore`."""
        from .backups import Backups

        return Backups(self._caller)

    @property
    def byoc(self) -> Byoc[ModeT]:
        """BYOC: `validate`."""
        from .byoc import Byoc

        return Byoc(self._caller)

    @property
    def configs(self) -> Configs[ModeT]:
        """Configs: `list`, `create`, `delete`, `activate`, `primary`, `schema`, `version`, `versions`."""
        from .configs import Configs

        return Configs(self._caller)

    @property
    def connectors(self) -> Connectors[ModeT]:
        """Connectors: `list`, `delete`."""
        from .connectors import Connectors

        return Connectors(self._caller)

    @property
    def credentials(self) -> Credentials[ModeT]:
        """Credentials: `get`."""
        from .credentials import Credentials

        return Credentials(self._caller)

    @property
    def deployment(self) -> Deployment[ModeT]:
        """Deployment: `status`."""
        from .deployment import Deployment

        return Deployment(self._caller)

    @property
    def gcp_vpc_peerings(self) -> GcpVpcPeerings[ModeT]:
        """GCP VPC peerings: `list`, `create`, `delete`."""
        from .gcp_vpc_peerings import GcpVpcPeerings

        return GcpVpcPeerings(self._caller)

    @property
    def heartbeats(self) -> Heartbeats[ModeT]:
        """Heartbeats: `list`, `summary`."""
        from .heartbeats import Heartbeats

        return Heartbeats(self._caller)

    @property
    def logs(self) -> Logs[ModeT]:
        """Logs: `list`."""
        from .logs import Logs

        return Logs(self._caller)

    @property
    def metrics(self) -> Metrics[ModeT]:
        """Metrics: `list`, `summary`."""
        from .metrics import Metrics

        return Metrics(self._caller)

    @property
    def network(self) -> Network[ModeT]:
        """Network: `info`."""
        from .network import Network

        return Network(self._caller)

    @property
    def nodes(self) -> Nodes[ModeT]:
        """Nodes: `list`."""
        from .nodes import Nodes

        return Nodes(self._caller)

    @property
    def private_links(self) -> PrivateLinks[ModeT]:
        """Private links: `list`, `create`, `delete`."""
        from .private_links import PrivateLinks

        return PrivateLinks(self._caller)

    @property
    def private_service_connects(self) -> PrivateServiceConnects[ModeT]:
        """Private service connects: `list`, `create`, `delete`."""
        from .private_service_connects import PrivateServiceConnects

        return PrivateServiceConnects(self._caller)

    @property
    def snapshots(self) -> Snapshots[ModeT]:
        """Snapshots: `list`, `create`, `delete`, `download`."""
        from .snapshots import Snapshots

        return Snapshots(self._caller)

    @property
    def tasks(self) -> Tasks[ModeT]:
        """Tasks: `list`."""
        from .tasks import Tasks

        return Tasks(self._caller)
