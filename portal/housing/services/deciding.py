"""A listing is looked at before it is first shown, and again when somebody says that it is false."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.housing.exceptions import ChangedMeanwhile, NoReason
from portal.housing.kinds import OVER, State
from portal.housing.letters import promise
from portal.housing.locks import lock_listing
from portal.housing.models import SHOWN_FOR, Listing
from portal.housing.policies import keepers_of, may_decide


@transaction.atomic
def approve(*, listing: Listing, by) -> Listing:
    """Show a listing that waits, from now on for 30 days, tell its owner, and return it.

    Raises PermissionDenied unless `by` decides about it, ChangedMeanwhile when somebody has answered already.
    """
    listing = _lock_for(listing, by, State.WAITING)
    now = timezone.now()
    listing.state, listing.reason, listing.first_shown_at = State.SHOWN, "", now
    listing.confirmed_at, listing.expires_at = now, now + SHOWN_FOR
    return _decided(listing, by, "approved")


@transaction.atomic
def refuse(*, listing: Listing, by, reason: str) -> Listing:
    """Do not show a listing that waits, for a reason its owner reads. Raises as `approve`, and NoReason."""
    reason = _given(reason)
    listing = _lock_for(listing, by, State.WAITING)
    listing.state, listing.reason = State.REFUSED, reason
    return _decided(listing, by, "refused")


@transaction.atomic
def keep_shown(*, listing: Listing, by) -> Listing:
    """Find nothing false in a reported listing: it is shown again if reports had hidden it; tell who reported it.

    Raises PermissionDenied, ChangedMeanwhile when no report is open.
    """
    listing = _lock_for(listing, by)
    was_hidden = listing.state == State.HIDDEN
    _close_reports(listing, upheld=False)
    if was_hidden:
        listing.state = State.SHOWN
        return _decided(listing, by, "kept")
    return listing


@transaction.atomic
def take_down(*, listing: Listing, by, reason: str) -> Listing:
    """Show a reported listing no more, for a reason its owner reads; tell the owner and who reported it.

    Raises PermissionDenied, NoReason, ChangedMeanwhile when no report is open.
    """
    reason = _given(reason)
    listing = _lock_for(listing, by)
    _close_reports(listing, upheld=True)
    if listing.state in OVER:
        return listing
    listing.state, listing.reason = State.REFUSED, reason
    return _decided(listing, by, "taken-down")


def _given(reason: str) -> str:
    if not reason.strip():
        raise NoReason
    return reason.strip()[:300]


def _lock_for(listing: Listing, by, *states: str) -> Listing:
    found = lock_listing(pk=listing.pk)
    if not may_decide(by, found):
        raise PermissionDenied
    if states and found.state not in states:
        raise ChangedMeanwhile
    return found


def _close_reports(listing: Listing, *, upheld: bool) -> None:
    """Answer all open reports; each of those people is told."""
    reports = list(listing.false_reports.filter(decided_at=None).select_related("by"))
    if not reports:
        raise ChangedMeanwhile
    listing.false_reports.filter(decided_at=None).update(decided_at=timezone.now(), upheld=upheld)
    for report in reports:
        if report.by:
            promise("report-upheld" if upheld else "report-not-upheld", listing=listing, user=report.by)


def _decided(listing: Listing, by, what: str) -> Listing:
    listing.decided_at, listing.decided_by = timezone.now(), by
    listing.save()
    for person in keepers_of(listing):
        promise(what, listing=listing, user=person)
    return listing
