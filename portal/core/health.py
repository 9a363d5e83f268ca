"""Is this process alive, and is everything it needs within reach? Upper rooms enter their own probes."""

import logging
from collections.abc import Callable
from secrets import token_hex

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)
PROBE_SECONDS = 10

_probes: dict[str, Callable[[], None]] = {}


class NotReady(Exception):
    """Raised by a probe whose part of the site does not work; the text says what is wrong."""


def register_probe(name: str, probe: Callable[[], None]) -> None:
    """Let /readyz call `probe`, which returns when all is well and raises otherwise."""
    _probes[name] = probe


def probe_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def probe_cache() -> None:
    key = f"readyz:{token_hex(8)}"
    cache.set(key, key, PROBE_SECONDS)
    if cache.get(key) != key:
        raise NotReady("The cache lost what it was given.")
    cache.delete(key)


def probe_storage() -> None:
    name = default_storage.save(f"readyz/{token_hex(8)}.txt", ContentFile(b"readyz"))
    try:
        with default_storage.open(name) as file:
            if file.read() != b"readyz":
                raise NotReady("The storage gave back something else.")
    finally:
        default_storage.delete(name)


for _name, _probe in (("database", probe_database), ("cache", probe_cache), ("storage", probe_storage)):
    register_probe(_name, _probe)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Say that this process answers; ask nothing else of anybody."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Ask every probe; 503 when one fails. The reason goes to the log, not to the visitor."""
    answers = {name: run_probe(name, probe) for name, probe in _probes.items()}
    ready = all(answer == "ok" for answer in answers.values())
    return JsonResponse({"status": "ok" if ready else "not ready", **answers}, status=200 if ready else 503)


def run_probe(name: str, probe: Callable[[], None]) -> str:
    """Return "ok", or "failed" whatever went wrong: a probe must never break the answer itself."""
    try:
        probe()
    except Exception:
        logger.exception("The readiness probe %s failed", name)
        return "failed"
    return "ok"
