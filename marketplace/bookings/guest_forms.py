"""What a guest chooses: a session and how many people, or nights and how many rooms."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from marketplace.bookings.dates import LONGEST_STAY, missing_night, nights_of
from marketplace.bookings.models import Slot
from portal.tourism.models import Visit

MOST = 20
WHOLE = _("Enter a whole number.")


def _number(label: str, most: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=most,
        initial=1,
        error_messages={"required": WHOLE, "invalid": WHOLE},
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class SessionForm(forms.Form):
    """One session, so many people."""

    use_required_attribute = False
    slot = forms.IntegerField(error_messages={"required": _("Choose a date."), "invalid": _("Choose a date.")})
    quantity = _number(_("How many people"), MOST)

    def __init__(self, *args, visit: Visit, **kwargs):
        super().__init__(*args, **kwargs)
        self.visit = visit

    def clean_slot(self):
        """Return the date itself."""
        slots = Slot.objects.filter(visit=self.visit).with_places().select_related("product")
        found = slots.filter(pk=self.cleaned_data["slot"]).first()
        if found is None:
            raise forms.ValidationError(_("Choose a date."))
        return found

    def slots(self) -> list[Slot]:
        """Return what was chosen."""
        return [self.cleaned_data["slot"]]


class StayForm(forms.Form):
    """Arriving on a day, for so many nights, in so many rooms."""

    use_required_attribute = False
    arrive = forms.DateField(
        label=_("You arrive on"),
        error_messages={"required": _("Choose the day you arrive."), "invalid": _("Choose the day you arrive.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    nights = _number(_("Nights"), LONGEST_STAY)
    quantity = _number(_("Rooms"), MOST)

    def __init__(self, *args, visit: Visit, **kwargs):
        super().__init__(*args, **kwargs)
        self.visit = visit
        self.fields["arrive"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        arrive, nights = data["arrive"], data["nights"]
        self.found = nights_of(self.visit, arrive=arrive, nights=nights)
        gap = missing_night(self.found, arrive=arrive, nights=nights)
        if gap:
            self.add_error(
                "arrive", _("The night of %(day)s is not on offer.") % {"day": date_format(gap, "MONTH_DAY_FORMAT")}
            )
        return data

    def slots(self) -> list[Slot]:
        """Return the nights that were chosen."""
        return self.found


def form_for(visit: Visit, data=None, initial=None) -> forms.Form:
    """Return the form that goes with a visit."""
    kind = StayForm if visit.kind == Visit.Kind.STAY else SessionForm
    return kind(data, visit=visit, initial=initial)
