"""Lets the site's own server answer as the sandbox."""

from functools import cache
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from portal.payments.sandbox.app import Sandbox
from portal.payments.sandbox.store import Store


@cache
def mounted_sandbox() -> Sandbox:
    """Return this process's sandbox over the store that all processes share."""
    options = settings.PAYMENT_SANDBOX
    return Sandbox(store=Store(options["store"]), secret=options["secret"])


@csrf_exempt
@transaction.non_atomic_requests
def sandbox(request: HttpRequest, path: str) -> HttpResponse:
    """Hand the request to the sandbox, which checks signatures itself, and its answer to the browser."""
    answered: dict = {}
    environ = {
        **request.environ,
        "SCRIPT_NAME": request.path.removesuffix(f"/{path}"),
        "PATH_INFO": f"/{path}",
        "wsgi.input": BytesIO(request.body),
    }

    def start_response(status: str, headers: list) -> None:
        answered.update(status=int(status.split()[0]), headers=headers)

    body = b"".join(mounted_sandbox()(environ, start_response))
    response = HttpResponse(body, status=answered["status"])
    for name, value in answered["headers"]:
        response[name] = value
    return response
