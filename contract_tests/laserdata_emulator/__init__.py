"""LaserData Cloud on a laptop: a stateful emulator that obeys the corrected API documents.

with Emulator() as cloud:
    httpx.get(cloud.urls["core"] + "/tenants", headers={"ld-api-key": cloud.api_key})
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .account_rules import AccountRules
    from .app import ConnectionCut
    from .clock import START
    from .contract import ContractError
    from .documents import DocumentsMissing
    from .faults import Fault, Faults
    from .seed_file import SeedError
    from .server import Emulator, PortTaken
    from .state_file import StateFileError

__all__ = [
    "START",
    "AccountRules",
    "ConnectionCut",
    "ContractError",
    "DocumentsMissing",
    "Emulator",
    "Fault",
    "Faults",
    "PortTaken",
    "SeedError",
    "StateFileError",
]

_HOMES = {
    "AccountRules": "account_rules",
    "ConnectionCut": "app",
    "START": "clock",
    "ContractError": "contract",
    "DocumentsMissing": "documents",
    "Fault": "faults",
    "Faults": "faults",
    "Emulator": "server",
    "PortTaken": "server",
    "SeedError": "seed_file",
    "StateFileError": "state_file",
}


def __getattr__(name: str) -> Any:
    # Loaded when first named, so that the command can say what is missing where the extra is not installed.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    try:
        found = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.startswith(__name__):
            raise
        raise ModuleNotFoundError(
            f"the emulator needs the package {missing.name}: install laserdata-cloud[emulator]", name=missing.name
        ) from missing
    globals()[name] = found
    return found
