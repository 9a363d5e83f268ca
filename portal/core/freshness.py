"""Versions of what people read: parts of pages are remembered under them, so a change shows at once.

Whoever owns rows that such parts show calls `watch(Model)` in AppConfig.ready().
"""

import threading
import time

from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

#: The versions this thread has read for the request it answers, so that a page asks the cache once.
_read = threading.local()


class Version:
    """A number shared by all processes that changes with what it stands for."""

    keys: list[str] = []

    def __init__(self, key: str):
        self.key = key
        self.keys.append(key)

    def now(self) -> str:
        """Return the present version; it costs no query."""
        known = getattr(_read, "versions", None)
        if known is None:
            return cache.get_or_set(self.key, new_number, None)
        if not known:
            known.update(cache.get_many(self.keys))
        if self.key not in known:
            known[self.key] = cache.get_or_set(self.key, new_number, None)
        return known[self.key]

    def renew(self, **_kwargs) -> None:
        """Make stale what was remembered under the version, once the change is committed."""
        transaction.on_commit(self.renew_now)

    def renew_now(self) -> None:
        """Make stale at once what was remembered under the version."""
        cache.set(self.key, new_number(), None)
        if getattr(_read, "versions", None):
            _read.versions = {}


def new_number() -> str:
    """Return a version that was never there before."""
    return str(time.time_ns())


def begin_reading(**_kwargs) -> None:
    """Let the request that begins read each version once."""
    _read.versions = {}


def end_reading(**_kwargs) -> None:
    """Outside requests every version is read anew."""
    _read.versions = None


#: Of pages and the facts on them.
content = Version("core:content-version")
content_version = content.now
bump = content.renew


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
    request_started.connect(begin_reading, dispatch_uid="freshness.begin")
    request_finished.connect(end_reading, dispatch_uid="freshness.end")
