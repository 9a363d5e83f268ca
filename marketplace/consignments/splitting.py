"""Sending a part later: which pieces, and by which day; and together after all."""

import secrets
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.consignments.board import back_to_board
from marketplace.consignments.exceptions import AlreadyPacked, ConsignmentError, NothingToSplit
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import join, split
from marketplace.consignments.shortening import title_of
from marketplace.producers.access import shop_managers_only

#: Nobody waits longer for what was ordered once.
LONGEST = timedelta(days=30)
LATER = timedelta(days=3)


class SplitForm(forms.Form):
    """How many of each line are sent later, and by which day; `later()` gives the pieces by line id."""

    use_required_attribute = False

    key = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(self, data=None, *, parcel: Consignment):
        today = timezone.localdate()
        super().__init__(data, initial={"key": secrets.token_hex(8), "day": max(today, parcel.pack_by.date()) + LATER})
        self.held = [packed for packed in parcel.lines.select_related("line__product") if packed.quantity]
        for packed in self.held:
            self.fields[f"line_{packed.pk}"] = _number_field(packed)
        self.fields["day"] = forms.DateField(
            label=_("Packed by"),
            help_text=_("The buyer is told this day. Thirty days from now at most."),
            error_messages=dict.fromkeys(("required", "invalid"), _("Choose a day.")),
            widget=forms.DateInput(
                attrs={"type": "date", "min": today.isoformat(), "max": (today + LONGEST).isoformat()},
                format="%Y-%m-%d",
            ),
        )

    def clean_day(self):
        day, today = self.cleaned_data["day"], timezone.localdate()
        if not today <= day <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day from today on, thirty days from now at most."))
        return day

    def clean(self):
        if not self.errors and not 0 < sum(self.later().values()) < sum(packed.quantity for packed in self.held):
            self.add_error(None, str(NothingToSplit()))
        return self.cleaned_data

    def later(self) -> dict[int, int]:
        """Return how many of each line are sent later, by its id."""
        return {packed.pk: self.cleaned_data[f"line_{packed.pk}"] for packed in self.held}


def _number_field(packed) -> forms.IntegerField:
    number = gettext_lazy("Enter a number, 0 if all of it goes now.")
    return forms.IntegerField(
        label=title_of(packed),
        help_text=_("In this parcel: %(n)d. How many later?") % {"n": packed.quantity},
        min_value=0,
        max_value=packed.quantity,
        initial=0,
        error_messages={
            **dict.fromkeys(("required", "invalid", "min_value"), number),
            "max_value": _("Not more than %(n)d are in this parcel.") % {"n": packed.quantity},
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shop_managers_only
def split_parcel(request: HttpRequest, number: str) -> HttpResponse:
    """Let a shop manager send a part of an own parcel later."""
    mine = Consignment.objects.kept_by(request.user).with_origin()
    parcel = get_object_or_404(mine, number=number)
    if parcel.status != Consignment.Status.TO_PACK:
        messages.warning(request, str(AlreadyPacked(number=parcel.number)))
        return redirect("packing:today")
    form = SplitForm(request.POST or None, parcel=parcel)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "parcel": parcel}
        return render(request, "consignments/split.html", context, status=422 if form.errors else 200)
    try:
        other = split(
            consignment=parcel,
            later=form.later(),
            day=form.cleaned_data["day"],
            key=f"{parcel.number}:{form.cleaned_data['key']}",
            by=request.user,
        )
    except ConsignmentError as error:
        messages.warning(request, str(error))
    else:
        words = {"number": parcel.number, "other": other.number}
        messages.success(request, _("Parcel %(other)s goes later now, %(number)s as soon as it is packed.") % words)
    return redirect("packing:today")


@require_POST
@shop_managers_only
def join_parcel(request: HttpRequest, number: str) -> HttpResponse:
    """Put what was to be sent later back into the parcel it came from."""
    parcel = get_object_or_404(Consignment.objects.kept_by(request.user), number=number)
    try:
        first = join(consignment=parcel, by=request.user)
    except ConsignmentError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("All of it goes together again: %(number)s.") % {"number": first.number})
    return back_to_board(request)
