"""Generate `laserdata_api` from the corrected documents.

    python scripts/generate.py [--documents DIR] [--specs DIR] [--out DIR] [--leave-out]

Exit code 0: written; 2: a document cannot be expressed; 4: this machine is the reason.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.console import Parser, count, run, say
from pipeline.limits import within_limits

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Generate, and say what changed."""
    parser = Parser(prog="generate.py", description="Generate laserdata_api from the corrected documents.")
    parser.add_argument(
        "--documents", type=Path, default=ROOT / "generated/openapi", help="folder of corrected documents"
    )
    parser.add_argument(
        "--specs", type=Path, default=ROOT / "specs", metavar="DIR", help="where the lock says what each region serves"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "generated/laserdata_api", help="the package to write")
    parser.add_argument(
        "--leave-out", action="store_true", help="leave out, and tell, what cannot be expressed: for others' documents"
    )
    arguments = parser.parse_args()

    from pipeline.generate import generate
    from pipeline.leaving import LeftOut
    from pipeline.lock import load
    from pipeline.regenerate import check_ours, differences_of, write_tree

    check_ours(arguments.out, ("declarations.py",))
    served = {name: record.document for name, record in load(arguments.specs).sources.items()}
    left_out: list[LeftOut] | None = [] if arguments.leave_out else None
    generated = generate(arguments.documents, served, left_out=left_out)
    changed = differences_of(generated.files, arguments.out)
    write_tree(generated.files, arguments.out)
    for view in generated.views:
        parts = (
            count(len(view.operations), "operation"),
            count(len(view.resources), "resource"),
            count(len(view.models), "model"),
            count(len(view.enums), "enum"),
            count(len(view.aliases), "alias", "aliases"),
        )
        say(f"{view.document}: {', '.join(parts)}")
    for piece in left_out or ():
        say(f"left out: {piece.kind} {piece.name}: {piece.why}")
    say(f"{count(len(generated.files), 'file')} generated, {len(changed)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(run(within_limits(main)))
