"""What a person writes down who hands money back."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.payments.models import Refund


class HandedBackForm(forms.Form):
    """The day and a note. Give the refund: the day lies between its beginning and today."""

    use_required_attribute = False

    on = forms.DateField(
        label=_("Handed back on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Enter the day."), "invalid": _("Enter the day as 2026-11-23.")},
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=200,
        help_text=_("How, and to whom: in cash, by phone, by transfer."),
    )

    def __init__(self, *args, refund: Refund, **kwargs):
        super().__init__(*args, auto_id=f"refund-{refund.pk}-%s", initial={"on": timezone.localdate()}, **kwargs)
        self.refund = refund

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."), code="ahead")
        if on < timezone.localdate(self.refund.created_at):
            raise forms.ValidationError(_("This is before the order was cancelled."), code="before")
        return on
