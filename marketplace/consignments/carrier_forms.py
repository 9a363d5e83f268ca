"""Who carries parcels, and under which numbers."""

import re
import unicodedata

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.consignments.models import Carrier, Consignment

NUMBER = re.compile(r"[A-Z0-9-]{6,40}")


def plain_number(text: str) -> str:
    """Return a tracking number as carriers write it: without spaces, in capitals, full-width signs made plain."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()


class CarrierForm(forms.Form):
    """One carrier for all parcels given, and a number for each; a parcel without a number goes with the own van."""

    use_required_attribute = False

    carrier = forms.ModelChoiceField(
        Carrier.objects.filter(is_active=True),
        label=gettext_lazy("Carrier"),
        required=False,
        empty_label=gettext_lazy("Our own van"),
    )

    def __init__(self, data=None, *, parcels: list[Consignment], usual: int | None = None):
        known = next((parcel.carrier_id for parcel in parcels if parcel.carrier_id), usual)
        super().__init__(data, initial={"carrier": known})
        self.parcels = parcels
        for parcel in parcels:
            self.fields[self.name_of(parcel)] = forms.CharField(
                label=_("Tracking number of %(number)s, %(name)s")
                % {"number": parcel.number, "name": parcel.order.delivery.name},
                max_length=60,
                required=False,
                initial=parcel.tracking_number,
                widget=forms.TextInput(
                    attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
                ),
            )

    @staticmethod
    def name_of(parcel: Consignment) -> str:
        """Return the name of the field for a parcel's number."""
        return f"number_{parcel.pk}"

    def rows(self) -> list[tuple[Consignment, forms.BoundField]]:
        """Return each parcel with the field for its number."""
        return [(parcel, self[self.name_of(parcel)]) for parcel in self.parcels]

    def number_of(self, parcel: Consignment) -> str:
        """Return the cleaned number of a parcel, or nothing."""
        return self.cleaned_data.get(self.name_of(parcel), "")

    def carrier_of(self, parcel: Consignment) -> Carrier | None:
        """Return who carries a parcel: the carrier chosen, unless only others have numbers."""
        alone = len(self.parcels) == 1
        return self.cleaned_data["carrier"] if alone or self.number_of(parcel) else None

    def clean(self):
        data = super().clean()
        seen: dict[str, str] = {}
        for parcel in self.parcels:
            name = self.name_of(parcel)
            number = data[name] = plain_number(data.get(name, ""))
            if number and not NUMBER.fullmatch(number):
                self.add_error(name, _("Enter the number as it stands on the waybill: letters and digits."))
            elif number and seen.setdefault(number, parcel.order.delivery.phone) != parcel.order.delivery.phone:
                self.add_error(name, _("This number stands at another buyer's parcel too. Please check it."))
        if not data.get("carrier") and not self.errors and any(data[self.name_of(parcel)] for parcel in self.parcels):
            self.add_error("carrier", _("Choose whose number this is."))
        return data
