"""What the office fills in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.communities.models import Community
from portal.fees.models import Bill
from portal.fees.periods import read_period
from portal.fees.reading import LARGEST, read_bills, read_bills_text
from portal.residents.exceptions import FileUnreadable
from portal.residents.models import Flat

#: The fees, each beginning its line.
KINDS = [(value, capfirst(label)) for value, label in Bill.Kind.choices]
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
NO_DAY = {"required": _("Enter the day."), "invalid": _("Enter the day as 2026-11-23.")}


class PeriodField(forms.CharField):
    """A period as people write it; comes out as the word kept."""

    def __init__(self, **kwargs):
        hint = _("2026-10 for a month, 2026-Q4 for a quarter, 2026 for a year.")
        super().__init__(label=pgettext_lazy("bills", "Period"), max_length=20, help_text=hint, **kwargs)

    def clean(self, value):
        """Return the word. Raises ValidationError when it is no period."""
        text = super().clean(value)
        period = read_period(text) if text else ""
        if period is None:
            raise ValidationError(_("Write 2026-10, 2026-Q4 or 2026."))
        return period


def amount_field(label, **options) -> forms.DecimalField:
    """Return a field for an amount in CNY, two decimals."""
    more = {"max_digits": 8, "decimal_places": 2, "max_value": LARGEST, **options}
    widget = forms.NumberInput(attrs={"step": "0.01", "inputmode": "decimal"})
    return forms.DecimalField(label=label, widget=widget, error_messages={"required": _("Enter an amount.")}, **more)


class BillForm(forms.Form):
    """One bill by hand. Give the community."""

    use_required_attribute = False

    building = forms.CharField(label=_("Building"), max_length=20, error_messages={"required": _("Which building?")})
    flat = forms.CharField(label=_("Flat"), max_length=20, error_messages={"required": _("Which flat?")})
    kind = forms.ChoiceField(label=pgettext_lazy("bills", "Fee"), choices=KINDS)
    period = PeriodField(error_messages={"required": _("For which time?")})
    amount = amount_field(_("Amount in yuan"), min_value=0.01)
    due_on = forms.DateField(label=_("Due on"), widget=DAY, error_messages=NO_DAY)
    note = forms.CharField(
        label=_("Note"), max_length=120, required=False, help_text=_("The household reads it: meter, place number.")
    )

    def __init__(self, *args, community: Community, **kwargs):
        super().__init__(*args, **kwargs)
        self.community = community

    def clean(self) -> dict:
        """Find the flat by its numbers."""
        data = super().clean()
        if {"building", "flat"} <= data.keys():
            mine = Flat.objects.in_communities([self.community]).select_related("building__community")
            found = mine.filter(building__number__iexact=data["building"], number__iexact=data["flat"]).first()
            if found is None:
                self.add_error("flat", _("There is no such flat in this compound."))
            data["flat"] = found
        data.pop("building", None)
        return data


class WithdrawForm(forms.Form):
    """Why a bill is taken back."""

    use_required_attribute = False
    auto_id = "withdraw_%s"

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("The household reads it."),
        error_messages={"required": _("Say why; the household reads it.")},
    )


class CorrectForm(forms.Form):
    """A counter-bill: how much less, or more, and why."""

    use_required_attribute = False

    how = forms.ChoiceField(
        label=_("The household"),
        choices=[("back", _("gets money back")), ("more", _("pays more"))],
        widget=forms.RadioSelect,
        initial="back",
    )
    amount = amount_field(_("How much, in yuan"), min_value=0.01)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("The household reads it."),
        error_messages={"required": _("Say why; the household reads it.")},
    )
    due_on = forms.DateField(label=_("Due on, if they pay more"), widget=DAY, required=False, error_messages=NO_DAY)

    def clean(self) -> dict:
        """Give the amount its sign."""
        data = super().clean()
        if data.get("how") == "back" and data.get("amount"):
            data["amount"] = -data["amount"]
        if data.get("how") == "more" and not data.get("due_on"):
            data["due_on"] = timezone.localdate()
        data.pop("how", None)
        return data


class UploadForm(forms.Form):
    """A table of bills; `rows` carries one that was looked at."""

    use_required_attribute = False

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=_("XLSX or CSV: building, flat, fee, period, amount, due day, note. Up to 5000 rows and 2 MB."),
        error_messages={"empty": _("The file is empty."), "required": _("Choose a file.")},
    )
    rows = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("rows", "").strip()

    def clean(self) -> dict:
        """Read the rows into `table`."""
        data = super().clean()
        if self.errors:
            return data
        try:
            if data.get("file"):
                data["table"] = read_bills(data["file"])
            else:
                data["table"] = read_bills_text(data["rows"])
        except FileUnreadable as error:
            raise ValidationError(str(error)) from error
        return data


class TemplateForm(forms.Form):
    """What the rows of an empty table begin with."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=pgettext_lazy("bills", "Fee"), choices=KINDS)
    period = PeriodField()
    due_on = forms.DateField(label=_("Due on"), widget=DAY, error_messages=NO_DAY)
    form = forms.ChoiceField(choices=[("xlsx", "XLSX"), ("csv", "CSV")], label=_("As"))
