"""What a buyer fills in, and what the village answers with."""

import secrets
from collections.abc import Mapping
from decimal import Decimal

from django import forms
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.complaints.models import Complaint, ComplaintLine
from marketplace.complaints.services.complain import MOST_PHOTOS
from marketplace.consignments.models import Consignment
from marketplace.consignments.shortening import title_of
from portal.core.templatetags.ui import cny
from portal.images.services import make_safe


class PhotoField(forms.FileField):
    """A picture, which comes out made safe: upright, shrunk, without place and time."""

    def __init__(self, *, straight_from_camera: bool, **kwargs):
        attrs = {"accept": "image/*"} | ({"capture": "environment"} if straight_from_camera else {})
        super().__init__(required=False, widget=forms.FileInput(attrs=attrs), **kwargs)

    def clean(self, data, initial=None) -> ContentFile | None:
        """Return the safe copy, or None when there is no photo. Raises ValidationError when it cannot be read."""
        file = super().clean(data, initial)
        return make_safe(file) if file else None


class ComplaintForm(forms.Form):
    """Lines to tick and how many of each, one reason, a sentence, up to three photos."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=16)
    reason = forms.ChoiceField(
        label=gettext_lazy("What happened"),
        choices=Complaint.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what happened.")},
    )
    text = forms.CharField(
        label=gettext_lazy("In a sentence"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For example: two of the ten eggs are broken."),
    )
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, parcel: Consignment):
        super().__init__(data, files, initial={"key": secrets.token_hex(8)})
        self.held = [packed for packed in parcel.lines.select_related("line__product") if packed.quantity]
        for packed in self.held:
            self.fields[f"line_{packed.pk}"] = forms.BooleanField(label=title_of(packed), required=False)
            if packed.quantity > 1:
                self.fields[f"many_{packed.pk}"] = _how_many(packed)
        for number in range(1, MOST_PHOTOS + 1):
            label = _("Photo %(n)d") % {"n": number}
            self.fields[f"photo_{number}"] = PhotoField(label=label, straight_from_camera=number == 1)

    def rows(self) -> list[tuple]:
        """Return (tick, how many or None) of each line, for the page."""
        names = {name: self[name] for name in self.fields}
        return [(names[f"line_{packed.pk}"], names.get(f"many_{packed.pk}")) for packed in self.held]

    def photo_fields(self) -> list:
        """Return the fields of the photos, for the page."""
        return [self[f"photo_{number}"] for number in range(1, MOST_PHOTOS + 1)]

    def clean(self):
        if not self.errors and not self.wrong():
            self.add_error(None, _("Tick what is wrong."))
        return self.cleaned_data

    def wrong(self) -> dict[int, int]:
        """Return how many are wrong by order line id. A tick alone means all of them, a number alone is a tick."""
        found = {}
        for packed in self.held:
            many = self.cleaned_data.get(f"many_{packed.pk}")
            ticked = self.cleaned_data.get(f"line_{packed.pk}")
            found[packed.line_id] = many or (packed.quantity if ticked else 0)
        return {line: quantity for line, quantity in found.items() if quantity}

    def photos(self) -> list[ContentFile]:
        """Return the safe photos."""
        chosen = [self.cleaned_data.get(f"photo_{number}") for number in range(1, MOST_PHOTOS + 1)]
        return [photo for photo in chosen if photo]


def _how_many(packed) -> forms.IntegerField:
    too_many = _("Not more than %(n)d were in the parcel.") % {"n": packed.quantity}
    return forms.IntegerField(
        label=_("How many of %(n)d?") % {"n": packed.quantity},
        required=False,
        min_value=0,
        max_value=packed.quantity,
        error_messages={"max_value": too_many, "min_value": _("Enter 0 or more."), "invalid": _("Enter a number.")},
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class GiveForm(forms.Form):
    """How much the buyer gets for each line, CNY, and a word to the buyer."""

    use_required_attribute = False

    def __init__(
        self, data=None, *, rows: list[ComplaintLine], left: Mapping[int, Decimal], full: Mapping[int, Decimal]
    ):
        super().__init__(data)
        self.reported = rows
        for row in rows:
            self.fields[f"amount_{row.line_id}"] = _amount(row, left[row.line_id], full[row.line_id])
        self.fields["answer"] = _word(required=False)

    def amounts(self) -> dict[int, Decimal]:
        """Return the amounts by order line id."""
        return {row.line_id: self.cleaned_data[f"amount_{row.line_id}"] for row in self.reported}

    def clean(self):
        if not self.errors and not any(self.amounts().values()):
            self.add_error(None, _("Enter an amount, or refuse and say why."))
        return self.cleaned_data


def _amount(row: ComplaintLine, left: Decimal, full: Decimal) -> forms.DecimalField:
    hint = _("%(n)d reported, %(full)s in full; at most %(left)s.")
    return forms.DecimalField(
        label=_("%(title)s (yuan)") % {"title": title_of(row)},
        help_text=hint % {"n": row.quantity, "full": cny(full), "left": cny(left)},
        min_value=0,
        max_value=left,
        decimal_places=2,
        max_digits=12,
        initial=full,
        error_messages={
            "required": _("Enter an amount, 0 for nothing."),
            "invalid": _("Enter an amount such as 12.50."),
            "min_value": _("Enter 0 or more."),
            "max_value": _("At most %(left)s is left of what was paid for it.") % {"left": cny(left)},
        },
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def _word(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label=_("Why") if required else _("A word to the buyer"),
        max_length=300,
        required=required,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The buyer reads it."),
        error_messages={"required": _("Say why; the buyer reads it.")},
    )


class RefuseForm(forms.Form):
    """Why nothing is given."""

    use_required_attribute = False

    def __init__(self, data=None):
        super().__init__(data, auto_id="refuse_%s")
        self.fields["answer"] = _word(required=True)
