"""Check whether an API, emulated or live, keeps its contract: see `--help`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "contract_tests"))

from laserdata_contract.command import main

if __name__ == "__main__":
    sys.exit(main())
