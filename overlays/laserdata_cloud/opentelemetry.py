"""Traces and metrics of calls for OpenTelemetry; needs `pip install 'laserdata-cloud[opentelemetry]'`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ._hooks import Call, Hooks
from ._version import VERSION

try:
    from opentelemetry import metrics, trace
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
except ImportError as missing:
    raise ImportError(
        "laserdata_cloud.opentelemetry needs the package opentelemetry-api: "
        "pip install 'laserdata-cloud[opentelemetry]'",
        name=missing.name,
    ) from missing

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import Span, TracerProvider

__all__ = ["OpenTelemetryHooks"]

_SCHEMA = "https://opentelemetry.io/schemas/1.26.0"

# The trace alone: baggage is the caller's own, and none of another company's business.
_PROPAGATOR = TraceContextTextMapPropagator()

# The boundaries that the conventions ask of a duration in seconds.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)


class OpenTelemetryHooks(Hooks):
    """Makes a span of each call, with an event for each attempt and retry, and records how long calls take.

    Spans and the histogram `http.client.request.duration` (seconds) follow the conventions for HTTP clients, counting
    a call with its retries as one request. The span's context goes along as `traceparent`, so that a server can carry
    the trace on. Queries, bodies and credentials are in neither.

    Args:
        tracer_provider: where spans go; the global one where left out.
        meter_provider: where the histogram goes; the global one where left out.
    """

    def __init__(
        self, tracer_provider: TracerProvider | None = None, meter_provider: MeterProvider | None = None
    ) -> None:
        self._tracer = trace.get_tracer("laserdata_cloud", VERSION, tracer_provider, _SCHEMA)
        meter = metrics.get_meter("laserdata_cloud", VERSION, meter_provider, _SCHEMA)
        self._duration = meter.create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of calls, with their retries and the waits between them.",
            explicit_bucket_boundaries_advisory=_SECONDS,
        )

    def call_started(self, call: Call, /) -> None:
        """Start a span below the current one."""
        attributes = _attributes(call)
        span = self._tracer.start_span(
            f"{call.method} {call.path}",
            kind=trace.SpanKind.CLIENT,
            attributes={
                **attributes,
                "url.full": call.url,
                "laserdata.operation": call.operation,
                "laserdata.document": call.document,
            },
        )
        if call.idempotency_key is not None:
            span.set_attribute("laserdata.idempotency_key", call.idempotency_key)
        call.state[self] = span, attributes

    def attempt_started(self, call: Call, /) -> Mapping[str, str]:
        """Give the request the span's context to carry."""
        headers: dict[str, str] = {}
        _PROPAGATOR.inject(headers, context=trace.set_span_in_context(self._span(call)))
        return headers

    def attempt_ended(self, call: Call, /) -> None:
        """Add an event."""
        found = {
            "attempt": call.attempt,
            "http.response.status_code": call.status,
            "error.type": call.error_type,
            "laserdata.request_id": call.request_id,
        }
        self._span(call).add_event("attempt", {name: value for name, value in found.items() if value is not None})

    def retry_planned(self, call: Call, seconds: float, reason: str, /) -> None:
        """Add an event."""
        self._span(call).add_event("retry", {"attempt": call.attempt, "seconds": seconds, "reason": reason})

    def call_ended(self, call: Call, /) -> None:
        """Record the duration and end the span."""
        span, attributes = call.state.pop(self)
        if call.status is not None:
            attributes["http.response.status_code"] = call.status
        if call.error_type is not None:
            refused = call.outcome == "failed" and call.status is not None and not 200 <= call.status < 300
            attributes["error.type"] = str(call.status) if refused else call.error_type
            span.set_status(trace.StatusCode.ERROR)
        self._duration.record(call.elapsed, attributes, context=trace.set_span_in_context(span))
        span.set_attributes(attributes)
        if call.attempt > 1:
            span.set_attribute("http.request.resend_count", call.attempt - 1)
        if call.request_id is not None:
            span.set_attribute("laserdata.request_id", call.request_id)
        if call.replayed:
            span.set_attribute("laserdata.replayed", True)
        if call.may_have_happened:
            span.set_attribute("laserdata.may_have_happened", True)
        span.end()

    def _span(self, call: Call) -> Span:
        span: Span = call.state[self][0]
        return span


def _attributes(call: Call) -> dict[str, str | int]:
    """Return what spans and measurements share: no values of which there are many."""
    server = urlsplit(call.url)
    return {
        "http.request.method": call.method,
        "server.address": server.hostname or "",
        "server.port": server.port or (443 if server.scheme == "https" else 80),
        "url.scheme": server.scheme,
        "url.template": call.path,
    }
