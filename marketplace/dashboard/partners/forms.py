"""What an operator writes of a seller: its name on papers and its address."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from marketplace.customer.services import china
from portal.places.models import Province

PartnerAddress = get_model("partner", "PartnerAddress")


class PartnerSearchForm(forms.Form):
    """Narrows the list of sellers down."""

    name = forms.CharField(label=_("Village or seller"), required=False, max_length=60)


class PartnerAddressForm(forms.ModelForm):
    """A seller's address in China. Oscar's columns: state=province code, line4=city, line3=district, line1=street."""

    name = forms.CharField(label=_("Name on papers"), max_length=128)
    state = forms.ChoiceField(label=_("Province"), choices=[("", _("Choose a province")), *Province.choices])
    line4 = forms.CharField(label=_("City or prefecture"), max_length=60)
    line3 = forms.CharField(label=_("District or county"), max_length=60, required=False)
    line1 = forms.CharField(label=_("Street, number, door"), max_length=200)
    postcode = forms.RegexField(
        r"^\d{6}$", label=_("Postcode"), required=False, error_messages={"invalid": _("Please give six digits.")}
    )

    class Meta:
        model = PartnerAddress
        fields = ["name", "state", "line4", "line3", "line1", "postcode"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.country = china()
