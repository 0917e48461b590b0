"""Spans and durations, read back from OpenTelemetry's own SDK."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from client_harness import KEY, TENANT, HandClock, Server, reply, unused_url
from opentelemetry import baggage, context, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import HistogramDataPoint, InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from laserdata_cloud import LaserDataError
from laserdata_cloud.opentelemetry import OpenTelemetryHooks

ROOT = Path(__file__).resolve().parents[3]


class Telemetry:
    """Hooks, and what came of them."""

    def __init__(self) -> None:
        self._spans, self._reader = InMemorySpanExporter(), InMemoryMetricReader()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self._spans))
        self.hooks = OpenTelemetryHooks(self.tracers, MeterProvider([self._reader]))

    @property
    def spans(self) -> list[ReadableSpan]:
        return list(self._spans.get_finished_spans())

    @property
    def span(self) -> ReadableSpan:
        (one,) = self.spans
        return one

    def measured(self) -> tuple[Any, list[HistogramDataPoint]]:
        data = self._reader.get_metrics_data()
        assert data is not None
        ((metric,),) = ([*scope.metrics] for resource in data.resource_metrics for scope in resource.scope_metrics)
        return metric, list(metric.data.data_points)


@pytest.fixture
def telemetry() -> Telemetry:
    return Telemetry()


@pytest.fixture
def ld(to_server: Callable[..., Any], telemetry: Telemetry) -> Any:
    return to_server(hooks=telemetry.hooks)


class TestASpan:
    def test_of_a_call(self, ld: Any, server: Server, telemetry: Telemetry) -> None:
        server.script(reply(201, b"", ld_request="r1"))
        made = ld.divisions.create(name="a")
        span = telemetry.span
        assert (span.name, span.kind) == ("POST /tenants/{tenant_id}/divisions", SpanKind.CLIENT)
        assert span.status.status_code == StatusCode.UNSET
        assert dict(span.attributes or {}) == {
            "http.request.method": "POST",
            "http.response.status_code": 201,
            "server.address": "127.0.0.1",
            "server.port": int(server.url.rpartition(":")[2]),
            "url.scheme": "http",
            "url.template": "/tenants/{tenant_id}/divisions",
            "url.full": f"{server.url}/tenants/{TENANT}/divisions",
            "laserdata.operation": "create_division",
            "laserdata.document": "core",
            "laserdata.idempotency_key": made.idempotency_key,
            "laserdata.request_id": "r1",
        }
        assert span.instrumentation_scope is not None
        assert span.instrumentation_scope.name == "laserdata_cloud"

    def test_has_an_event_for_each_attempt_and_retry(self, ld: Any, server: Server, telemetry: Telemetry) -> None:
        server.script(
            reply(503, b"", retry_after="7", ld_request="r1"), b"", reply(201, b"", idempotent_replayed="true")
        )
        ld.divisions.create(name="a")
        span = telemetry.span
        assert [(event.name, dict(event.attributes or {})) for event in span.events] == [
            ("attempt", {"attempt": 1, "http.response.status_code": 503, "laserdata.request_id": "r1"}),
            ("retry", {"attempt": 1, "seconds": 7.0, "reason": "503"}),
            ("attempt", {"attempt": 2, "error.type": "RemoteProtocolError"}),
            ("retry", {"attempt": 2, "seconds": 1.0, "reason": "RemoteProtocolError"}),
            ("attempt", {"attempt": 3, "http.response.status_code": 201}),
        ]
        assert span.attributes is not None
        assert span.attributes["http.request.resend_count"] == 2
        assert span.attributes["laserdata.replayed"] is True
        assert span.status.status_code == StatusCode.UNSET

    @pytest.mark.parametrize(
        ("answer", "status", "error"),
        [
            (reply(404, b""), 404, "404"),
            (reply(500, b""), 500, "500"),
            (reply(302, b""), 302, "302"),
            (reply(200, b"no JSON"), 200, "DecodingError"),
            (b"", None, "ConnectionFailedError"),
        ],
    )
    def test_of_a_call_that_fails(
        self, ld: Any, server: Server, telemetry: Telemetry, answer: bytes, status: int | None, error: str
    ) -> None:
        server.script(answer)
        with pytest.raises(LaserDataError):
            ld.divisions.get(1)
        attributes = telemetry.span.attributes or {}
        assert (attributes.get("http.response.status_code"), attributes["error.type"]) == (status, error)
        assert telemetry.span.status.status_code == StatusCode.ERROR
        assert telemetry.span.status.description is None, "it may hold what nobody should read"
        assert "laserdata.may_have_happened" not in attributes

    def test_of_a_change_that_may_have_happened(self, ld: Any, server: Server, telemetry: Telemetry) -> None:
        server.script(b"")
        with pytest.raises(LaserDataError):
            ld.divisions.delete(1)
        assert (telemetry.span.attributes or {})["laserdata.may_have_happened"] is True

    def test_of_a_port_that_is_the_usual_one(self, client: Any, telemetry: Telemetry, clock: HandClock) -> None:
        with pytest.raises(LaserDataError):
            client(base_url="https://nobody.invalid", hooks=telemetry.hooks, **clock.settings()).tenants.get()
        attributes = telemetry.span.attributes or {}
        assert (attributes["server.address"], attributes["server.port"]) == ("nobody.invalid", 443)

    def test_holds_no_secrets(self, ld: Any, server: Server, telemetry: Telemetry) -> None:
        server.script(reply(400, KEY.encode()))
        with pytest.raises(LaserDataError):
            ld.divisions.delete(1, code="472913")
        told = telemetry.span.to_json()
        assert KEY not in told
        assert "472913" not in told


class TestTheTrace:
    def test_goes_on_at_the_server(self, ld: Any, server: Server, telemetry: Telemetry) -> None:
        server.script(reply(503, b""), reply(204, b"", content_length=""))
        ld.divisions.delete(1)
        found = telemetry.span.context
        expected = f"00-{trace.format_trace_id(found.trace_id)}-{trace.format_span_id(found.span_id)}-"
        assert len(server.asked) == 2
        for asked in server.asked:
            assert asked.headers["traceparent"][:-2] == expected
            assert int(asked.headers["traceparent"][-2:], 16) & 1, "sampled"

    def test_of_the_caller_is_the_one(self, to_server: Any, server: Server, telemetry: Telemetry) -> None:
        # A blocking client here: an asynchronous one runs in another thread, where this test's span is not current.
        from laserdata_cloud import LaserData

        server.script(reply(204, b"", content_length=""))
        tracer = telemetry.tracers.get_tracer("theirs")
        token = context.attach(baggage.set_baggage("customer", "of the caller's own"))
        try:
            with (
                tracer.start_as_current_span("job") as job,
                LaserData(api_key=KEY, tenant_id=TENANT, base_url=server.url, hooks=telemetry.hooks) as ld,
            ):
                ld.divisions.delete(1)
        finally:
            context.detach(token)
        call, outer = telemetry.spans
        assert outer.name == "job"
        assert call.parent is not None
        assert call.parent.span_id == job.get_span_context().span_id
        assert "baggage" not in server.asked[0].headers, "what the caller notes for itself goes to nobody else"


class TestTheHistogram:
    def test_of_durations_has_the_conventions_name_unit_and_attributes(
        self, ld: Any, server: Server, telemetry: Telemetry
    ) -> None:
        server.script(reply(503, b"", retry_after="7"), reply(204, b"", content_length=""))
        ld.divisions.delete(1)
        ld.divisions.delete(2)
        metric, (point,) = telemetry.measured()
        assert (metric.name, metric.unit) == ("http.client.request.duration", "s")
        assert (point.count, point.sum, point.max) == (2, 7.0, 7.0)
        assert list(point.explicit_bounds)[:3] == [0.005, 0.01, 0.025]
        assert dict(point.attributes or {}) == {
            "http.request.method": "DELETE",
            "http.response.status_code": 204,
            "server.address": "127.0.0.1",
            "server.port": int(server.url.rpartition(":")[2]),
            "url.scheme": "http",
            "url.template": "/tenants/{tenant_id}/divisions/{division_id}",
        }

    def test_tells_failures_apart(self, ld: Any, server: Server, to_server: Any, telemetry: Telemetry) -> None:
        server.script(reply(404, b""))
        for one in (ld, to_server(base_url=unused_url(), hooks=telemetry.hooks)):
            with pytest.raises(LaserDataError):
                one.divisions.get(1)
        _, points = telemetry.measured()
        assert {(point.attributes or {})["error.type"] for point in points} == {"404", "ConnectionFailedError"}


def test_without_providers_it_takes_the_global_ones_and_does_no_harm(to_server: Any, server: Server) -> None:
    server.script(reply(204, b"", content_length=""))
    assert to_server(hooks=OpenTelemetryHooks()).divisions.delete(1).status == 204
    assert "traceparent" not in server.asked[0].headers


def test_without_the_package_it_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['opentelemetry'] = None\n"
        f"sys.path[:0] = [{str(ROOT / 'generated')!r}, {str(ROOT / 'overlays')!r}]\n"
        "import laserdata_cloud.opentelemetry"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "pip install 'laserdata-cloud[opentelemetry]'" in done.stderr.splitlines()[-1]
