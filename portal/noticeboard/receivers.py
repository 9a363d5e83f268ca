"""A notice that changes is fresh on every page at once, and in what was found for words."""

from django.db.models.signals import m2m_changed, post_delete, post_save

from portal.noticeboard.boards import board_version
from portal.noticeboard.models import Notice
from portal.site_search.freshness import words


def register() -> None:
    """Listen."""
    for version, name in ((board_version, "board"), (words, "words")):
        post_save.connect(version.renew, sender=Notice, dispatch_uid=f"noticeboard.saved.{name}")
        post_delete.connect(version.renew, sender=Notice, dispatch_uid=f"noticeboard.deleted.{name}")
        through = Notice.buildings.through
        m2m_changed.connect(version.renew, sender=through, dispatch_uid=f"noticeboard.buildings.{name}")
