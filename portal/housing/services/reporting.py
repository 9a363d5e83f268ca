"""A reader says that a listing is false; three of them hide it until somebody has looked."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.housing.exceptions import ChangedMeanwhile, SaidAlready
from portal.housing.kinds import State, Wrong
from portal.housing.letters import promise
from portal.housing.locks import lock_listing
from portal.housing.models import FalseReport, Listing
from portal.housing.policies import deciders_of, keepers_of, keeps

HIDDEN_FROM = 3


@transaction.atomic
def report_false(*, listing: Listing, wrong: str, by, text: str = "") -> FalseReport:
    """Keep what `by` says is wrong with a listing, tell who decides, and return it; the third open one hides it.

    The listing is locked before reports are counted, so that of three at once one hides it and its owner is told once.
    Raises PermissionDenied for its own keeper, SaidAlready, ChangedMeanwhile when it is not shown.
    """
    listing = lock_listing(pk=listing.pk)
    if keeps(by, listing):
        raise PermissionDenied
    if FalseReport.objects.filter(listing=listing, by=by).exists():
        raise SaidAlready
    if not (listing.is_shown or listing.state == State.HIDDEN):
        raise ChangedMeanwhile
    said = {"wrong": Wrong(wrong), "text": text.strip()[:300], "at": timezone.now()}
    report = FalseReport.objects.create(listing=listing, by=by, **said)
    count = open_reports(listing)
    if count == 1:
        for person in deciders_of(listing):
            promise("reported", listing=listing, user=person, mark=str(report.pk))
    if count >= HIDDEN_FROM and listing.state == State.SHOWN:
        listing.state = State.HIDDEN
        listing.save()
        for person in keepers_of(listing):
            promise("hidden", listing=listing, user=person, mark=str(report.pk))
    return report


def open_reports(listing: Listing) -> int:
    """Return how many reports of the listing nobody has looked at."""
    return listing.false_reports.filter(decided_at=None).count()
