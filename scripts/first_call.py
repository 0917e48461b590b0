"""What a user would write: a key is made, made again with the same idempotency key, listed and deleted.

Takes LD_API_URL, LD_API_KEY and LD_TENANT_ID from the environment; `make run` calls it with the client it has just
generated. Exit code 1 where the second call made a second key.
"""

from __future__ import annotations

import datetime
import sys

from laserdata_cloud import LaserData, NotFoundError
from pipeline.console import DONE, FAILED, complain, run, say


def main() -> int:
    """Make the calls and show what they gave."""
    with LaserData() as ld:
        tenant = ld.tenants.get()
        say(f"ld.tenants.get()           {tenant.name!r}, id {tenant.id}")
        expiry = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=90)
        body = {"name": "first-light", "expiry_at": expiry, "permissions": {"tenant": ["info:read", "member:read"]}}
        key = ld.api_keys.create(body)
        say(f"ld.api_keys.create(...)    {key!r}, idempotency key {key.result.idempotency_key}")
        again = ld.api_keys.create(body, idempotency_key=key.result.idempotency_key)
        say(f"the same once more         id {again.id}, replayed: {again.result.replayed}")
        names = [each.name for each in ld.api_keys.list()]
        say(f"ld.api_keys.list()         {', '.join(names)}")
        ld.api_keys.delete(key.id)
        try:
            ld.api_keys.get(key.id)
        except NotFoundError as error:
            say(f"after ld.api_keys.delete() {type(error).__name__}: {error.code}")
        if again.id != key.id or not again.result.replayed or names.count("first-light") != 1:
            complain(f"a call with the same idempotency key made a second thing: {key.id}, {again.id}")
            return FAILED
    return DONE


if __name__ == "__main__":
    sys.exit(run(main))
