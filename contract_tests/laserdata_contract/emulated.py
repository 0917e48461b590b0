"""Starts the emulator in a process of its own, by its command line alone."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

from laserdata_contract.target import Unreachable

PATIENCE = 30.0
"""Seconds the emulator has to get ready."""


@contextlib.contextmanager
def emulator(arguments: tuple[str, ...] = ("--members", "2", "--clock", "fixed")) -> Generator[dict[str, Any]]:
    """Run `python -m laserdata_emulator serve`; gives the JSON object it prints when it is ready.

    With two members beside the owner, so that there is somebody to give roles to and pages of them to walk.

    Raises:
        Unreachable: it does not get ready; the message says what it said.
    """
    root = Path(__file__).resolve().parent.parent
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH", "")])),
    }
    line = [sys.executable, "-m", "laserdata_emulator", "serve", "--port", "0", "--json", *arguments]
    process = subprocess.Popen(  # noqa: S603  # our own interpreter and package
        line,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    complaints: list[str] = []
    reader = threading.Thread(target=lambda: complaints.extend(process.stderr or ()), daemon=True)
    reader.start()
    impatience = threading.Timer(PATIENCE, process.kill)
    impatience.start()
    try:
        first = process.stdout.readline()
        impatience.cancel()
        try:
            ready = json.loads(first)
        except ValueError:
            process.kill()
            reader.join(5)
            said = " ".join("".join(complaints[-3:]).split()) or first.strip() or "nothing"
            raise Unreachable(f"the emulator did not start; it said: {said}") from None
        # Nobody reads further output: drained, so that a talkative emulator cannot fill the pipe and stop.
        threading.Thread(target=lambda: [None for _ in process.stdout or ()], daemon=True).start()
        yield ready
    finally:
        impatience.cancel()
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
