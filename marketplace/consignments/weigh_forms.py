"""What the lines charged by weight weigh, for one parcel or many."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services.weigh import answer_name
from marketplace.consignments.weights import read_grams
from portal.core.templatetags.measures import both_weights, weight

#: Less than this part of what is usual (of the most, where nobody said) is asked about once more.
ODD_BELOW_USUAL, ODD_BELOW_MOST = 0.5, 0.25


def to_weigh(parcel: Consignment) -> list[ConsignmentLine]:
    """Return the parcel's lines that are charged by weight, in their order."""
    return [packed for packed in parcel.lines.all() if packed.quantity and packed.weighed]


class WeighForm(forms.Form):
    """A weight for each line charged by weight; `answers()` gives what the packing takes.

    A weight far below the usual one is refused once; `sure` then holds it, and the same weight again is taken.
    """

    use_required_attribute = False

    sure = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(self, data=None, *, parcels: Iterable[Consignment]):
        super().__init__(data)
        self.parcels = list(parcels)
        self.weighed = {packed.pk: packed for parcel in self.parcels for packed in to_weigh(parcel)}
        for packed in self.weighed.values():
            self.fields[field_name(packed)] = _field(packed)

    def clean(self):
        data, odd = super().clean(), []
        for pk, packed in self.weighed.items():
            name = field_name(packed)
            if name in self.errors:
                continue
            grams = data[name] = read_grams(data[name])
            if error := _error(packed, grams):
                self.add_error(name, error)
            elif is_odd(packed, grams):
                odd.append((name, f"{pk}={grams}"))
        self._ask_once_more(odd)
        return data

    def _ask_once_more(self, odd: list[tuple[str, str]]) -> None:
        known = set(self.cleaned_data.get("sure", "").split(","))
        for name, seen in odd:
            if seen not in known:
                said = {"weight": both_weights(self.cleaned_data[name])}
                self.add_error(name, _("Only %(weight)s? If that is right, tap “Packed” once more.") % said)
        self.data = self.data.copy()
        self.data[self.add_prefix("sure")] = ",".join(seen for _name, seen in odd)

    def answers(self) -> dict[str, str]:
        """Return the grams under the names by which the packing knows them (after cleaning)."""
        return {answer_name(packed): str(self.cleaned_data[field_name(packed)]) for packed in self.weighed.values()}

    def rows(self) -> list[tuple[Consignment, list[forms.BoundField]]]:
        """Return each parcel with the fields of its lines."""
        return [(parcel, [self[field_name(packed)] for packed in to_weigh(parcel)]) for parcel in self.parcels]


def field_name(packed: ConsignmentLine) -> str:
    """Return the name of the field for a line's weight."""
    return f"weight-{packed.pk}"


def is_odd(packed: ConsignmentLine, grams: int) -> bool:
    """Say whether a weight is so small that it may be a slip of the finger."""
    if packed.about_grams:
        return grams < packed.about_grams * ODD_BELOW_USUAL
    return grams < packed.most_grams * ODD_BELOW_MOST


def _error(packed: ConsignmentLine, grams: int | None) -> str:
    if not grams:
        return _("Type the weight: 1850 is grams, 3.7 is jin.")
    if packed.grams and grams > packed.grams:
        said = {"weight": both_weights(packed.grams)}
        return _("It was weighed before: %(weight)s, and the rest went back to the buyer. It can only be less.") % said
    if grams > packed.most_grams:
        said = {"weight": both_weights(packed.most_grams), "grams": packed.most_grams}
        return _("The buyer agreed to %(weight)s at most. If it weighs more, type %(grams)d.") % said
    return ""


def _field(packed: ConsignmentLine) -> forms.CharField:
    words = {"n": packed.quantity, "product": packed.title, "most": weight(packed.most_grams)}
    if packed.about_grams:
        words["usual"] = weight(packed.about_grams)
        hint = _("About %(usual)s, at most %(most)s. 1850 is grams, 3.7 is jin.") % words
    else:
        hint = _("At most %(most)s. 1850 is grams, 3.7 is jin.") % words
    return forms.CharField(
        label=_("Weight of %(n)d × %(product)s") % words,
        help_text=hint,
        max_length=20,
        initial=packed.grams,
        error_messages={"required": gettext_lazy("Type the weight: 1850 is grams, 3.7 is jin.")},
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
