"""``/metrics``: how many requests, how long they took, and what the services counted."""

import time

from flask import Flask, Response, g, request
from prometheus_client import (
    GC_COLLECTOR,
    PLATFORM_COLLECTOR,
    PROCESS_COLLECTOR,
    CollectorRegistry,
    Counter,
    Histogram,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from guesswho.services.counts import Counts

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class RequestMetrics:
    """Counts and times requests by route, so that ids in a path make no new series."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry
        self._requests = Counter(
            "guesswho_requests",
            "Requests answered",
            ["method", "route", "status"],
            registry=registry,
        )
        self._seconds = Histogram(
            "guesswho_request_seconds",
            "Time to the answer",
            ["route"],
            buckets=SECONDS,
            registry=registry,
        )

    def begin(self) -> None:
        """Start the clock of this request."""
        g.begun = time.perf_counter()

    def end(self, response: Response) -> Response:
        """Count this request, unless it was stopped before the clock was started."""
        route = request.url_rule.rule if request.url_rule else "unknown"
        method = request.method if request.url_rule else "unknown"
        self._requests.labels(method, route, response.status_code).inc()
        if "begun" in g:
            self._seconds.labels(route).observe(time.perf_counter() - g.begun)
        return response

    def text(self) -> Response:
        """Answer with everything in the registry."""
        return Response(generate_latest(self._registry), content_type=CONTENT_TYPE_LATEST)


def attach(server: Flask, counts: Counts) -> None:
    """Measure every request of ``server`` and serve the figures with those of ``counts``."""
    for collector in (PROCESS_COLLECTOR, PLATFORM_COLLECTOR, GC_COLLECTOR):
        counts.registry.register(collector)
    metrics = RequestMetrics(counts.registry)
    server.before_request(metrics.begin)
    server.after_request(metrics.end)
    server.add_url_rule("/metrics", "metrics", metrics.text)
