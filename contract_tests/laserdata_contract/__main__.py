"""`python -m laserdata_contract`."""

import sys

from laserdata_contract.command import main

sys.exit(main())
