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
        """Access rule operations."""
        from .access_rules import AccessRules

        return AccessRules(self._caller)

    @property
    def activities(self) -> Activities[ModeT]:
        """Activity operations."""
        from .activities import Activities

        return Activities(self._caller)

    @property
    def aws_vpc_peerings(self) -> AwsVpcPeerings[ModeT]:
        """AWS VPC peering operations."""
        from .aws_vpc_peerings import AwsVpcPeerings

        return AwsVpcPeerings(self._caller)

    @property
    def backups(self) -> Backups[ModeT]:
        """Backup operations."""
        from .backups import Backups

        return Backups(self._caller)

    @property
    def byoc(self) -> Byoc[ModeT]:
        """BYOC operations."""
        from .byoc import Byoc

        return Byoc(self._caller)

    @property
    def configs(self) -> Configs[ModeT]:
        """Config operations."""
        from .configs import Configs

        return Configs(self._caller)

    @property
    def connectors(self) -> Connectors[ModeT]:
        """Connector operations."""
        from .connectors import Connectors

        return Connectors(self._caller)

    @property
    def credentials(self) -> Credentials[ModeT]:
        """Credential operations."""
        from .credentials import Credentials

        return Credentials(self._caller)

    @property
    def deployment(self) -> Deployment[ModeT]:
        """Deployment operations."""
        from .deployment import Deployment

        return Deployment(self._caller)

    @property
    def gcp_vpc_peerings(self) -> GcpVpcPeerings[ModeT]:
        """GCP VPC peering operations."""
        from .gcp_vpc_peerings import GcpVpcPeerings

        return GcpVpcPeerings(self._caller)

    @property
    def heartbeats(self) -> Heartbeats[ModeT]:
        """Heartbeat operations."""
        from .heartbeats import Heartbeats

        return Heartbeats(self._caller)

    @property
    def logs(self) -> Logs[ModeT]:
        """Log operations."""
        from .logs import Logs

        return Logs(self._caller)

    @property
    def metrics(self) -> Metrics[ModeT]:
        """Metric operations."""
        from .metrics import Metrics

        return Metrics(self._caller)

    @property
    def network(self) -> Network[ModeT]:
        """Network operations."""
        from .network import Network

        return Network(self._caller)

    @property
    def nodes(self) -> Nodes[ModeT]:
        """Node operations."""
        from .nodes import Nodes

        return Nodes(self._caller)

    @property
    def private_links(self) -> PrivateLinks[ModeT]:
        """Private link operations."""
        from .private_links import PrivateLinks

        return PrivateLinks(self._caller)

    @property
    def private_service_connects(self) -> PrivateServiceConnects[ModeT]:
        """Private service connect operations."""
        from .private_service_connects import PrivateServiceConnects

        return PrivateServiceConnects(self._caller)

    @property
    def snapshots(self) -> Snapshots[ModeT]:
        """Snapshot operations."""
        from .snapshots import Snapshots

        return Snapshots(self._caller)

    @property
    def tasks(self) -> Tasks[ModeT]:
        """Task operations."""
        from .tasks import Tasks

        return Tasks(self._caller)
