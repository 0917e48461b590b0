"""All laws, one module a subject. Importing this package registers them."""

from laserdata_contract.laws import answers, auth, idempotency, keys, lifecycle, pages

__all__ = ["answers", "auth", "idempotency", "keys", "lifecycle", "pages"]
