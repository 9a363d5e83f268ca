"""Middleware of the whole site: security policy by area, language, text size."""

from csp.middleware import CSPMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

TEXT_SIZE_COOKIE = "text-size"


class PolicyMiddleware(CSPMiddleware):
    """The Content-Security-Policy: strict everywhere, Wagtail's own under /admin/."""

    def get_policy_parts(self, request, response, report_only=False):
        if request.path_info.startswith(("/admin/", "/django-admin/")):
            inline = ["'self'", "'unsafe-inline'"]
            response._csp_replace = {"script-src": inline, "style-src": inline}
        return super().get_policy_parts(request, response, report_only)


class ReaderLocaleMiddleware(LocaleMiddleware):
    """Django's locale middleware; the Wagtail admin then follows the user's own setting."""

    def process_request(self, request):
        super().process_request(request)
        translation.activate(request.LANGUAGE_CODE)


class TextSizeMiddleware:
    """Reads the large-text choice (大字版) from its cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.large_text = request.COOKIES.get(TEXT_SIZE_COOKIE) == "large"
        return self.get_response(request)
