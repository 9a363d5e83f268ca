"""A resident's part: reading is counted, not listed; notices by mail for who asks."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from portal.noticeboard.models import Notice, Receipt, Subscription
from portal.residents.models import Residency


def mark_of(*, notice: Notice, user) -> str:
    """Return what stands for this reader of this notice: nobody tells from it who it was, or what else they read."""
    return salted_hmac("noticeboard.receipt", f"{notice.pk}:{user.pk}", algorithm="sha256").hexdigest()


@transaction.atomic
def count_reading(*, notice: Notice, user) -> bool:
    """Count that a resident has read a pinned notice; return whether it was their first time."""
    mark = mark_of(notice=notice, user=user)
    if not notice.is_pinned or Receipt.objects.filter(notice=notice, mark=mark).exists():
        return False
    try:
        with transaction.atomic():
            Receipt.objects.create(notice=notice, mark=mark)
    except IntegrityError:  # The same reader's other tap was quicker.
        return False
    Notice.objects.filter(pk=notice.pk).update(reads=F("reads") + 1)
    return True


def forget_receipts(*, now: datetime | None = None) -> str:
    """Delete the marks of notices that have ended or were withdrawn; the counts stay. Say how many."""
    over = Notice.objects.exclude(pk__in=Notice.objects.pinned(now=now).values("pk"))
    number, _each = Receipt.objects.filter(notice__in=over.values("pk")).delete()
    return f"{number} marks of readers deleted"


@transaction.atomic
def subscribe(*, residency: Residency, level: str) -> Subscription:
    """Keep which notices a resident wants by mail (Subscription.Level) and return that."""
    row, _made = Subscription.objects.update_or_create(
        residency=residency, defaults={"level": Subscription.Level(level)}
    )
    return row


@transaction.atomic
def unsubscribe(*, subscription: Subscription) -> None:
    """Send no notices by mail any more; the resident may ask again on “My home”."""
    Subscription.objects.filter(pk=subscription.pk).update(level=Subscription.Level.NONE)
