"""A village's shop in the market."""

from django.db import transaction
from oscar.core.loading import get_model

from marketplace.producers.models import ProducerProfile
from portal.villages.models import Village


@transaction.atomic
def open_shop(*, village: Village) -> ProducerProfile:
    """Make the seller of a village, Oscar's Partner included, and return it; an open shop is returned as it is."""
    found = ProducerProfile.objects.filter(village=village).first()
    if found:
        return found
    partner = get_model("partner", "Partner").objects.create(code=village.slug, name=village.name)
    return ProducerProfile.objects.create(village=village, partner=partner)
