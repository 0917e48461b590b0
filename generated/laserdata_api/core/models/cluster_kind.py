"""Generated: do not edit."""

from ...model import OpenEnum


class ClusterKind(OpenEnum):
    """Shape of a deployment: a `standalone` server or a `cluster`. A cluster needs the plan feature `cluster_enabled`."""

    STANDALONE = "standalone"
    CLUSTER = "cluster"
