"""A pause of the whole site: the operator makes a file, everybody else reads that it will be back."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

RETRY_SECONDS = 600
#: Probes must see the process, staff must get in to look, and a provider's word about money is never refused.
OPEN = ("/healthz", "/readyz", "/static/", "/admin/", "/django-admin/", "/payments/")


class MaintenanceMiddleware:
    """Answers 503 while settings.MAINTENANCE_FILE exists."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not Path(settings.MAINTENANCE_FILE).exists() or self.may_enter(request):
            return self.get_response(request)
        response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = str(RETRY_SECONDS)
        add_never_cache_headers(response)
        return response

    def may_enter(self, request: HttpRequest) -> bool:
        """Say whether this is a probe, a provider, an admin's sign-in, or staff."""
        sign_in = request.path_info.endswith("/accounts/login/")
        return request.path_info.startswith(OPEN) or sign_in or request.user.is_staff
