"""LaserData Cloud on a laptop: a stateful emulator that obeys the corrected API documents.

with Emulator() as cloud:
    httpx.get(cloud.urls["core"] + "/tenants", headers={"ld-api-key": cloud.api_key})
"""

from .app import ConnectionCut
from .clock import START
from .contract import ContractError
from .documents import DocumentsMissing
from .faults import Fault, Faults
from .server import Emulator, PortTaken

__all__ = ["START", "ConnectionCut", "ContractError", "DocumentsMissing", "Emulator", "Fault", "Faults", "PortTaken"]
