"""What the office fills in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.residents.exceptions import FileUnreadable
from portal.residents.reading import read_file, read_text


class ReasonForm(forms.Form):
    """A reason the resident reads."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it."),
        error_messages={"required": _("Say why; the person reads it.")},
    )
    use_required_attribute = False


class FlatsForm(forms.Form):
    """Flats as a file, or pasted as rows; either is enough."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=_("XLSX or CSV, two columns: building, flat. Up to 5000 rows and 2 MB."),
        error_messages={"empty": _("The file is empty.")},
    )
    rows = forms.CharField(
        label=_("Or as text, one flat a row"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "placeholder": "3,101"}),
    )
    use_required_attribute = False

    def clean(self) -> dict:
        """Read the rows into `found`."""
        data = super().clean()
        if self.errors:
            return data
        try:
            if data.get("file"):
                data["found"] = read_file(data["file"])
            elif data.get("rows", "").strip():
                data["found"] = read_text(data["rows"])
            else:
                raise ValidationError(_("Choose a file, or type the flats."))
        except FileUnreadable as error:
            raise ValidationError(str(error)) from error
        return data
