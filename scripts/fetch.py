#!/usr/bin/env python3
"""Fetch the published documents into specs/; `fetch.py --help` tells the rest."""

import sys

from pipeline.console import run
from pipeline.limits import within_limits


def main() -> int:
    """Run the command; imported here, so that a missing dependency is told in a sentence too."""
    from pipeline.fetch import command

    return command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run(within_limits(main)))
