"""Back in stock: who asks is told once, by a letter; an address that somebody typed is asked first."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from marketplace.notices.models import Wish
from portal.outbox.services import send
from portal.users.models import User

SURE, BACK = "notices.sure", "notices.back"
#: An address that is not confirmed is forgotten after a week, a wish that was answered after a month.
UNCONFIRMED, TOLD = timedelta(days=7), timedelta(days=30)
MOST = 500


@transaction.atomic
def ask_to_hear(*, product, language: str, user: User | None = None, email: str = "") -> Wish:
    """Keep the wish to hear of a product and return it; asked again, the same one waits anew.

    Without `email` it goes to the account's own address and counts at once. A typed `email` gets a letter first, at
    most one a day, and counts when its reader has said yes. Raises ValueError when there is no address at all.
    """
    account = user if user is not None and not email else None
    if not email and not (account and account.email):
        raise ValueError("a wish needs an address")
    who = {"user": account} if account else {"user": None, "email": email.strip().lower()}
    wish, _made = Wish.objects.get_or_create(product=product, **who, defaults={"language": language})
    if wish.told_at:
        # Whoever was told has said yes to one letter, not to this one.
        wish.told_at = wish.confirmed_at = None
    wish.language = language
    if account:
        wish.confirmed_at = wish.confirmed_at or timezone.now()
    wish.save(update_fields=["told_at", "confirmed_at", "language"])
    if not wish.confirmed_at:
        send(key=f"wish:{wish.pk}:{timezone.localdate()}", kind=SURE, payload={"wish": wish.pk})
    return wish


@transaction.atomic
def confirm_wish(*, wish: Wish) -> None:
    """Count the wish: its reader has opened the letter and said yes. Said again, nothing changes."""
    Wish.objects.filter(pk=wish.pk, confirmed_at=None).update(confirmed_at=timezone.now())


@transaction.atomic
def forget_wish(*, wish: Wish) -> None:
    """Forget the wish and its address."""
    wish.delete()


def tell_back(*, now: datetime | None = None) -> str:
    """Promise a letter to everybody whose product can be bought again; return how many."""
    now = now or timezone.now()
    pks = list(Wish.objects.to_tell().order_by("pk").values_list("pk", flat=True)[:MOST])
    return f"{sum(_promise(pk, now) for pk in pks)} wishes answered"


@transaction.atomic
def _promise(pk: int, now: datetime) -> bool:
    if not Wish.objects.waiting().filter(pk=pk).update(told_at=now):
        return False
    send(key=f"back:{pk}:{now.isoformat()}", kind=BACK, payload={"wish": pk, "at": now.isoformat()})
    return True


@transaction.atomic
def wait_on(*, wish: Wish) -> None:
    """Let a wish wait again: the last one was sold before the letter went."""
    Wish.objects.filter(pk=wish.pk).update(told_at=None)


@transaction.atomic
def prune_wishes(*, now: datetime | None = None) -> str:
    """Forget addresses nobody confirmed and wishes answered long ago; say how many."""
    now = now or timezone.now()
    old = Q(confirmed_at=None, made_at__lt=now - UNCONFIRMED) | Q(told_at__lt=now - TOLD)
    gone, _each = Wish.objects.filter(old).delete()
    return f"{gone} wishes forgotten"
