"""`python -m laserdata_emulator`."""

import sys

try:
    from .cli import main
except ModuleNotFoundError as missing:
    if missing.name is None or missing.name.startswith("laserdata_emulator"):
        raise
    print(f"error: the emulator needs the package {missing.name}: install laserdata-cloud[emulator]", file=sys.stderr)
    sys.exit(4)

sys.exit(main())
