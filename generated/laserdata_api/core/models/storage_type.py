"""Generated: do not edit."""

from ...model import OpenEnum


class StorageType(OpenEnum):
    """Kind of storage of a deployment: `local_ssd` is fast and lives with its node, the `network_` kinds outlive it."""

    LOCAL_SSD = "local_ssd"
    NETWORK_BALANCED = "network_balanced"
    NETWORK_OPTIMIZED = "network_optimized"
    NETWORK_EXTREME = "network_extreme"
