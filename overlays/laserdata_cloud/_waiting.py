"""Waiting for accepted work (202): what its end looks like, and one flow that looks until it is there.

Where the API gives no id of the work, it is known by what was asked for and by the server's own time of the answer.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Generator, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from laserdata_api.core import operations as core
from laserdata_api.declarations import Items, RawResponse
from laserdata_api.protocols import Progress
from laserdata_api.supervisor import operations as supervisor

from ._errors import (
    ConnectionFailedError,
    InvalidRequestError,
    LaserDataError,
    NoSupervisorError,
    NotFoundError,
    RateLimitError,
    ServerError,
    WaitFailedError,
    WaitTimeoutError,
)
from ._flow import KEY_LIFETIME, Ask, Flow, Wait, moment
from ._request import Arguments, known_id
from ._result import CallResult
from ._settings import WAIT_TIMEOUT, at_supervisor

if TYPE_CHECKING:
    from laserdata_api.declarations import Operation

    from ._driver import Driver

# Seconds between looks: short at first, since some work is done at once, and never long.
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 10.0
_GROWTH = 1.5

# A change that is not seen to begin is taken as done when the deployment has looked ready this often.
_STEADY = 3

UNKNOWN = "unknown"


class Seen(NamedTuple):
    """What one look saw."""

    state: str
    done: bool = False
    failed: bool = False
    value: Any = None


Look: TypeAlias = "Generator[Any, Any, Seen]"


class AcceptedCall(CallResult):
    """Implements `laserdata_api.declarations.Accepted` and `AsyncAccepted`."""

    __slots__ = ("_arguments", "_driver")

    def __init__(self, driver: Driver, arguments: Arguments, result: CallResult) -> None:
        for name in CallResult.__slots__:
            setattr(self, name, getattr(result, name))
        self._driver = driver
        self._arguments = arguments

    def wait(self, *, timeout: float = WAIT_TIMEOUT, on_progress: Callable[[Progress], object] | None = None) -> Any:
        """Return what the work gave, or an awaitable of it; see `laserdata_api.declarations.Accepted.wait`."""
        return self._driver.drive(wait_flow(self._driver, self, self._arguments, timeout, on_progress))


def accepted(driver: Driver, arguments: Arguments, returned: Any) -> Any:
    """Return a result that can be waited for; inside the raw response where it is one."""
    if not isinstance(returned, RawResponse):
        return AcceptedCall(driver, arguments, returned)
    result: Any = returned.result
    call = AcceptedCall(driver, arguments, result)
    return RawResponse[Any](call, returned.content, lambda: call)


OnProgress: TypeAlias = "Callable[[Progress], object] | None"


def wait_flow(driver: Driver, call: CallResult, arguments: Arguments, timeout: float, on_progress: OnProgress) -> Flow:
    """Look until the work that a call was accepted for has ended; as `looking`."""
    work = _Work(driver, call, arguments)
    look = _LOOKS[call.operation.outcome or ""](work)
    about = f" (deployment {call.deployment_id})" if call.deployment_id else ""
    return looking(driver, call.operation, look, about, timeout, on_progress)


def ready_flow(driver: Driver, place: Mapping[str, Any], timeout: float, on_progress: OnProgress) -> Flow:
    """Look until a deployment is ready that is there already; as `looking`."""
    operation = core.GET_DEPLOYMENT
    about = f" (deployment {place['deployment_id']})"
    return looking(driver, operation, _ready(place, lambda _: True, fresh=False), about, timeout, on_progress)


def looking(
    driver: Driver,
    operation: Operation,
    look: Callable[[Driver], Look],
    about: str,
    timeout: float,
    on_progress: OnProgress,
) -> Flow:
    """Look until the work has ended; returns what it gave.

    Raises:
        WaitFailedError: it failed.
        WaitTimeoutError: it has not ended in time.
        LaserDataError: looking failed in a way that time does not mend.
    """
    # So written that it refuses what is no number, too.
    if not isinstance(timeout, int | float) or not timeout >= 0:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidRequestError(
            f"a timeout is a number of seconds, 0 or more, and not {timeout!r}", operation=operation
        )
    around = driver.settings.around
    began = around.clock()
    pause, looks = _FIRST_PAUSE, 0
    last = UNKNOWN
    trouble: LaserDataError | None = None
    while True:
        left = began + timeout - around.clock()
        driver = driver.like(_hurried(driver, max(left, 1.0)))
        try:
            seen, trouble = (yield from look(driver)), None
        except (ConnectionFailedError, ServerError, RateLimitError) as error:
            # It may go on all the same: a supervisor can be away while the work is done.
            seen, trouble = Seen(UNKNOWN), error
        looks += 1
        waited = around.clock() - began
        last = last if seen.state == UNKNOWN else seen.state
        if on_progress is not None:
            yield Ask(functools.partial(on_progress, Progress(seen.state, waited, looks)))
        if seen.failed:
            raise WaitFailedError(
                f"{operation.id}: the work failed: its state is {seen.state}{about}",
                state=seen.state,
                seen=seen.value,
                operation=operation,
            )
        if seen.done:
            return seen.value
        left = timeout - waited
        if left <= 0:
            raise WaitTimeoutError(
                f"{operation.id}: not ended after {timeout:g} s; the state seen last is {last}{about}"
                + (f"; the last look failed: {trouble}" if trouble else ""),
                state=last,
                operation=operation,
            ) from trouble
        yield Wait(min(left, around.uniform(0.8, 1.0) * pause))
        pause = min(_LONGEST_PAUSE, pause * _GROWTH)


def _hurried(driver: Driver, left: float) -> Any:
    policy = driver.settings.policy
    return driver.settings._replace(policy=policy._replace(deadline=min(policy.deadline, left)))


class _Work:
    """What is waited for: ids, the body that asked for it, and since when it can have begun."""

    def __init__(self, driver: Driver, call: CallResult, arguments: Arguments) -> None:
        self.operation: Operation = call.operation
        self._driver = driver
        self._call = call
        self._arguments = arguments
        answered = moment(call.headers.get("date", ""))
        if answered is None:
            answered = driver.settings.around.wall_clock()
        # The header counts whole seconds, and a replayed answer is of work that began earlier.
        since = answered - 1.0 - (KEY_LIFETIME if call.replayed else 0.0)
        self._since = datetime.datetime.fromtimestamp(since, datetime.UTC)

    def id(self, name: str) -> int:
        """An id of the path: of what the answer says was made, of what was asked, or what the client knows."""
        found = getattr(self._call, name, None) or self._arguments.path.get(name) or self.asked(name)
        return int(found) if found else known_id(self._driver.settings, name)

    def named(self, name: str) -> str:
        """A name in the path."""
        return str(self._arguments.path[name])

    def asked(self, name: str) -> Any:
        """A member of the body that was sent; None where it was left out."""
        body = self._arguments.body
        if body is None:
            body = self._arguments.fields or {}
        members: Mapping[str, Any] = (
            cast("Mapping[str, Any]", body) if isinstance(body, Mapping) else {name: getattr(body, name, None)}
        )
        found = members.get(name)
        return None if _is_unset(found) else found

    def place(self) -> dict[str, Any]:
        """The ids of the deployment."""
        return {name: self.id(name) for name in core.GET_DEPLOYMENT.path_parameters}

    def began(self, thing: Any) -> bool:
        """Whether a thing can have been made by this work: it is not older than the call."""
        made = getattr(thing, "created_at", None)
        return not isinstance(made, datetime.datetime) or made >= self._since

    def after(self, when: Any) -> bool:
        """Whether something happened since the call."""
        return isinstance(when, datetime.datetime) and when >= self._since


def _is_unset(value: object) -> bool:
    return type(value).__name__ == "UnsetType"


def supervisor_driver(driver: Driver, deployment: Any) -> Driver:
    """Return a driver for the supervisor of a deployment.

    Raises:
        NoSupervisorError: it has none.
        InvalidRequestError: it is at a host that nobody said may have the credentials; or it is no deployment.
    """
    try:
        url = deployment.supervisor_url
    except AttributeError:
        raise InvalidRequestError(
            f"a supervisor is found from a deployment, a URL or a region, not from a value of type "
            f"{type(deployment).__name__}"
        ) from None
    if not isinstance(url, str) or not url:
        raise NoSupervisorError(
            f"deployment {deployment.id} has no supervisor: one that is being made has none yet, and one that runs "
            "on_premise may never have one"
        )
    likely = f"{getattr(deployment, 'cloud', '')}-{getattr(deployment, 'area', '')}"
    return driver.like(at_supervisor(driver.settings, url, int(deployment.id), likely))


_PAGE = {"page": 1, "results": 100}


def _deployment_ready(work: _Work) -> Callable[[Driver], Look]:
    fresh = "ld-deployment" in work.operation.created

    def begun(deployment: Any) -> bool:
        return fresh or any(work.after(upgrade.upgraded_at) for upgrade in deployment.upgrades)

    return _ready(work.place(), begun, fresh=fresh)


def _ready(place: Mapping[str, Any], begun: Callable[[Any], bool], *, fresh: bool) -> Callable[[Driver], Look]:
    """Look at a deployment until it is ready; a `fresh` one may not be seen at once, a change not begin at once."""
    there_is = not fresh
    busy = False
    ready = 0

    def look(driver: Driver) -> Look:
        nonlocal there_is, busy, ready
        try:
            deployment = yield from driver.flow(core.GET_DEPLOYMENT, Arguments(place))
        except NotFoundError:
            return Seen("gone", failed=True) if there_is else Seen(UNKNOWN)
        there_is = True
        try:
            there = supervisor_driver(driver, deployment)
        except NoSupervisorError:
            if deployment.variant == "on_premise":
                raise
            return Seen(UNKNOWN)
        try:
            found = yield from there.flow(supervisor.GET_DEPLOYMENT_STATUS, Arguments({}))
        except NotFoundError:
            return Seen(UNKNOWN)
        state = str(found.status)
        if state in ("failed", "rolling_back", "deleting"):
            return Seen(state, failed=True, value=deployment)
        if state != "initialized":
            busy, ready = True, 0
            return Seen(state)
        ready += 1
        return Seen(state, done=busy or ready >= _STEADY or begun(deployment), value=deployment)

    return look


def _deployment_gone(work: _Work) -> Callable[[Driver], Look]:
    place = work.place()

    def look(driver: Driver) -> Look:
        try:
            yield from driver.flow(core.GET_DEPLOYMENT, Arguments(place))
        except NotFoundError:
            return Seen("gone", done=True)
        return Seen("deleting")

    return look


def _connector_active(work: _Work) -> Callable[[Driver], Look]:
    place = work.place()
    key, kind = work.asked("instance_key"), work.asked("connector_type")

    def look(driver: Driver) -> Look:
        deployment = yield from driver.flow(core.GET_DEPLOYMENT, Arguments(place))
        there = supervisor_driver(driver, deployment)
        found = yield from there.flow(supervisor.GET_CONNECTOR_INSTANCES, Arguments({}, _PAGE))
        mine = [one for one in found.items if work.began(one) and one.type == kind and key in (None, one.key)]
        if not mine:
            return Seen(UNKNOWN)
        newest = max(mine, key=lambda one: one.id)
        state = newest.status.lower()
        return Seen(state, done=state == "active", failed=state in ("failed", "error"), value=newest)

    return look


def _all_ended(
    operation: Operation, mine: Callable[[Any], bool], ended: str, bad: Iterable[str], at_least: int = 1
) -> Callable[[Driver], Look]:
    """Look at a list of a supervisor until those that are meant have ended, each in the good state or one in a bad."""

    def look(driver: Driver) -> Look:
        paged = operation.returns == "page"
        found = yield from driver.flow(operation, Arguments({}, _PAGE if paged else None))
        chosen: Items[Any] = Items(one for one in (found.items if paged else found) if mine(one))
        chosen.result = found.result
        states = [str(one.status) for one in chosen]
        for state in states:
            if state in bad:
                return Seen(state, failed=True, value=chosen)
        busy = [state for state in states if state != ended]
        if busy or len(chosen) < at_least:
            return Seen(busy[0] if busy else UNKNOWN)
        return Seen(ended, done=True, value=chosen)

    return look


def _activities_done(work: _Work) -> Callable[[Driver], Look]:
    runtime, action = work.named("runtime"), work.named("action")
    nodes: list[int] = work.asked("nodes") or []

    def mine(activity: Any) -> bool:
        told = ((activity.runtime, runtime), (activity.action, action))
        return work.began(activity) and all(not isinstance(is_, str) or is_ == asked for is_, asked in told)

    return _all_ended(supervisor.GET_ACTIVITIES, mine, "completed", ("rejected",), max(1, len(nodes)))


def _backups_done(work: _Work) -> Callable[[Driver], Look]:
    name, node = work.asked("name"), work.asked("node_id")

    def mine(backup: Any) -> bool:
        return work.began(backup) and name in (None, backup.name) and node in (None, backup.node_id)

    return _all_ended(supervisor.GET_BACKUPS, mine, "completed", ("failed", "deleting"))


def _snapshots_done(work: _Work) -> Callable[[Driver], Look]:
    return _all_ended(supervisor.GET_SNAPSHOTS, work.began, "completed", ("failed",))


_LOOKS: Mapping[str, Callable[[_Work], Callable[[Driver], Look]]] = {
    "deployment_ready": _deployment_ready,
    "deployment_gone": _deployment_gone,
    "connector_active": _connector_active,
    "activities_done": _activities_done,
    "backups_done": _backups_done,
    "snapshots_done": _snapshots_done,
}
