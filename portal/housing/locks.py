"""The one place of this room where rows are locked: a listing, a talk or a person's searches, never two at a time.

Locks are FOR NO KEY UPDATE, so that the check of a foreign key never waits for them.
"""

from portal.housing.models import Listing, SavedSearch, Thread


def lock_listing(*, pk: int) -> Listing:
    """Return the listing as it is now, locked until the transaction ends."""
    rows = Listing.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("community", "village", "building", "owner").get(pk=pk)


def lock_thread(*, pk: int) -> Thread:
    """Return the talk as it is now, locked."""
    rows = Thread.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("listing__community", "listing__village", "asker", "listing__owner").get(pk=pk)


def lock_searches(*, user_id: int) -> list[SavedSearch]:
    """Return the searches of which this person is told by mail, locked, so that one worker at a time writes to them."""
    rows = SavedSearch.objects.select_for_update(of=("self",), no_key=True)
    return list(rows.select_related("user").filter(user=user_id, by_mail=True).order_by("pk"))
