"""What the tests of the workflows share."""

from __future__ import annotations

import sys
from pathlib import Path

# The helpers beside the tests are imported by name (`from actions import ...`).
sys.path.insert(0, str(Path(__file__).parent))
