"""What this room holds about a person: the businesses they keep, the vouchers they took."""

from django.dispatch import receiver
from django.utils import timezone

from portal.businesses.models import Business, BusinessChange, Voucher
from portal.outbox.services import forget
from portal.users.models import User
from portal.users.personal_data import register_personal_data
from portal.users.signals import account_erased
from portal.users.traces import forget_in_logs, register_contacts

FACTS = ("name_zh_hans", "name_en", "sentence_zh_hans", "sentence_en", "place_zh_hans", "place_en", "kind", "phone")


def register() -> None:
    """Enter both collectors and the phones of shops."""
    register_personal_data("businesses", kept_by)
    register_personal_data("vouchers_of_businesses", taken_by)
    register_contacts(phones_of)


def kept_by(user: User) -> list[dict]:
    """Return the businesses this person keeps."""
    return list(Business.objects.kept_by(user).order_by("pk").values(*FACTS, "state", "reason", "asked_at"))


def taken_by(user: User) -> list[dict]:
    """Return the vouchers this person took, and when each was used."""
    mine = Voucher.objects.filter(user=user).select_related("offer__business")
    return [
        {
            "business": voucher.offer.business.name,
            "offer": voucher.offer.title,
            "code": voucher.code,
            "taken": voucher.taken_at,
            "used": voucher.used_at,
        }
        for voucher in mine
    ]


def phones_of(user: User) -> list[str]:
    """Return the phones of businesses that only this person keeps."""
    return [business.phone for business in alone_kept_by(user) if business.phone]


def alone_kept_by(user: User) -> list[Business]:
    """Return the businesses that would have no owner without this person."""
    mine = Business.objects.kept_by(user).prefetch_related("owners")
    return [business for business in mine if len(business.owners.all()) == 1]


@receiver(account_erased, dispatch_uid="businesses.forget")
def forget_person(sender, user, **kwargs) -> None:
    """Free unused vouchers, keep used ones without a name; a business nobody keeps is taken off, its phone gone.

    A business that only asked and was never listed goes altogether.
    """
    Voucher.objects.filter(user=user, used_at=None).delete()
    Voucher.objects.filter(user=user).update(user=None)
    Voucher.objects.filter(used_by=user).update(used_by=None)
    alone = alone_kept_by(user)
    forget_in_logs(alone)
    forget(words=[f"/my-business/{business.pk}/" for business in alone])
    for business in alone:
        if business.state in (Business.State.ASKED, Business.State.REFUSED) and not business.offers.exists():
            business.delete()
            continue
        change = {"field": "state", "old": business.state, "new": Business.State.CLOSED}
        BusinessChange.objects.create(business=business, **change)
        business.state, business.phone, business.decided_at = Business.State.CLOSED, "", timezone.now()
        business.save()
    user.businesses.clear()
