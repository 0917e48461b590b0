"""What the command-line scripts share: messages for people, exit codes, progress lines.

Exit codes, the same for every script:

| code | meaning |
| --- | --- |
| 0 | done |
| 1 | the check that was asked for failed (a difference, a broken law) |
| 2 | wrong use or unusable input (arguments, URL, JSON, OpenAPI version, overlay) |
| 3 | partly done (a source could not be refreshed, its last good copy is kept) |
| 4 | this machine is the reason (disk full, no permission) |
| 130 | interrupted |
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TextIO

DONE = 0
FAILED = 1
UNUSABLE = 2
PARTLY = 3
MACHINE = 4
INTERRUPTED = 130

LONGEST = 500
"""Characters of one message."""


class Problem(Exception):
    """Something a person can act on.

    The message is one sentence: what happened, to what, what to try. `exit_code` is the one the script ends with.
    """

    def __init__(self, message: str, exit_code: int = UNUSABLE) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code

    def __str__(self) -> str:
        return self.message


class Parser(argparse.ArgumentParser):
    """An argument parser that reports wrong use as a `Problem` (exit code 2) instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        """Raise the problem; `message` is argparse's own."""
        raise Problem(f"{message} (see {self.prog} --help)", UNUSABLE)


def printable(text: str) -> str:
    """Return `text` with control characters escaped, so that what a server sent cannot drive the terminal."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in "\n\t" else c.encode("unicode_escape", "surrogatepass").decode("ascii")
        for c in text
    )


def clipped(text: str) -> str:
    """Return `text` without its middle where it is too long for a person: what a server sent may have no end."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 120]} ... {text[-100:]}"


def _told(text: str) -> str:
    return printable(clipped(" ".join(text.splitlines())))


def _paint(text: str, code: str, stream: TextIO) -> str:
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{code}m{text}\x1b[0m"


def say(text: str = "") -> None:
    """Print one line of progress on stdout, at once."""
    print(printable(text), flush=True)


def title(text: str) -> None:
    """Print a line that begins a part of the run (bold on a terminal)."""
    print(_paint(printable(text), "1", sys.stdout), flush=True)


def warn(text: str) -> None:
    """Print `warning: ...` on stderr (yellow on a terminal)."""
    sys.stdout.flush()
    print(f"{_paint('warning:', '33', sys.stderr)} {_told(text)}", file=sys.stderr, flush=True)


def complain(text: str) -> None:
    """Print `error: ...` on stderr (red on a terminal)."""
    sys.stdout.flush()
    print(f"{_paint('error:', '31', sys.stderr)} {_told(text)}", file=sys.stderr, flush=True)


def count(number: int, noun: str, nouns: str | None = None) -> str:
    """Return `1 document`, `3 documents`; `nouns` is the plural where it is not noun + s."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def shown(path: Path) -> str:
    """Return `path` as a person wants to read it: relative to the working folder where it is below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def machine_problem(error: OSError) -> Problem:
    """Turn an error of the operating system into a `Problem` with exit code 4."""
    name = error.filename2 or error.filename
    where = f" at {shown(Path(os.fsdecode(name)))}" if isinstance(name, str | bytes) else ""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return Problem(f"the disk is full{where}: free some space and run this again", MACHINE)
        case errno.EACCES | errno.EPERM:
            return Problem(f"no permission{where}: check who owns it and its mode", MACHINE)
        case errno.EROFS:
            return Problem(f"the file system is read-only{where}: write somewhere else", MACHINE)
        case errno.EMFILE | errno.ENFILE:
            return Problem("too many files are open: close other programs or raise the limit (ulimit -n)", MACHINE)
        case errno.ENOENT:
            return Problem(f"no such file or folder{where}: check the path", MACHINE)
        case errno.ENOTDIR | errno.EISDIR | errno.EEXIST:
            return Problem(f"{(error.strerror or 'wrong kind of file').lower()}{where}: check the path", MACHINE)
        case _:
            return Problem(f"this machine refused{where}: {error.strerror or error}", MACHINE)


def run(main: Callable[[], int]) -> int:
    """Run `main` and return its exit code; what a person can act on becomes one line on stderr, no traceback.

    Handles `Problem`, KeyboardInterrupt (130) and OSError (4). Any other exception is a mistake of ours and keeps
    its traceback. Use as `sys.exit(run(main))`.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character must not end the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
        return code
    except Problem as problem:
        complain(problem.message)
        return problem.exit_code
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except ModuleNotFoundError as error:
        if not error.name or error.name.partition(".")[0] == "pipeline":
            raise
        complain(f"the Python module {error.name} is missing here: run `make setup`, and use its Python (.venv)")
        return MACHINE
    except BrokenPipeError:
        # The reader of our output went away (`| head`); Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except OSError as error:
        refusal = machine_problem(error)
        complain(refusal.message)
        return refusal.exit_code
