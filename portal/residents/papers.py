"""The letters that carry a code into each letter box."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.papers.kinds import Kind, register_paper
from portal.papers.labels import qr_code
from portal.residents.models import Invitation
from portal.residents.policies import offices_run_by

LETTERS = "invitation_letters"


def register() -> None:
    """Enter the letters."""
    register_paper(Kind(LETTERS, _("Invitation letters"), "residents/paper/letters.html", letters))


def letters(keys: list, words: dict, owner) -> dict:
    """Return the letters of those of the invitations that are still open and belong to the owner's offices."""
    offices = {office.community_id: office for office in offices_run_by(owner)}
    mine = Invitation.objects.usable().filter(pk__in=keys, flat__building__community__in=offices, by_household=False)
    found = list(mine.select_related("flat__building__community").order_by("flat__building__rank", "flat__rank"))
    address = settings.WAGTAILADMIN_BASE_URL + reverse("residents:code")
    for invitation in found:
        invitation.office = offices[invitation.flat.building.community_id]
        invitation.qr = qr_code(f"{address}?code={invitation.code}")
    return {"letters": found, "address": address}
