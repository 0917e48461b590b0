"""Looking into decoded JSON of any shape.

An answer that is judged may be anything; these say "what is in it, if it is of that shape" in one word.
"""

from __future__ import annotations

from typing import Any

CONTAINERS = (dict, list)
"""What holds other values."""


def members(value: Any) -> dict[str, Any]:
    """Members of a JSON object; empty for anything else."""
    found: Any = value
    return found if isinstance(value, dict) else {}


def elements(value: Any) -> list[Any]:
    """Elements of a JSON array; empty for anything else."""
    found: Any = value
    return found if isinstance(value, list) else []
