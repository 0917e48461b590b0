"""Check whether an API, emulated or live, keeps its contract: see `--help`."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.console import Problem, run

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "contract_tests"))


def main() -> int:
    """Run the command; imported here, so that a missing dependency is told in a sentence too."""
    from laserdata_contract.command import Refusal, command

    try:
        return command(sys.argv[1:])
    except Refusal as refusal:
        raise Problem(str(refusal), refusal.exit_code) from None


if __name__ == "__main__":
    sys.exit(run(main))
