"""Numbers that change with who keeps which business and with what waits for a community's editors."""

from django.db.models.signals import m2m_changed, post_delete, post_save

from portal.businesses.models import Business
from portal.core.freshness import Version

businesses = Version("businesses:rows")


def follow() -> None:
    """Renew the number whenever a business or its owners change."""
    for signal in (post_save, post_delete):
        signal.connect(businesses.renew, sender=Business, dispatch_uid=f"businesses.{id(signal)}")
    m2m_changed.connect(businesses.renew, sender=Business.owners.through, dispatch_uid="businesses.owners")
