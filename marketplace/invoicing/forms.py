"""Whom an invoice is for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.invoicing.models import Invoice
from marketplace.invoicing.services.issue import Addressee
from marketplace.invoicing.tax_numbers import clean_tax_number, is_tax_number


class InvoiceForm(forms.Form):
    """A person or a company, the title, and a company's tax number."""

    use_required_attribute = False

    buyer = forms.ChoiceField(
        label=_("For whom"),
        choices=Invoice.Buyer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whom the invoice is for.")},
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=100,
        help_text=_("Your name, or the company's full registered name."),
        error_messages={"required": _("Enter the title.")},
    )
    tax_number = forms.CharField(
        label=_("Tax number"),
        max_length=30,
        required=False,
        help_text=_("Only for a company or institution: 18 letters and digits on its business licence."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_tax_number(self) -> str:
        """Return the number in capitals. Raises ValidationError when it cannot be one."""
        number = clean_tax_number(self.cleaned_data["tax_number"])
        if self.cleaned_data.get("buyer") != Invoice.Buyer.COMPANY:
            return ""
        if not number:
            raise forms.ValidationError(_("A company needs its tax number."), code="missing")
        if not is_tax_number(number):
            raise forms.ValidationError(
                _("This is not a tax number. Please compare it with the business licence, letter by letter."),
                code="wrong",
            )
        return number

    def addressee(self) -> Addressee:
        """Return whom it is for."""
        return Addressee(**self.cleaned_data)
