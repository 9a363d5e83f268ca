"""The version of everything people read: fragments are cached under it, so publishing shows at once.

Whoever owns rows that such fragments show calls `watch(Model)` in AppConfig.ready().
"""

import time

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

KEY = "core:content-version"


def content_version() -> str:
    """Return the present version; it costs no query."""
    found = cache.get(KEY)
    if found is None:
        found = str(time.time_ns())
        cache.set(KEY, found, None)
    return found


def bump(**_kwargs) -> None:
    """Make every cached fragment stale, once the change is committed."""
    transaction.on_commit(lambda: cache.set(KEY, str(time.time_ns()), None))


def watch(*models) -> None:
    """Bump the version whenever a row of these models is saved or deleted."""
    for model in models:
        name = f"freshness.{model._meta.label}"
        post_save.connect(bump, sender=model, dispatch_uid=f"{name}.save")
        post_delete.connect(bump, sender=model, dispatch_uid=f"{name}.delete")


def watch_pages() -> None:
    """Bump the version whenever a page appears, changes, moves or disappears."""
    for name, signal in (("live", page_published), ("gone", page_unpublished), ("moved", post_page_move)):
        signal.connect(bump, dispatch_uid=f"freshness.page.{name}")
    post_delete.connect(bump, sender=Page, dispatch_uid="freshness.page.deleted")
