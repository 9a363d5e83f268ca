"""The buyer changes an order by its private link: who is called, where it goes; and what cannot be changed here."""

import secrets

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.checkout.forms import ADDRESS, CheckoutForm
from marketplace.consignments.exceptions import ConsignmentError, TooLateToChange
from marketplace.consignments.models import Delivery
from marketplace.consignments.phones import local_phone
from marketplace.consignments.services.change import Wanted, change_delivery, is_changeable
from marketplace.consignments.tracking import tracked
from marketplace.placement.exceptions import PlacementError
from marketplace.producers.exceptions import DeliveryUnavailable
from portal.communities.models import PickupPoint
from portal.core.throttle import throttle


class PointField(forms.ModelChoiceField):
    """A pickup point with its address."""

    def label_from_instance(self, point: PickupPoint) -> str:
        return f"{point.name} · {point.address}"


class ChangeForm(forms.Form):
    """The checkout's questions that may be answered anew, as this order was answered."""

    use_required_attribute = False

    key = forms.CharField(widget=forms.HiddenInput, max_length=16)
    point = PointField(
        PickupPoint.objects.filter(is_active=True),
        label=gettext_lazy("Pickup point"),
        empty_label=None,
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose a pickup point.")),
    )
    name = CheckoutForm.base_fields["name"]
    phone = CheckoutForm.base_fields["phone"]
    province = CheckoutForm.base_fields["province"]
    city = CheckoutForm.base_fields["city"]
    district = CheckoutForm.base_fields["district"]
    street = CheckoutForm.base_fields["street"]
    note = CheckoutForm.base_fields["note"]

    def __init__(self, data=None, *, delivery: Delivery):
        super().__init__(data, initial={"key": secrets.token_hex(8), **_answers(delivery)})
        if delivery.method != Delivery.Method.PICKUP:
            del self.fields["point"]
        if delivery.method != Delivery.Method.HOME:
            for name in ADDRESS:
                del self.fields[name]

    def wanted(self) -> Wanted:
        """Return what a valid form says."""
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if name != "key"})


def _answers(delivery: Delivery) -> dict:
    address = delivery.order.shipping_address
    kept = {"name": delivery.name, "phone": local_phone(delivery.phone), "note": delivery.note, "point": delivery.point}
    if address:
        kept |= {
            "province": address.state,
            "city": address.line4,
            "district": address.line3,
            "street": address.line1,
        }
    return kept


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@throttle("change-order", limit=20, per_seconds=3600)
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Show the answers given at the checkout, and take new ones until something is packed."""
    delivery = get_object_or_404(tracked(Delivery.objects.all()), token=token)
    back = redirect("consignments:track", token=token)
    parcels = list(delivery.order.consignments.all())
    if request.method != "POST" and not is_changeable(order=delivery.order, parcels=parcels):
        messages.warning(request, str(TooLateToChange()))
        return back
    form = ChangeForm(request.POST if request.method == "POST" else None, delivery=delivery)
    if request.method == "POST" and form.is_valid() and _changed(request, delivery, form):
        return back
    unpacked = [parcel for parcel in parcels if parcel.status == "to_pack"]
    context = {"form": form, "delivery": delivery, "order": delivery.order, "parcels": unpacked, "back": back.url}
    return render(request, "checkout/change.html", context, status=422 if form.errors else 200)


def _changed(request: HttpRequest, delivery: Delivery, form: ChangeForm) -> bool:
    """Change it and say so; a refusal stands above the form, which keeps what was typed."""
    key = f"{delivery.order.number}:{form.cleaned_data['key']}"
    by = request.user if request.user.is_authenticated else None
    try:
        change_delivery(order=delivery.order, wanted=form.wanted(), key=key, by=by)
    except (ConsignmentError, PlacementError, DeliveryUnavailable) as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Changed. The villages have been told."))
    return True
