"""Entries that nobody stores: what a running thing writes every so many seconds, computed where it is looked at."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import NamedTuple

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


class Source(NamedTuple):
    """Who writes: a runtime on a node."""

    node: int
    runtime: str


class Run(NamedTuple):
    """A time during which a source wrote, its end not included."""

    source: Source
    start: datetime
    stop: datetime


class Entry(NamedTuple):
    """What a source wrote in a run: the how-manieth, counted from 0, and when."""

    at: datetime
    source: Source
    number: int


Marks = Callable[[Source], Sequence[int]]


def _ticks(moment: datetime) -> int:
    return (moment - _EPOCH) // _TICK


def _all(_: Source) -> Sequence[int]:
    return (0,)


@dataclass(frozen=True, slots=True)
class _Track:
    """The wanted entries of one run: numbers in `low` to below `high` whose rest by the cycle is one of the marks."""

    source: Source
    start: int
    step: int
    low: int
    high: int
    cycle: int
    marks: Sequence[int]

    def number(self, tick: int) -> int:
        """The first number at or after a tick, within the track's."""
        return min(max(-(-(tick - self.start) // self.step), self.low), self.high)

    def before(self, tick: int) -> int:
        """How many wanted entries lie before a tick."""
        return self._below(self.number(tick)) - self._below(self.low)

    def _below(self, number: int) -> int:
        cycles, rest = divmod(number, self.cycle)
        return cycles * len(self.marks) + bisect_left(self.marks, rest)

    def after(self, tick: int) -> Iterator[tuple[int, Source, int]]:
        """The wanted entries from a tick on, oldest first, as their ticks and numbers."""
        cycles, rest = divmod(self.number(tick), self.cycle)
        place = bisect_left(self.marks, rest)
        while self.marks:
            for mark in self.marks[place:]:
                number = cycles * self.cycle + mark
                if number >= self.high:
                    return
                yield self.start + number * self.step, self.source, number
            cycles, place = cycles + 1, 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The entries of several runs, newest first. A page of them costs the same however many there are."""

    step: timedelta
    runs: Sequence[Run]
    since: datetime
    until: datetime
    cycle: int = 1
    marks: Marks | None = None
    _tracks: list[_Track] = field(init=False, default_factory=list[_Track])

    def __post_init__(self) -> None:
        """Entries lie at the start of a run and every `step` after it, from `since` to before `until`.

        With a `cycle`, only those are wanted whose number leaves one of the source's marks, sorted, as its rest.
        """
        step, since, until = self.step // _TICK, _ticks(self.since), _ticks(self.until)
        marks = self.marks or _all
        for run in self.runs:
            start = _ticks(run.start)
            low = max(0, -(-(since - start) // step))
            high = max(low, -(-(min(until, _ticks(run.stop)) - start) // step))
            track = _Track(run.source, start, step, low, high, self.cycle, marks(run.source))
            self._tracks.append(track)

    def __len__(self) -> int:
        """How many there are."""
        return self._before(max((track.start + track.high * track.step for track in self._tracks), default=0))

    def _before(self, tick: int) -> int:
        return sum(track.before(tick) for track in self._tracks)

    def slice(self, start: int, stop: int) -> list[Entry]:
        """The entries from place `start` up to `stop`, places counted from 0 at the newest."""
        total = len(self)
        first, last = max(total - stop, 0), max(total - start, 0)
        if first >= last:
            return []
        low = min(track.start for track in self._tracks)
        high = max(track.start + track.high * track.step for track in self._tracks)
        # The last tick before which no more than `first` entries lie.
        tick = low + bisect_right(range(low, high + 1), first, key=self._before) - 1
        skipped = first - self._before(tick)
        found = islice(merge(*(track.after(tick) for track in self._tracks)), skipped, skipped + last - first)
        return [Entry(_EPOCH + at * _TICK, source, number) for at, source, number in found][::-1]
