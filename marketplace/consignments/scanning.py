"""Codes to scan: a buyer's pickup code, which leads the keeper to the hand-over, and a parcel's own, on its label."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from marketplace.consignments.models import Consignment, Delivery
from marketplace.producers.access import minds_a_shelf
from portal.core.findable import absolute
from portal.papers.printing import language_asked
from portal.villages.policies import manages_a_shop


def pickup_address(delivery: Delivery) -> str:
    """Return the short private address of an order's pickup code, with the host; who has it may collect."""
    return absolute(reverse("pickup", args=[delivery.token]))


def parcel_address(parcel: Consignment) -> str:
    """Return the short address on a parcel's label, with the host; it opens nothing to strangers."""
    return absolute(reverse("parcel", args=[parcel.number]))


@never_cache
@require_safe
def pickup(request: HttpRequest, token: str) -> HttpResponse:
    """Lead a keeper to the hand-over of the parcels of this order, and everybody else to the order itself.

    The token cannot be guessed; whoever shows it has the order in their hands already, as with its six digits.
    """
    delivery = get_object_or_404(Delivery.objects.select_related("point"), token=token)
    with translation.override(_language(request)):
        if delivery.point and request.user.is_authenticated and minds_a_shelf(request.user):
            return _with_query("packing:shelf", f"code={delivery.pickup_code}")
        return redirect("consignments:track", token=token)


@never_cache
@require_safe
def parcel(request: HttpRequest, number: str) -> HttpResponse:
    """Lead who packs the parcel to its card, who minds its shelf to it there, and everybody else to the lookup.

    A stranger gets the same answer whether there is such a parcel or not.
    """
    with translation.override(_language(request)):
        user = request.user
        if user.is_authenticated and manages_a_shop(user) and _is_among(Consignment.objects.kept_by(user), number):
            return _with_query("packing:today", f"q={number}")
        if user.is_authenticated and minds_a_shelf(user) and _is_among(Consignment.objects.for_points_of(user), number):
            return _with_query("packing:shelf", f"parcel={number}")
        return _with_query("consignments:lookup", f"code={number.rpartition('-')[0]}")


def _is_among(parcels, number: str) -> bool:
    return parcels.filter(number=number).exists()


def _with_query(name: str, query: str) -> HttpResponse:
    response = redirect(name)
    response["Location"] += f"?{query}"
    return response


def _language(request: HttpRequest) -> str:
    """Return the language of the page whose camera read the code, otherwise that of cookie or browser."""
    language = language_asked(request) or get_language_from_request(request)
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
