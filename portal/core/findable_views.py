"""robots.txt and sitemap.xml."""

from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.core.findable import LANGUAGES, UNLISTED, absolute
from portal.core.sitemaps import SECTIONS

PRIVATE = ("/admin/", "/django-admin/", "/payments/", "/documents/")


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines where the list of pages is and which doors are not for them."""
    closed = [*PRIVATE, *(f"/{language}/{path}" for language in LANGUAGES for path in UNLISTED)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {absolute(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List the parts of the list of pages."""
    parts = []
    for name, section in SECTIONS.items():
        address = absolute(reverse("sitemap_section", args=[name]))
        further = range(2, section().paginator.num_pages + 1)
        parts += [{"location": address}, *({"location": f"{address}?p={number}"} for number in further)]
    return render(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml")


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """List the pages of one part."""
    return sitemaps.sitemap(request, sitemaps=SECTIONS, section=section)
