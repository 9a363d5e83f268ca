"""Addresses without a language: the root, the probes, and pictures where there is no object storage."""

from django.conf import settings
from django.urls import path

from portal.core import findable_views, health, media, views

urlpatterns = [
    path("", views.to_reader_language, name="root"),
    path("favicon.ico", views.icon, name="icon"),
    path("robots.txt", findable_views.robots, name="robots"),
    path("sitemap.xml", findable_views.sitemap_index, name="sitemap"),
    path("sitemap-<section>.xml", findable_views.sitemap, name="sitemap_section"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
if settings.SERVE_MEDIA:
    urlpatterns.append(path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", media.serve_media, name="media"))
