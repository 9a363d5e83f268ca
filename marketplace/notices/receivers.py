"""Follows every stock that moves, in place of Oscar's own receiver, and forgets an erased person's wishes."""

from django.db.models import Q
from django.db.models.signals import post_save
from oscar.apps.partner.receivers import update_stock_alerts
from oscar.core.loading import get_model

from marketplace.notices.models import Wish
from marketplace.notices.services import follow_stock
from portal.users.signals import account_erased


def register() -> None:
    """Hear both. Oscar's receiver opens two alerts when two see the same fall, and then stumbles over them for ever."""
    StockRecord = get_model("partner", "StockRecord")
    post_save.disconnect(update_stock_alerts, sender=StockRecord)
    post_save.connect(stock_moved, sender=StockRecord, dispatch_uid="notices.stock_moved")
    account_erased.connect(forget_wishes, dispatch_uid="notices.forget_wishes")


def stock_moved(sender, instance, created, raw=False, **kwargs) -> None:
    """Open or close the alert of a stock that was written."""
    if not created and not raw:
        follow_stock(record=instance)


def forget_wishes(sender, user, contacts, **kwargs) -> None:
    """Delete what the person wanted to hear of, by account or by address."""
    Wish.objects.filter(Q(user=user) | Q(email__in={contact.lower() for contact in contacts})).delete()
