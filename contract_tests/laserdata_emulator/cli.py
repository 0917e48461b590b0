"""The command `laserdata-emulator`."""

import argparse
import asyncio
import json
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from .clock import START
from .contract import ContractError
from .documents import DocumentsMissing
from .fidelity import fidelity
from .plans import PLANS
from .rate_limit import RateLimit
from .seed_file import SeedError
from .server import Emulator, run
from .state_file import StateFileError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="laserdata-emulator", description="LaserData Cloud on this machine.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fidelity", help="print what the emulator does, operation by operation, as Markdown")
    serve = commands.add_parser("serve", help="listen until SIGTERM or Ctrl-C")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
    serve.add_argument(
        "--port", type=int, default=8787, help="port of the core origin, the supervisors take the six after it; 0: any"
    )
    serve.add_argument("--json", action="store_true", help="print one line of JSON when ready")
    serve.add_argument("--specs", type=Path, help="folder of the published documents to serve")
    serve.add_argument("--corrected", type=Path, help="folder of the corrected documents to obey")
    serve.add_argument("--plan", choices=sorted(PLANS), default="unlimited", help="limits (default %(default)s)")
    serve.add_argument("--members", type=int, default=0, help="people in the tenant besides its owner (default 0)")
    serve.add_argument(
        "--pace", type=float, default=0.0, help="seconds that each state of a deployment lasts (default 0: none)"
    )
    serve.add_argument(
        "--allow-loopback-webhooks",
        action="store_true",
        help="let notification channels send to webhooks on this machine (nothing is ever sent elsewhere)",
    )
    serve.add_argument("--state", type=Path, metavar="FILE", help="keep everything in this file over restarts")
    serve.add_argument(
        "--rate-limit", type=_rate_limit, metavar="N/SECONDS", help="requests of each API key, such as 100/60"
    )
    serve.add_argument("--seed", type=Path, metavar="FILE", help="JSON with more that a new cloud holds")
    serve.add_argument("--ids-seed", type=int, default=0, metavar="N", help="chooses ids and secrets (default 0)")
    serve.add_argument(
        "--clock",
        choices=("machine", "fixed"),
        default="machine",
        help="whose time (default %(default)s); fixed: 2026-05-20T10:00:00Z until it is advanced",
    )
    return parser


def _rate_limit(text: str) -> tuple[int, float]:
    requests, _, seconds = text.partition("/")
    try:
        limit = int(requests), float(seconds or 1)
        RateLimit(*limit)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not like 100/60: requests, and in how many seconds") from None
    return limit


async def _serve(cloud: Emulator, as_json: bool) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    serving = asyncio.ensure_future(cloud.serve(stop=stop))
    while not cloud.listening and not serving.done():  # noqa: ASYNC110 - uvicorn tells no one when it has started
        await asyncio.sleep(0.001)
    if cloud.listening:
        print(json.dumps(cloud.ready()) if as_json else _for_people(cloud), flush=True)
    await serving


def _for_people(cloud: Emulator) -> str:
    lines = [f"{name:<14} {url}" for name, url in cloud.urls.items() if isinstance(url, str)]
    lines += [f"{name:<14} {url}" for name, url in cloud.urls["supervisors"].items()]
    lines += [
        f"{name:<14} {value}"
        for name, value in cloud.ready().items()
        if name in ("tenant_id", "division_id", "api_key", "read_only_key", "session", "csrf_token")
    ]
    return "\n".join([*lines, f"documents at {cloud.urls['core']}/docs; Ctrl-C ends"])


def main(argv: Sequence[str] | None = None) -> int:
    """Run; the exit code is 0 done, 2 unusable documents or arguments, 4 this machine (a port), 130 interrupted."""
    options = _parser().parse_args(argv)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    if options.command == "fidelity":
        app = Emulator().application
        print(fidelity(app.operations, app.handlers), end="")
        return 0
    try:
        cloud = Emulator(
            specs=options.specs,
            corrected=options.corrected,
            host=options.host,
            port=options.port,
            seed=options.seed,
            ids_seed=options.ids_seed,
            start=START if options.clock == "fixed" else None,
            plan=options.plan,
            members=options.members,
            rate_limit=options.rate_limit,
            state=options.state,
            pace=options.pace,
            allow_loopback_webhooks=options.allow_loopback_webhooks,
        )
    except (DocumentsMissing, ContractError, SeedError, StateFileError, ValueError) as exc:
        print(f"error: {exc}", file=sys.stderr)
        return 2
    try:
        run(_serve(cloud, options.json))
    except (OSError, OverflowError) as exc:
        reason = getattr(exc, "strerror", None) or str(exc)
        hint = "choose another --host or --port; --port 0 is any free one"
        print(f"error: cannot listen: {reason}; {hint}", file=sys.stderr)
        return 4
    except KeyboardInterrupt:
        return 130
    return 0
