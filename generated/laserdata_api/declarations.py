"""The words in which generated code declares: models, enums, operations, and what calling one gives.

Nothing here acts. `laserdata_cloud` supplies the behaviour behind the protocols.
"""

from __future__ import annotations

import enum
import threading
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    import datetime
    from typing import Union as OneOf

    Timestamp: TypeAlias = datetime.datetime
    from msgspec import UNSET
    from msgspec import UnsetType as Unset
else:

    def __getattr__(name: str) -> Any:
        # msgspec costs import time that a client which has not called anything yet need not pay.
        if name in ("UNSET", "Unset"):
            import msgspec

            value = msgspec.UNSET if name == "UNSET" else msgspec.UnsetType
        elif name == "Timestamp":
            import datetime
            from typing import Annotated

            import msgspec

            value = Annotated[datetime.datetime, msgspec.Meta(tz=True)]
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    class OneOf:
        """At run time: one of several shapes that a decoder cannot tell apart by JSON type alone."""

        variants: ClassVar[tuple[Any, ...]] = ()

        def __class_getitem__(cls, variants: Any) -> type[OneOf]:
            found = variants if isinstance(variants, tuple) else (variants,)
            return type("OneOf", (OneOf,), {"variants": found})


__all__ = [
    "DECODING",
    "UNSET",
    "Async",
    "AsyncPages",
    "Caller",
    "Content",
    "Decoding",
    "Items",
    "ModeT",
    "Model",
    "OneOf",
    "OpenEnum",
    "OpenIntEnum",
    "Operation",
    "Options",
    "Page",
    "Pages",
    "Resource",
    "Resources",
    "Result",
    "Source",
    "Sync",
    "Timestamp",
    "Unset",
    "wire_names",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Sync:
    """Marks resources whose calls return what they fetched."""


class Async:
    """Marks resources whose calls return something to await."""


ModeT = TypeVar("ModeT", Sync, Async)


class Result(Protocol):
    """How a call went, beside what it returned."""

    @property
    def operation(self) -> Operation:
        """The operation that was called."""
        ...

    @property
    def status(self) -> int:
        """HTTP status code of the answer."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the answer; names are matched without regard to case."""
        ...

    @property
    def request_id(self) -> str | None:
        """Value of the `ld-request` header: quote it when you ask LaserData for help."""
        ...

    @property
    def attempts(self) -> int:
        """How often the request was sent, 1 or more."""
        ...

    @property
    def idempotency_key(self) -> str | None:
        """The `idempotency-key` that was sent with every attempt, `None` where the operation takes none."""
        ...

    @property
    def replayed(self) -> bool:
        """True when the server answered from its memory and did not run the operation again."""
        ...

    @property
    def tenant_id(self) -> int | None:
        """Id of the tenant that the call created (`ld-tenant`)."""
        ...

    @property
    def division_id(self) -> int | None:
        """Id of the division that the call created (`ld-division`)."""
        ...

    @property
    def environment_id(self) -> int | None:
        """Id of the environment that the call created (`ld-environment`)."""
        ...

    @property
    def deployment_id(self) -> int | None:
        """Id of the deployment that the call created (`ld-deployment`)."""
        ...

    @property
    def node_id(self) -> int | None:
        """Id of the node that the call created (`ld-node`)."""
        ...

    @property
    def config_id(self) -> int | None:
        """Id of the configuration that the call created (`ld-config`)."""
        ...

    @property
    def role_id(self) -> int | None:
        """Id of the role that the call created (`ld-role`)."""
        ...

    @property
    def subscription_id(self) -> int | None:
        """Id of the subscription that the call created (`ld-subscription`)."""
        ...


class Source(Protocol):
    """Where a model was decoded from."""

    count: int
    """How many models were decoded from it so far."""

    @property
    def result(self) -> Result:
        """The call that returned it."""
        ...

    def extras(self, ordinal: int) -> dict[str, Any]:
        """Return the members of a JSON object that its class does not declare, by the object's place in the text."""
        ...


class Decoding(threading.local):
    """Tells models which answer they are being decoded from; set by the decoder, for the thread it runs in."""

    source: Source | None = None


DECODING: Final = Decoding()


class Model:
    """A JSON object with declared members.

    Members that the document does not declare stay reachable in `additional_properties`; a member that was absent is
    `UNSET`, one that was null is `None`.
    """

    __slots__ = ("_extra", "_ordinal", "_source")
    _extra: dict[str, Any] | None
    _ordinal: int
    _source: Source | None

    def __attrs_post_init__(self) -> None:
        # The place in the text, not the text's tree, so that one item kept does not keep its whole page of models.
        self._extra = None
        self._source = source = DECODING.source
        if source is not None:
            self._ordinal = source.count
            source.count += 1

    @property
    def result(self) -> Result:
        """The call that returned this object.

        Raises:
            ValueError: the object was not returned by a call but made by hand.
        """
        if self._source is None:
            raise ValueError(f"this {type(self).__name__} was not returned by a call, so there is no result to show")
        return self._source.result

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Members of the JSON object that this class does not declare, as decoded JSON; yours to add to."""
        if self._extra is None:
            self._extra = {} if self._source is None else self._source.extras(self._ordinal)
        return self._extra

    def __getstate__(self) -> dict[str, Any]:
        state: dict[str, Any] = {a.name: getattr(self, a.name) for a in vars(type(self))["__attrs_attrs__"]}
        return {"fields": state, "extra": self.additional_properties}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state["fields"].items():
            setattr(self, name, value)
        self._extra = state["extra"]
        self._source = None


def wire_names(model: type[Model], names: Mapping[str, str]) -> None:
    """Let a decoder know members whose JSON name cannot be a Python name, such as `from`.

    The slot gets a second name, the one on the wire, and the class shows the decoder a view of its fields under the
    wire names: the protocol of dataclasses, which msgspec asks for first.
    """
    import dataclasses

    fields: dict[str, Any] = {}
    annotations = model.__dict__["__annotations__"]
    for attribute in vars(model)["__attrs_attrs__"]:
        wire = names.get(attribute.name, attribute.name)
        field: Any = (
            dataclasses.field()
            if attribute.default is dataclasses.MISSING or str(attribute.default) == "NOTHING"
            else dataclasses.field(default=attribute.default)
        )
        field.name, field._field_type = wire, dataclasses._FIELD  # type: ignore[attr-defined] # pyright: ignore
        fields[wire] = field
        if wire != attribute.name:
            setattr(model, wire, model.__dict__[attribute.name])
            annotations[wire] = annotations[attribute.name]
    model.__dataclass_fields__ = fields  # type: ignore[attr-defined] # pyright: ignore
    model.__post_init__ = model.__attrs_post_init__  # type: ignore[attr-defined] # pyright: ignore
    model.__wire_names__ = dict(names)  # type: ignore[attr-defined] # pyright: ignore


class OpenEnum(str, enum.Enum):
    """A set of strings that may grow: a value nobody declared is kept as it is, and `is_known` tells."""

    __str__ = str.__str__

    @classmethod
    def _missing_(cls, value: object) -> OpenEnum | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """True when the document that this code was generated from declares the value."""
        return self._name_ in type(self).__members__

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (self._value_,)

    # An undeclared value is a new object each time, so identity cannot stand for equality; the value does, in both.
    def __hash__(self) -> int:
        return str.__hash__(self)

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) if isinstance(other, str) else NotImplemented


class OpenIntEnum(int, enum.Enum):
    """A set of integers that may grow: a value nobody declared is kept as it is, and `is_known` tells."""

    @classmethod
    def _missing_(cls, value: object) -> OpenIntEnum | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_ = f"VALUE_{value}"
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """True when the document that this code was generated from declares the value."""
        return any(self._value_ == member._value_ for member in type(self))


class Operation(NamedTuple):
    """One method of one path, as the corrected document declares it."""

    id: str
    document: str
    method: Literal["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]
    path: str
    path_parameters: tuple[str, ...] = ()
    query_parameters: tuple[tuple[str, str], ...] = ()
    """Pairs of the Python name and the name on the wire."""
    header_parameters: tuple[str, ...] = ()
    body: str | None = None
    """Name of the model that the request body is, `None` where there is no body."""
    body_media_type: str | None = None
    body_required: bool = False
    returns: Literal["nothing", "one", "list", "page", "content", "json"] = "nothing"
    model: str | None = None
    """Name of the model in `returns`: the object, the item of the list, or the page."""
    success: tuple[int, ...] = ()
    errors: tuple[int, ...] = ()
    """Error statuses that the document declares; any other is handled as well."""
    created: tuple[str, ...] = ()
    """Response headers that name what was created."""
    idempotent: bool = False
    """True when the operation takes an `idempotency-key`."""
    credentials: Literal["any", "session", "none"] = "any"
    """`session`: API keys are refused; `none`: needs no credentials."""
    evidence: str | None = None
    """How the path is known, where the document says: `documented` or `inferred`."""


class Options(NamedTuple):
    """What one call does differently from its client.

    Attributes:
        timeout: seconds that one attempt may take; `None` keeps the client's.
        headers: extra request headers; they win over the client's own, except credentials.
    """

    timeout: float | None = None
    headers: Mapping[str, str] | None = None


class Items(list[T]):
    """A list that remembers the call which returned it."""

    __slots__ = ("result",)
    result: Result


class Content(bytes):
    """A body that is not JSON, such as a PDF, with its media type."""

    media_type: str
    result: Result


class Page(Protocol[T_co]):
    """One page of a list."""

    @property
    def items(self) -> Sequence[T_co]:
        """The items on this page, in the server's order."""
        ...

    @property
    def page(self) -> int:
        """Number of this page, from 1."""
        ...

    @property
    def total_pages(self) -> int:
        """How many pages there are."""
        ...

    @property
    def total_results(self) -> int:
        """How many items there are on all pages together."""
        ...

    @property
    def result(self) -> Result:
        """The call that returned this page."""
        ...


class Pages(Protocol[T_co]):
    """A list that is read page by page, as far as you go and no further."""

    def __iter__(self) -> Iterator[T_co]:
        """Yield every item of every page, in order; the next page is fetched when its first item is asked for."""
        ...

    def pages(self) -> Iterator[Page[T_co]]:
        """Yield the pages one after the other."""
        ...

    def page(self, number: int, /) -> Page[T_co]:
        """Fetch one page, counted from 1."""
        ...


class AsyncPages(Protocol[T_co]):
    """A list that is read page by page, as far as you go and no further."""

    def __aiter__(self) -> AsyncIterator[T_co]:
        """Yield every item of every page, in order; the next page is fetched when its first item is asked for."""
        ...

    def pages(self) -> AsyncIterator[Page[T_co]]:
        """Yield the pages one after the other."""
        ...

    async def page(self, number: int, /) -> Page[T_co]:
        """Fetch one page, counted from 1."""
        ...


class Caller(Protocol):
    """What carries a declared operation out."""

    def call(
        self,
        operation: Operation,
        path: Mapping[str, Any],
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        fields: Mapping[str, Any] | None = None,
        idempotency_key: str | None = None,
        options: Options | None = None,
    ) -> Any:
        """Carry the operation out and return what its methods promise; awaitable in an asynchronous client.

        Args:
            operation: what to call.
            path: values for the path's placeholders; `None` where the client knows the value.
            query: query parameters under their Python names; `None` leaves one out.
            body: the whole request body, a model or a mapping.
            fields: the request body's members under their JSON names; `UNSET` leaves one out.
            idempotency_key: your own key instead of a fresh one.
            options: what this call does differently.
        """
        ...


class Resource(Generic[ModeT]):
    """A group of operations on one kind of thing."""

    __slots__ = ("_call",)

    def __init__(self, caller: Caller) -> None:
        self._call: Final = caller.call


class Resources(Generic[ModeT]):
    """All resources of one document."""

    _caller: Caller
