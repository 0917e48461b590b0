"""What type checkers make of the public API; read by them alone, see `test_surface.py`.

A line with an ignore has to be refused: where a checker accepts it, the ignore is unused, and that is an error.
"""

from __future__ import annotations

import datetime
from typing import Any, assert_type

import httpx

from laserdata_api.audit.models import AuditTypeInfo
from laserdata_api.core.models import (
    ApiKeyDetails,
    ApiKeyInfo,
    ApiKeyToken,
    CreateApiKey,
    DeploymentDetails,
    DivisionDetails,
    DivisionInfo,
    PricingResponse,
    TenantDetailsInfo,
    TenantInfo,
)
from laserdata_api.supervisor.models import (
    ActivityInfo,
    BackupInfo,
    ConnectorInstanceInfo,
    DeploymentCredentials,
    LogEntry,
)
from laserdata_cloud import (
    UNSET,
    Accepted,
    AsyncAccepted,
    AsyncLaserData,
    AsyncPages,
    AsyncSupervisor,
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
    RawResponse,
    Result,
    StatusError,
    Supervisor,
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


def at_work(ld: LaserData) -> None:
    made = ld.deployments.create_starter(1, cloud="aws", region="us-west-1")
    assert_type(made, Accepted[DeploymentDetails])
    assert_type(made.deployment_id, int | None)
    ready = made.wait(timeout=5, on_progress=lambda progress: print(progress.state, progress.seconds, progress.looks))
    assert_type(ready, DeploymentDetails)
    assert_type(ld.wait_until_ready(1, 2, 3), DeploymentDetails)
    ld.deployments.delete(1, 2, 3).wait()
    assert_type(ld.connectors.activate(1, 2, 3, {"connector_key": "k"}).wait(), ConnectorInstanceInfo)
    assert_type(ld.divisions.delete(1, code=lambda: "123456"), Result)

    with ld.supervisor(ready) as sv:
        assert_type(sv, Supervisor)
        assert_type(sv.credentials.get(), DeploymentCredentials)
        assert_type(sv.logs.list(level="error"), Pages[LogEntry])
        assert_type(sv.activities.trigger("iggy", "restart").wait(), Items[ActivityInfo])
        assert_type(sv.with_raw_response.credentials.get(), RawResponse[DeploymentCredentials])
    assert_type(ld.supervisor("aws-us", deployment_id=1), Supervisor)
    assert_type(ld.with_options(max_retries=1, timeout=None, headers={"x-a": "b"}), LaserData)

    raw = ld.with_raw_response
    assert_type(raw.tenants.get().parse(), TenantDetailsInfo)
    assert_type(raw.tenants.get().content, bytes)
    assert_type(raw.divisions.list().page(1), RawResponse[Page[DivisionInfo]])
    assert_type(raw.audit.events.types().parse(), Items[AuditTypeInfo])
    assert_type(raw.deployments.extend(1, 2, 3, nodes=[{"count": 1}]).parse().wait(), DeploymentDetails)


async def at_work_awaited(ld: AsyncLaserData) -> None:
    made = await ld.deployments.create_starter(1, cloud="aws", region="us-west-1")
    assert_type(made, AsyncAccepted[DeploymentDetails])
    ready = await made.wait()
    assert_type(ready, DeploymentDetails)
    async with ld.supervisor(ready) as sv:
        assert_type(sv, AsyncSupervisor)
        assert_type(await sv.credentials.get(), DeploymentCredentials)
        assert_type(await (await sv.backups.create(name="b")).wait(), Items[BackupInfo])
        assert_type((await sv.with_raw_response.credentials.get()).parse(), DeploymentCredentials)
    raw = ld.with_raw_response
    assert_type(await raw.divisions.list().page(1), RawResponse[Page[DivisionInfo]])
    assert_type(await (await raw.deployments.extend(1, 2, 3, nodes=[{"count": 1}])).parse().wait(), DeploymentDetails)

    async def code() -> str:
        return "123456"

    assert_type(await ld.divisions.delete(1, code=code), Result)


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
