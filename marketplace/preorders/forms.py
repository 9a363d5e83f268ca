"""What a village says of a preorder."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.harvest.forms import day_field
from marketplace.harvest.models import Preorder
from marketplace.preorders.exceptions import WindowRefused
from marketplace.producers.forms import MOST_STOCK
from marketplace.producers.ware_form import price_field

FARTHEST = timedelta(days=550)


def cap_field() -> forms.IntegerField:
    """Return the field of how many may be ordered."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=_("How many may be ordered"),
        min_value=1,
        max_value=MOST_STOCK,
        widget=widget,
        help_text=_("No more than a poor year brings. What you have in store today is counted apart."),
    )


def reason_field() -> forms.CharField:
    """Return the field of a word to the buyers."""
    return forms.CharField(
        label=_("A word to the buyers"), max_length=200, required=False, help_text=_("Every buyer reads it.")
    )


class WindowForm(forms.Form):
    """The promised days."""

    use_required_attribute = False
    arrives_from = day_field(_("Arrives from"))
    arrives_until = day_field(_("Arrives until"), help_text=_("A parcel is on the road for about two days."))
    #: The earliest day that can be promised, in days from today.
    earliest = timedelta(days=1)

    def clean(self) -> dict:
        """Refuse days that have passed, are upside down or too far away."""
        data = super().clean()
        first, last, today = data.get("arrives_from"), data.get("arrives_until"), timezone.localdate()
        if first and not today + self.earliest <= first <= today + FARTHEST:
            self.add_error("arrives_from", str(WindowRefused()))
        elif first and last and not first <= last <= first + timedelta(days=60):
            self.add_error("arrives_until", _("Give a day after the first, at most 60 days later."))
        return data


class OpenForm(WindowForm):
    """A new preorder."""

    closes_on = day_field(_("Last day to order"))
    cap = cap_field()
    price = price_field()

    field_order = ["arrives_from", "arrives_until", "closes_on", "cap", "price"]

    def clean(self) -> dict:
        """Refuse ordering that goes on into the promised days or has ended already."""
        data = super().clean()
        closes, first = data.get("closes_on"), data.get("arrives_from")
        if closes and first and not timezone.localdate() <= closes < first:
            self.add_error("closes_on", _("Give a day from today on, before the first promised day."))
        return data


class MoveForm(WindowForm):
    """Other days, and why."""

    earliest = timedelta(0)
    reason = reason_field()


class ChangeForm(forms.Form):
    """How many may still be ordered, at which price, until when."""

    use_required_attribute = False
    cap = cap_field()
    price = price_field()
    closes_on = day_field(_("Last day to order"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, preorder: Preorder):
        self.preorder, record = preorder, preorder.product.stockrecord
        initial = {"cap": record.num_in_stock, "seen": record.num_in_stock, "price": record.price}
        super().__init__(data, initial={**initial, "closes_on": preorder.closes_on})
        self.fields["cap"].help_text = _("Those ordered and not yet packed are among them.")

    def clean_closes_on(self):
        """Refuse ordering that goes on into the promised days."""
        day = self.cleaned_data["closes_on"]
        if day >= self.preorder.arrives_from:
            raise forms.ValidationError(_("Give a day before the first promised day."))
        return day

    def words(self) -> dict:
        """Return what change_preorder() takes besides the preorder (after cleaning)."""
        return {name: self.cleaned_data[name] for name in ("cap", "price", "closes_on", "seen")}


class FailForm(forms.Form):
    """Why nothing comes."""

    use_required_attribute = False
    reason = reason_field()
