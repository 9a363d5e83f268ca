"""A notice that changes is fresh on every page at once."""

from django.db.models.signals import m2m_changed, post_delete, post_save

from portal.noticeboard.boards import board_version
from portal.noticeboard.models import Notice


def register() -> None:
    """Listen."""
    post_save.connect(board_version.renew, sender=Notice, dispatch_uid="noticeboard.saved")
    post_delete.connect(board_version.renew, sender=Notice, dispatch_uid="noticeboard.deleted")
    m2m_changed.connect(board_version.renew, sender=Notice.buildings.through, dispatch_uid="noticeboard.buildings")
