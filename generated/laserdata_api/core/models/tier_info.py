"""Generated: do not edit."""

from __future__ import annotations

from ...model import UNSET, Model, Unset


class TierInfo(Model):
    """A deployment tier offered in a region, as listed by get_tiers.

    Attributes:
        available: Whether this option is available.
        clusters: Kinds of cluster the tier can be used with.
        description: Description for people.
        instance: Name of the cloud instance type, such as `t3.micro`.
        key: Value to send as `tier`.
        memory_gib: Memory of the instance in GiB.
        name: Name of the tier, for display.
        storages: Storage types the tier can be used with.
        vcpus: Number of virtual CPUs of the instance.
        limit: Most deployments of this tier the tenant may have; null means no limit is stated.
        rate_limit: Limit on data-plane throughput, such as `100 KB/s`; null means none is set.
    """

    available: bool
    clusters: list[str]
    description: str
    instance: str
    key: str
    memory_gib: int
    name: str
    storages: list[str]
    vcpus: int
    limit: int | None | Unset = UNSET
    rate_limit: str | None | Unset = UNSET
