"""What type checkers make of the public API; read by them alone, see `test_surface.py`.

A line with an ignore has to be refused: where a checker accepts it, the ignore is unused, and that is an error.
"""

from __future__ import annotations

import datetime
from typing import Any, assert_type

import httpx

from laserdata_api.core.models import (
    ApiKeyDetails,
    ApiKeyInfo,
    ApiKeyToken,
    CreateApiKey,
    DivisionDetails,
    PricingResponse,
    TenantInfo,
)
from laserdata_cloud import (
    UNSET,
    AsyncLaserData,
    AsyncPages,
    AsyncWalk,
    Content,
    DecodingError,
    FieldIssue,
    Items,
    LaserData,
    LaserDataError,
    Options,
    Page,
    Pages,
    PagesChange,
    Policy,
    Result,
    StatusError,
    Unset,
    Walk,
)

WHEN = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)


def blocking(ld: LaserData) -> None:
    assert_type(ld.api_keys.get(1), ApiKeyDetails)
    assert_type(ld.api_keys.context(), ApiKeyDetails)
    assert_type(ld.api_keys.delete(1), Result)
    assert_type(ld.pricing.get(), PricingResponse)
    assert_type(ld.divisions.get(1, tenant_id=2), DivisionDetails)
    assert_type(ld.tenants.list(), Items[TenantInfo])
    assert_type(ld.invoices.download_pdf(1), Content)

    keys = ld.api_keys.list(name="a", results=5)
    assert_type(keys, Pages[ApiKeyInfo])
    assert_type(keys.page(1), Page[ApiKeyInfo])
    assert_type(keys.page(1).items[0].id, int)
    assert_type(keys.page(1).result.request_id, str | None)
    assert_type([key.name for key in keys], list[str])
    assert_type([page.total_results for page in keys.pages()], list[int])
    assert_type([page.next_page for page in keys.pages()], list[int | None])
    assert_type(iter(keys), Walk[ApiKeyInfo])
    assert_type(iter(keys).token, str)
    assert_type(iter(keys).changes, tuple[PagesChange, ...])
    assert_type(next(iter(keys)), ApiKeyInfo)
    assert_type(keys.pages(), Walk[Page[ApiKeyInfo]])
    assert_type(keys.by_link().resume(keys.pages().token), Pages[ApiKeyInfo])

    made = ld.api_keys.create(name="a", expiry_at=WHEN, role_id=None, options=Options(timeout=5))
    assert_type(made, ApiKeyToken)
    assert_type(made.token, str)
    assert_type(made.secret, str | Unset)
    assert_type(made.result.idempotency_key, str | None)
    assert_type(made.result.replayed, bool)
    assert_type(made.additional_properties, dict[str, Any])
    body = CreateApiKey(name="a", expiry_at=WHEN, division_id=UNSET)
    assert_type(ld.api_keys.create(body, idempotency_key="k"), ApiKeyToken)
    assert_type(ld.api_keys.create({"name": "a"}), ApiKeyToken)
    assert_type(body.division_id, int | None | Unset)
    assert_type(ld.divisions.create(name="a").division_id, int | None)


async def awaited(ld: AsyncLaserData) -> None:
    assert_type(await ld.api_keys.get(1), ApiKeyDetails)
    assert_type(await ld.api_keys.delete(1), Result)
    assert_type(await ld.tenants.list(), Items[TenantInfo])
    assert_type(await ld.invoices.download_pdf(1), Content)
    assert_type(await ld.api_keys.create(name="a", expiry_at=WHEN), ApiKeyToken)
    assert_type(await ld.api_keys.create({"name": "a"}), ApiKeyToken)

    keys = ld.api_keys.list()
    assert_type(keys, AsyncPages[ApiKeyInfo])
    assert_type(await keys.page(1), Page[ApiKeyInfo])
    assert_type([key.name async for key in keys], list[str])
    assert_type([page.page async for page in keys.pages()], list[int])
    assert_type(aiter(keys), AsyncWalk[ApiKeyInfo])
    assert_type(aiter(keys).token, str)
    assert_type(await anext(keys.pages()), Page[ApiKeyInfo])
    assert_type(keys.by_link().resume(aiter(keys).token).in_parallel(1), AsyncPages[ApiKeyInfo])


def clients() -> None:
    with LaserData(api_key="k", tenant_id=1, policy=Policy(max_retries=0), http_client=httpx.Client()) as ld:
        assert_type(ld, LaserData)
    LaserData("k")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    LaserData(http_client=httpx.AsyncClient())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    LaserData(tenant_id="1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def asynchronous_clients() -> None:
    async with AsyncLaserData(http_client=httpx.AsyncClient()) as ld:
        assert_type(ld, AsyncLaserData)


def refused(ld: LaserData, other: AsyncLaserData) -> None:
    ld.api_keys.create(nmae="a", expiry_at=WHEN)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ld.api_keys.create(name="a")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ld.api_keys.create({"name": "a"}, name="a")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    ld.api_keys.create(name=5, expiry_at=WHEN)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    ld.api_keys.get("5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ld.api_keys.delete(1, idempotency_key="k")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    ld.api_keys.lst()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    print(other.api_keys.get(1).name)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]
    ld.api_keys.list().in_parallel(1)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    for _ in other.api_keys.list():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType]
        pass


def errors(ld: LaserData) -> str | None:
    try:
        ld.tenants.get()
    except StatusError as error:
        assert_type(error.status, int)
        assert_type(error.field_issues, tuple[FieldIssue, ...])
        assert_type(error.field_issues[0].path, str | None)
        assert_type(error.retry_after, float | None)
        return error.code
    except DecodingError as error:
        assert_type(error.content, bytes)
    except LaserDataError as error:
        assert_type(error.may_have_happened, bool)
        return error.idempotency_key
    return None
