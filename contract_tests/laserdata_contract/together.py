"""Laws that see to all their operations at once: time passes once for all of them, not at each."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence

from laserdata_contract.context import Context
from laserdata_contract.controls import pass_time
from laserdata_contract.documents import Operation
from laserdata_contract.target import Unreachable
from laserdata_contract.verdict import CannotTell

Verdicts = dict[str, Exception | None]
"""By operation key: what a scenario raised, None where the law is kept."""
Story = Generator[float, None, None]
"""A scenario that yields the seconds that have to pass before it goes on."""


def together(
    ctx: Context,
    operation: Operation,
    code: str,
    applies: Callable[[Operation], bool],
    play: Callable[[Sequence[Operation]], Verdicts],
) -> None:
    """Put a law to an operation by playing it for all that it applies to, when the first of them comes.

    Raises:
        Broken: the law is broken at this operation.
        CannotTell: it could not be put to the test there.
    """
    verdicts: Verdicts = ctx.kept.setdefault(("together", code), {})
    if operation.key not in verdicts:
        due = [one for one in ctx.operations if applies(one) and one.key not in verdicts]
        verdicts.update(play(due if operation in due else [operation]))
    if (verdict := verdicts[operation.key]) is not None:
        raise verdict


def one_by_one(operations: Sequence[Operation], scenario: Callable[[Operation], None]) -> Verdicts:
    """Play a scenario at one operation after the other."""
    verdicts: Verdicts = {}
    for operation in operations:
        try:
            scenario(operation)
        except Unreachable:
            raise
        except Exception as verdict:  # whatever it is, it is of this operation alone
            verdicts[operation.key] = verdict
        else:
            verdicts[operation.key] = None
    return verdicts


def in_step(ctx: Context, stories: Mapping[str, Story]) -> Verdicts:
    """Play stories side by side, by operation key: where they wait, all of them wait at the same time."""
    verdicts: Verdicts = dict.fromkeys(stories)
    going = dict(stories)
    while going:
        wait = 0.0
        for key, story in list(going.items()):
            try:
                wait = max(wait, next(story))
            except Unreachable:
                raise
            except Exception as verdict:  # as above
                verdicts[key] = None if isinstance(verdict, StopIteration) else verdict
                del going[key]
        try:
            if going:
                pass_time(ctx, wait)
        except CannotTell as reason:
            return {**verdicts, **dict.fromkeys(going, reason)}
    return verdicts
