"""What all tests share."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

# Programs that tests interrupt hear it, also where a shell has started all this in its background, deaf to Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Machines are shared, so time is no reason to fail; a failure prints how to see it again.
settings.register_profile("suite", deadline=None, print_blob=True)
settings.load_profile("suite")


@pytest.hookimpl(tryfirst=True)
def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case after its argument where the value is no name: bytes, long or unprintable text.

    Ids go into an environment variable, and every process of a parallel run has to come to the same ones.
    """
    if isinstance(val, bytes) or (isinstance(val, str) and (len(val) > 60 or not val.isprintable())):
        return argname
    return None
