"""Packing less than was ordered, by the village; taking something out, by the buyer. Asked first, then done."""

import secrets
from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.boxes.contents import parts_of_line
from marketplace.consignments.exceptions import AlreadyPacked, ConsignmentError
from marketplace.consignments.models import Consignment, Delivery
from marketplace.consignments.services import saving, shorten
from marketplace.placement.exceptions import PlacementError
from marketplace.placement.models import Adjustment
from marketplace.producers.access import shop_managers_only
from portal.core.templatetags.ui import cny
from portal.payments.models import Attempt

Reason = Adjustment.Reason
VILLAGE_REASONS = [
    (Reason.SHORT, gettext_lazy("Not enough was harvested")),
    (Reason.SPOILED, gettext_lazy("It is not good enough to send")),
]


class ShortenForm(forms.Form):
    """How many of each line are sent; `missing()` gives what is left out, by line id."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=16)
    use_required_attribute = False

    def __init__(self, data=None, *, parcel: Consignment, by_village: bool):
        super().__init__(data, initial={"key": secrets.token_hex(8)})
        lines = parcel.lines.select_related("line__product").annotate(frozen_parts=parts_of_line())
        self.held = [packed for packed in lines if packed.quantity]
        for packed in self.held:
            self.fields[f"line_{packed.pk}"] = _number_field(packed)
            if by_village and packed.parts:
                self.fields[f"line_{packed.pk}"].help_text += " " + _of_boxes(packed)
        if by_village:
            self.fields["reason"] = _reason_field()
            self.fields["note"] = forms.CharField(
                label=_("A word to the buyer"), max_length=200, required=False, help_text=_("The buyer reads it.")
            )

    def clean(self):
        if not self.errors and not any(self.missing().values()):
            self.add_error(None, _("Nothing is left out. Change one of the numbers."))
        return self.cleaned_data

    def missing(self) -> dict[int, int]:
        """Return how many fewer of each line, by its id."""
        return {packed.pk: packed.quantity - self.cleaned_data[f"line_{packed.pk}"] for packed in self.held}

    def changes(self, amounts: Mapping[int, object]) -> list[dict]:
        """Return each line that becomes smaller, with what comes off its price (CNY)."""
        return [
            {"title": packed.title, "was": packed.quantity, "now": packed.quantity - fewer, "off": amounts[pk]}
            for packed in self.held
            if (fewer := self.missing()[(pk := packed.pk)])
        ]


def title_of(row) -> str:
    """Return the name of a row's product in the reader's language, as it was ordered if the product is gone."""
    return row.line.product.get_title() if row.line.product else row.line.title


def _of_boxes(packed) -> str:
    """Return what to know of boxes in which something is missing."""
    inside = _(", ").join(part.name for part in packed.parts)
    said = _(
        "A box holds all its parts (%(inside)s). If one is missing, leave the whole box out: "
        "the other parts go back on the shelf, and you correct the stock of the one that is missing."
    )
    return said % {"inside": inside}


def _number_field(packed) -> forms.IntegerField:
    return forms.IntegerField(
        label=packed.title,
        help_text=_("Ordered: %(n)d") % {"n": packed.quantity},
        min_value=0,
        max_value=packed.quantity,
        initial=packed.quantity,
        error_messages={
            "required": _("Enter a number, 0 if nothing is sent."),
            "invalid": _("Enter a number, 0 if nothing is sent."),
            "min_value": _("Enter 0 or more."),
            "max_value": _("Not more than %(n)d were ordered.") % {"n": packed.quantity},
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def _reason_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Why"), choices=VILLAGE_REASONS, initial=Reason.SHORT, widget=forms.RadioSelect)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@shop_managers_only
def pack_less(request: HttpRequest, number: str) -> HttpResponse:
    """Let a shop manager say what is missing in one of the own parcels."""
    mine = Consignment.objects.kept_by(request.user).with_origin()
    parcel = get_object_or_404(mine, number=number)
    return _ask(request, parcel, by_village=True, back=redirect("packing:today").url)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
def take_out(request: HttpRequest, token: str, number: str) -> HttpResponse:
    """Let the buyer take something out of a parcel that is not packed yet."""
    delivery = get_object_or_404(Delivery, token=token)
    mine = Consignment.objects.filter(order=delivery.order_id).with_origin()
    parcel = get_object_or_404(mine, number=number)
    return _ask(request, parcel, by_village=False, back=redirect("consignments:track", token=token).url)


def _ask(request: HttpRequest, parcel: Consignment, *, by_village: bool, back: str) -> HttpResponse:
    """Show the form, then what it would change, then do it."""
    if parcel.status != Consignment.Status.TO_PACK:
        messages.warning(request, str(AlreadyPacked(number=parcel.number)))
        return redirect(back)
    form = ShortenForm(request.POST or None, parcel=parcel, by_village=by_village)
    context = {"form": form, "parcel": parcel, "by_village": by_village, "back": back}
    if request.method != "POST" or not form.is_valid():
        return render(request, "consignments/shorten.html", context, status=422 if form.errors else 200)
    if "sure" not in request.POST:
        given = saving(consignment=parcel, missing=form.missing())
        paid = parcel.order.placement.attempt.status == Attempt.Status.PAID
        empties = form.missing() == {packed.pk: packed.quantity for packed in form.held}
        context |= {"given": given, "changes": form.changes(given.goods), "paid": paid, "empties": empties}
        return render(request, "consignments/shorten_sure.html", context)
    _do(request, parcel, form)
    return redirect(back)


def _do(request: HttpRequest, parcel: Consignment, form: ShortenForm) -> None:
    try:
        adjustment = shorten(
            consignment=parcel,
            missing=form.missing(),
            reason=form.cleaned_data.get("reason", Reason.BUYER),
            key=f"{parcel.number}:{form.cleaned_data['key']}",
            by=request.user if request.user.is_authenticated else None,
            note=form.cleaned_data.get("note", ""),
        )
    except (ConsignmentError, PlacementError) as error:
        messages.warning(request, str(error))
        return
    words = {"number": parcel.number, "amount": cny(adjustment.total)}
    if adjustment.refund_id:
        messages.success(request, _("Parcel %(number)s is smaller now; %(amount)s goes back.") % words)
    else:
        messages.success(request, _("Parcel %(number)s is smaller now; %(amount)s less is to be paid.") % words)
