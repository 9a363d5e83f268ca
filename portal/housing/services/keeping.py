"""What whoever offers a home does with it: change, renew, pause, end."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.housing.exceptions import ChangedMeanwhile
from portal.housing.kinds import OVER, State
from portal.housing.locks import lock_listing
from portal.housing.models import SHOWN_FOR, Listing
from portal.housing.policies import keeps, may_offer


def lock_own(listing: Listing, by) -> Listing:
    """Return the listing locked; raises PermissionDenied unless `by` keeps it."""
    found = lock_listing(pk=listing.pk)
    if not keeps(by, found):
        raise PermissionDenied
    return found


@transaction.atomic
def change_facts(*, listing: Listing, facts: Mapping[str, object], by) -> Listing:
    """Write new facts and return the listing; readers see them at once.

    Raises PermissionDenied, ChangedMeanwhile once it is let, sold or withdrawn, ValidationError when a fact is wrong.
    """
    listing = lock_own(listing, by)
    if listing.is_over:
        raise ChangedMeanwhile
    for field, value in facts.items():
        setattr(listing, field, value)
    listing.full_clean(exclude=["text"])
    listing.save()
    return listing


@transaction.atomic
def renew(*, listing: Listing, by) -> Listing:
    """Confirm that it is still to be had, show it for another 30 days, and return it.

    Raises PermissionDenied for who does not keep it or may not offer there any more, ChangedMeanwhile when it waits,
    is hidden, or is over.
    """
    listing = lock_own(listing, by)
    if not may_offer(by, listing.place):
        raise PermissionDenied
    if not listing.can_be_renewed:
        raise ChangedMeanwhile
    listing.confirmed_at = timezone.now()
    listing.expires_at = listing.confirmed_at + SHOWN_FOR
    listing.state, listing.reminded_for = State.SHOWN, None
    listing.first_shown_at = listing.first_shown_at or listing.confirmed_at
    listing.save()
    return listing


@transaction.atomic
def pause(*, listing: Listing, by) -> Listing:
    """Show it to nobody until it is renewed, and return it. Raises PermissionDenied, ChangedMeanwhile."""
    listing = lock_own(listing, by)
    if listing.state != State.SHOWN:
        raise ChangedMeanwhile
    listing.state = State.PAUSED
    listing.save()
    return listing


@transaction.atomic
def end(*, listing: Listing, by, done: bool) -> Listing:
    """End it, `done` because it is let or sold, else withdrawn, and return it; it cannot be shown again.

    Raises PermissionDenied, ChangedMeanwhile when it is over already.
    """
    listing = lock_own(listing, by)
    if listing.state in OVER:
        raise ChangedMeanwhile
    listing.state = State.DONE if done else State.WITHDRAWN
    listing.save()
    return listing
