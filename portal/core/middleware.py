"""Middleware of the whole site: security policy by area, language, text size."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from wagtail.users.models import UserProfile

TEXT_SIZE_COOKIE = "text-size"
LOOK_COOKIE = "look"
LOOKS = ("light", "dark")
PAGE_ADMIN = "/admin/"
ADMIN_PREFIXES = (PAGE_ADMIN, "/django-admin/")


class PolicyMiddleware(CSPMiddleware):
    """The Content-Security-Policy: strict everywhere, looser only under the two admins, which write inline parts."""

    def get_policy_parts(self, request, response, report_only=False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(ADMIN_PREFIXES) and not report_only:
            parts.replace = {**settings.ADMIN_POLICY, **(parts.replace or {})}
        return parts


class ReaderLocaleMiddleware(LocaleMiddleware):
    """Address, cookie and browser decide the language; in the admins the signed-in person's own choice does."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        language = getattr(getattr(request, "user", None), "language", "")
        if language and request.path_info.startswith(ADMIN_PREFIXES):
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        """Let a 404 of the admins be one: Django would send it on to a page's address with a language."""
        if response.status_code == 404 and request.path_info.startswith(ADMIN_PREFIXES):
            return response
        remember_language(request, response)
        return super().process_response(request, response)


def remember_language(request, response) -> None:
    """Keep the language of the page just read in a cookie, where cookie and browser would say another one."""
    language = translation.get_language_from_path(request.path_info)
    if request.method == "GET" and language and language != translation.get_language_from_request(request):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 24 * 3600, samesite="Lax", httponly=True
        )


class TextCompressionMiddleware(GZipMiddleware):
    """Packs text for the way; pictures and files are packed already."""

    def process_response(self, request, response):
        packable = response.get("Content-Type", "").startswith(("text/", "application/json", "image/svg"))
        return super().process_response(request, response) if packable else response


class ReaderChoicesMiddleware:
    """Reads the choices of large text (大字版) and of light or dark colours from their cookies."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.large_text = request.COOKIES.get(TEXT_SIZE_COOKIE) == "large"
        look = request.COOKIES.get(LOOK_COOKIE)
        request.look = look if look in LOOKS else ""
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        """Let the page admin wear the colours chosen for the whole site; its own choice is taken out of its forms."""
        if request.path_info.startswith(PAGE_ADMIN) and request.user.is_authenticated:
            profile = getattr(request.user, "wagtail_userprofile", None) or UserProfile(user=request.user)
            profile.theme = request.look or UserProfile.AdminColorThemes.SYSTEM
