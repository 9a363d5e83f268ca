"""How much waits for who decides, and how many words are unread: asked on every page of work, so it is remembered."""

from portal.core.freshness import Version
from portal.core.memory import remembered
from portal.core.work_menu import runs_page_admin
from portal.housing.models import Listing, Thread
from portal.housing.policies import decides_in
from portal.residents.policies import communities_run_by

#: Of all listings, reports and talks.
homes_version = Version("homes:version")


def waiting_homes(user) -> int:
    """Return how many listings and talks wait for this person's answer.

    Of an operator it is the operators' alone: that they work in an office too would cost each of their pages a query.
    """
    communities, by_operator = ([], True) if runs_page_admin(user) else decides_in(user)
    keys = sorted(community.pk for community in communities)
    return remembered(
        lambda: _count(keys, by_operator), "homes-waiting", keys, by_operator, homes_version.now(), shared=True
    )


def _count(keys: list[int], by_operator: bool) -> int:
    rows = Listing.objects.decided_in(keys, by_operator=by_operator)
    talks = Thread.objects.reported().filter(listing__in=rows.values("pk")).order_by()
    listings = rows.waiting().order_by().values("pk").union(rows.reported().order_by().values("pk"), all=True)
    return listings.union(talks.values("pk"), all=True).count()


def unread_talks(user) -> int:
    """Return in how many talks somebody has a word they have not read."""
    keys = sorted(community.pk for community in communities_run_by(user))
    rows = Thread.objects.unread_by(user, keys).order_by()
    return remembered(rows.count, "homes-unread", user.pk, keys, homes_version.now(), shared=True)
