"""`python -m laserdata_emulator` and the command `laserdata-emulator`."""

import sys


def run() -> int:
    """The command; says in one sentence what is missing where the extra is not installed."""
    try:
        from .cli import main
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.startswith("laserdata_emulator"):
            raise
        needs = f"the emulator needs the package {missing.name}: install laserdata-cloud[emulator]"
        print(f"error: {needs}", file=sys.stderr)
        return 4
    return main()


if __name__ == "__main__":
    sys.exit(run())
