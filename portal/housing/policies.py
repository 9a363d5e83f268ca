"""Who may offer where, who keeps a listing, who decides about it, who reads a talk."""

from portal.communities.models import Community
from portal.core.work_menu import runs_page_admin
from portal.housing.models import Listing, Thread
from portal.residents.policies import communities_run_by, may_run, residency_of
from portal.residents.services.desk import staff_of
from portal.users.models import User
from portal.villages.models import Membership, Village
from portal.villages.policies import villages_kept_by


def may_offer(user, place: Community | Village) -> bool:
    """Say whether this person may offer a home there: lives there, works in its office, or answers for the village."""
    if isinstance(place, Village):
        return place in villages_kept_by(user, Membership.Role.COORDINATOR)
    return may_run(user, place) or residency_of(user, place) is not None


def keeps(user, listing: Listing) -> bool:
    """Say whether this listing is theirs to change: their own, or their office's."""
    if listing.by_office:
        return may_run(user, listing.community)
    return listing.owner_id == user.pk and user.is_authenticated


def may_decide(user, listing: Listing) -> bool:
    """Say whether this person looks at the listing before it is shown, and when it is reported.

    The office about its residents'; operators about villages and about what an office offers itself.
    """
    if listing.village_id or listing.by_office:
        return runs_page_admin(user)
    return may_run(user, listing.community)


def side_of(user, thread: Thread) -> str:
    """Return "asker", "owner", or "" for whoever may not read the talk."""
    if user.is_authenticated and thread.asker_id == user.pk:
        return "asker"
    return "owner" if keeps(user, thread.listing) else ""


def keepers_of(listing: Listing) -> list[User]:
    """Return who is written to about a listing: its owner, or the people of the office."""
    if listing.by_office:
        return list(staff_of(listing.community).order_by("pk"))
    owner = listing.owner
    return [owner] if owner and owner.is_active and owner.email else []


def deciders_of(listing: Listing) -> list[User]:
    """Return who is written to when a listing waits or is reported."""
    if listing.community_id and not listing.by_office:
        return list(staff_of(listing.community).order_by("pk"))
    return list(User.objects.filter(is_superuser=True, is_active=True, email__gt="").order_by("pk"))


def decides_in(user) -> tuple[list[Community], bool]:
    """Return the communities whose office this person works in, and whether they decide as an operator."""
    return communities_run_by(user), runs_page_admin(user)
