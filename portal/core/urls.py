"""Addresses without a language: the root, the probes, and pictures where there is no object storage."""

from django.conf import settings
from django.urls import path

from portal.core import health, media, views

urlpatterns = [
    path("", views.to_reader_language, name="root"),
    path("favicon.ico", views.icon, name="icon"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
if settings.SERVE_MEDIA:
    urlpatterns.append(path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", media.serve_media, name="media"))
