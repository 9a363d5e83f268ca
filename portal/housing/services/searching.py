"""Searches that somebody keeps, and one letter a day about what is new."""

from django.db import transaction
from django.utils import timezone

from portal.housing.exceptions import TooManySearches
from portal.housing.letters import send_digest
from portal.housing.locks import lock_searches
from portal.housing.models import Listing, SavedSearch, Told
from portal.housing.wanted import Wanted

MOST_KEPT = 20
#: Homes named in one letter; the page lists the rest.
MOST_TOLD = 20


@transaction.atomic
def save_search(*, wanted: Wanted, by, name: str = "") -> SavedSearch:
    """Keep these filters under a name (by default what they say) and return the row; the same ones twice are one.

    Raises TooManySearches after twenty.
    """
    query = wanted.query()
    found = SavedSearch.objects.filter(user=by, query=query).first()
    if found is None and SavedSearch.objects.filter(user=by).count() >= MOST_KEPT:
        raise TooManySearches
    words = (name.strip() or wanted.words())[:60]
    row, made = SavedSearch.objects.get_or_create(user=by, query=query, defaults={"name": words})
    if not made:
        row.name, row.by_mail = words, True
        row.save()
    return row


def forget_search(*, search: SavedSearch) -> None:
    """Keep it no longer."""
    search.delete()


def set_mail(*, search: SavedSearch, by_mail: bool) -> None:
    """Tell of new homes by mail, from now on, or no longer."""
    search.by_mail = by_mail
    if by_mail:
        search.since = timezone.now()
    search.save(update_fields=["by_mail", "since"])


def stop_mail(*, token: str) -> bool:
    """Stop all letters to whoever this token's search belongs to; say whether there is such a one."""
    found = SavedSearch.objects.filter(token=token).values_list("user", flat=True).first()
    if found is None:
        return False
    SavedSearch.objects.filter(user=found).update(by_mail=False)
    return True


def mail_digests() -> str:
    """Write to everybody whose searches match homes that are new to them, each home once; say how many letters."""
    reached = SavedSearch.objects.filter(by_mail=True, user__is_active=True, user__email__gt="")
    people = list(reached.order_by("user").values_list("user", flat=True).distinct())
    return f"{sum(_tell(user_id) for user_id in people)} letters"


@transaction.atomic
def _tell(user_id: int) -> bool:
    """Write one letter to one person, if there is anything new; whoever comes second finds it told already."""
    searches = lock_searches(user_id=user_id)
    told = set(Told.objects.filter(user=user_id).values_list("listing", flat=True))
    new: dict[int, Listing] = {}
    for search in searches:
        rows = Wanted.read(search.query).among(Listing.objects.shown()).exclude(owner=user_id)
        fresh = rows.filter(first_shown_at__gt=search.since).order_by("-first_shown_at", "-pk").for_cards()
        new |= {listing.pk: listing for listing in fresh if listing.pk not in told}
    if not new:
        return False
    Told.objects.bulk_create([Told(user_id=user_id, listing_id=pk) for pk in new], ignore_conflicts=True)
    send_digest(search=searches[0], homes=list(new.values())[:MOST_TOLD], number=len(new))
    return True
