"""The seeded faults: each makes one thing wrong, and names the law that has to see it.

Written from the API's rules, before looking at how the laws go about them. A module a theme; a new one is found by
being here. A fault stands before the core, and with it audit and notifier; its `before` names other services, such as
`supervisor.aws-us`.
"""

from __future__ import annotations

import importlib
import pkgutil

from seeded_faults.base import SEEDED, UNSEEN, Seeded

for one in pkgutil.iter_modules(__path__, f"{__name__}."):
    importlib.import_module(one.name)

__all__ = ["SEEDED", "UNSEEN", "Seeded"]
