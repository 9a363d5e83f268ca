"""Events in the one menu, with how many photos and invitations wait."""

from django.utils.translation import pgettext_lazy

from portal.core.memory import remembered
from portal.core.work_menu import Entry, register_entries
from portal.gatherings.models import Invitation, Photo
from portal.gatherings.policies import hosted_by, hosts_anything, own_communities, own_villages
from portal.gatherings.versions import waiting_version


def register() -> None:
    """Enter the line."""
    register_entries(
        Entry(
            "gatherings",
            pgettext_lazy("menu", "Events"),
            "gatherings:desk",
            227,
            hosts_anything,
            "calendar",
            waiting=waiting_for,
            also=("gatherings:invitations",),
        )
    )


def waiting_for(user) -> int:
    """Return how many photos and invitations wait for this person; no query while nothing changed."""

    def count() -> int:
        photos = Photo.objects.filter(state=Photo.State.WAITING, gathering__in=hosted_by(user)).count()
        return photos + Invitation.objects.to_answer(own_villages(user), own_communities(user)).count()

    return remembered(count, "gatherings-waiting", waiting_version.now(), user.pk, shared=True)
