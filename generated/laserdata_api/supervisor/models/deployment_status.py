"""Generated: do not edit."""

from ...model import OpenEnum


class DeploymentStatus(OpenEnum):
    """Stage of a deployment's life. `initialized` means ready and `failed` means broken for good. `upgrading`,
    `extending`, `rolling_back` and `deleting` are changes to a ready deployment; every other value is a step of
    provisioning. `rolling_back` tells of an upgrade or extension that went wrong.
    """

    CREATING = "creating"
    INITIALIZING = "initializing"
    CREATING_SUBNET = "creating_subnet"
    SECURING_NETWORK = "securing_network"
    CREATING_LOAD_BALANCER = "creating_load_balancer"
    CONFIGURING_LOAD_BALANCER = "configuring_load_balancer"
    CONFIGURING_DNS = "configuring_dns"
    CONFIGURING_CERTIFICATES = "configuring_certificates"
    ASSIGNING_PUBLIC_IP = "assigning_public_ip"
    WAITING_FOR_NODES = "waiting_for_nodes"
    DEPLOYING_NODES = "deploying_nodes"
    BOOTSTRAPPING_WARDEN = "bootstrapping_warden"
    INITIALIZED = "initialized"
    FAILED = "failed"
    UPGRADING = "upgrading"
    EXTENDING = "extending"
    ROLLING_BACK = "rolling_back"
    DELETING = "deleting"
