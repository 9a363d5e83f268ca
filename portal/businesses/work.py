"""Businesses in the one menu: the owner's own, and the list of a community's editors."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.businesses.models import Business
from portal.businesses.policies import communities_edited_by, edits_a_community
from portal.businesses.versions import businesses
from portal.core.admin_scope import is_operator
from portal.core.memory import remembered
from portal.core.work_menu import Entry, register_entries, to_page_admin
from portal.users.landing import register_landing
from portal.villages.desk import villages_of


def register() -> None:
    """Enter both lines, and where owners land after signing in."""
    register_landing(editors_landing, order=8)
    register_landing(landing, order=60)
    register_entries(
        Entry("my-business", _("My business"), "my_business:index", 60, keeps_a_business, "stall"),
        Entry(
            "community-businesses",
            _("Businesses around the corner"),
            "community-businesses:index",
            80,
            decides,
            "stall",
            group="villages",
            waiting=waiting_for,
        ),
    )


def editors_landing(user) -> str | None:
    """Lead a community's editor to what they decide; whoever writes for a village finds it on the desk's menu."""
    is_editor = edits_a_community(user) and to_page_admin(user) and not is_operator(user)
    return reverse("community-businesses:index") if is_editor and not villages_of(user).exists() else None


def landing(user) -> str | None:
    """Return where somebody lands who keeps a business and has no other work here."""
    return reverse("my_business:index") if keeps_a_business(user) else None


def own_businesses(user) -> tuple[int, ...]:
    """Return the keys of the businesses this person keeps; no query while nothing changed."""

    def find() -> tuple[int, ...]:
        return tuple(Business.objects.kept_by(user).order_by("pk").values_list("pk", flat=True))

    return remembered(find, "businesses-of", businesses.now(), user.pk, shared=True)


def keeps_a_business(user) -> bool:
    """Say whether this person keeps a business, listed or not."""
    return user.is_active and bool(own_businesses(user))


def decides(user) -> bool:
    """Say whether this person decides about the businesses of a community."""
    return to_page_admin(user) and (is_operator(user) or edits_a_community(user))


def waiting_for(user) -> int:
    """Return how many businesses wait for this person's answer; no query while nothing changed."""
    rows = Business.objects.waiting().order_by()
    if is_operator(user):
        return remembered(rows.count, "businesses-waiting", businesses.now(), "all", shared=True)
    rows = rows.filter(community__in=communities_edited_by(user))
    return remembered(rows.count, "businesses-waiting", businesses.now(), user.pk, shared=True)
