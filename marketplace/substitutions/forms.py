"""What a village fills in to offer something else."""

import secrets
from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.consignments.models import Consignment
from marketplace.consignments.shortening import title_of
from marketplace.substitutions.beside_parcels import moment
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services import goods_for
from portal.core.templatetags.ui import cny

#: When people look at their letters: at noon, before supper, in the evening.
HOURS = (12, 18, 21)
CHOICES = 5


def times_to_answer(now: datetime | None = None) -> list[datetime]:
    """Return moments by which a buyer may be asked to answer: the next five at noon, six and nine, local time."""
    local = timezone.localtime(now)
    days = [local + timedelta(days=day) for day in range(3)]
    found = [day.replace(hour=hour, minute=0, second=0, microsecond=0) for day in days for hour in HOURS]
    return [when for when in found if when > local + timedelta(hours=1)][:CHOICES]


class OfferForm(forms.Form):
    """What is missing, what is offered for it, and by when the buyer is to answer."""

    use_required_attribute = False

    key = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(self, data=None, *, parcel: Consignment):
        super().__init__(data, initial={"key": secrets.token_hex(8), "fewer": 1, "quantity": 1})
        asked = set(Substitution.objects.open().filter(consignment=parcel).values_list("line", flat=True))
        rows = parcel.lines.filter(quantity__gt=0).select_related("line__product").order_by("pk")
        rows = rows.filter(line__parts=None)  # a box is sent whole or not at all
        self.held = {packed.line_id: packed for packed in rows if packed.line_id not in asked}
        self.goods = {product.pk: product for product in goods_for(consignment=parcel)}
        self.times = {when.isoformat(): when for when in times_to_answer()}
        self.fields["line"] = _choice(_("What is missing?"), self._lines(), _("Choose what is missing."))
        self.fields["fewer"] = _number(_("How many are missing?"))
        self.fields["product"] = _choice(
            _("What do you offer instead?"), self._goods(), _("Choose what you offer."), widget=forms.Select
        )
        self.fields["quantity"] = _number(_("How many of it?"))
        self.fields["until"] = _choice(_("The buyer answers by"), self._times(), _("Choose by when."))
        self.fields["until"].initial = list(self.times)[min(2, len(self.times) - 1)]
        self.fields["note"] = forms.CharField(
            label=_("A word to the buyer"), max_length=200, required=False, help_text=_("The buyer reads it.")
        )
        if len(self.held) == 1:
            self.fields["line"].initial = next(iter(self.held))

    def _lines(self) -> list[tuple[int, str]]:
        return [
            (pk, _("%(title)s, %(n)d ordered") % {"title": title_of(packed), "n": packed.quantity})
            for pk, packed in self.held.items()
        ]

    def _goods(self) -> list[tuple[object, str]]:
        said = _("%(title)s · %(price)s · %(left)d left")
        goods = [
            (pk, said % {"title": product.get_title(), "price": cny(product.each), "left": product.to_give})
            for pk, product in self.goods.items()
        ]
        return [("", _("Choose")), *goods]

    def _times(self) -> list[tuple[str, str]]:
        return [(value, moment(when)) for value, when in self.times.items()]

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        packed, product = self.held[int(data["line"])], self.goods[int(data["product"])]
        if data["fewer"] > packed.quantity:
            self.add_error("fewer", _("Not more than %(n)d were ordered.") % {"n": packed.quantity})
        if data["quantity"] > product.to_give:
            self.add_error("quantity", _("Only %(n)d are left.") % {"n": product.to_give})
        if product.pk == packed.line.product_id:
            self.add_error("product", _("That is what is missing. Choose something else."))
        return data

    def offer(self) -> dict:
        """Return what propose() is told, for a valid form."""
        data = self.cleaned_data
        return {
            "line_id": int(data["line"]),
            "fewer": data["fewer"],
            "product": self.goods[int(data["product"])],
            "quantity": data["quantity"],
            "until": self.times[data["until"]],
            "note": data["note"],
        }


def _choice(label: str, choices: list, missing: str, widget=forms.RadioSelect) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=widget, error_messages={"required": missing, "invalid_choice": missing}
    )


def _number(label: str) -> forms.IntegerField:
    needed = gettext_lazy("Enter a number from 1.")
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=9999,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), needed),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
