"""Posting an offer and taking it back."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.businesses.models import Business, Offer
from portal.businesses.services.keeping import lock_own


@transaction.atomic
def post_offer(
    *, business: Business, texts: Mapping[str, str], valid_from: date, valid_until: date, places: int | None, by
) -> Offer:
    """Post an offer that holds from a day to a day, both included, and return it.

    `texts` are columns (title_zh_hans, title_en, text_…, benefit_…); one title is enough. `places` is how many vouchers
    there are, None for no limit. Raises PermissionDenied unless `by` keeps the business, ValidationError.
    """
    business = lock_own(business, by)
    if not (texts.get("title_zh_hans") or texts.get("title_en")):
        raise ValidationError(_("Say what you offer, in one of the two languages."))
    offer = Offer(
        business=business, valid_from=valid_from, valid_until=valid_until, places=places, posted_by=by, **texts
    )
    offer.full_clean(exclude=["title", "text", "benefit", "title_zh_hans", "title_en"])
    offer.save()
    return offer


@transaction.atomic
def withdraw_offer(*, offer: Offer, by) -> Offer:
    """Take no more vouchers of an offer and show it no more; those taken still count. Twice is once.

    Raises PermissionDenied unless `by` keeps the business.
    """
    lock_own(offer.business, by)
    if offer.withdrawn_at is None:
        offer.withdrawn_at = timezone.now()
        offer.save()
    return offer
