"""Generated: do not edit."""

from ...model import OpenEnum


class StorageType(OpenEnum):
    """Class of disk behind a node."""

    LOCAL_SSD = "local_ssd"
    NETWORK_BALANCED = "network_balanced"
    NETWORK_OPTIMIZED = "network_optimized"
    NETWORK_EXTREME = "network_extreme"
