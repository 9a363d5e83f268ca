"""The Chinese address form: name, phone, province, city, district, street."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from marketplace.customer.services import china
from portal.places.models import Province
from portal.users.fields import PhoneField

UserAddress = get_model("address", "UserAddress")

LABELS = {
    "first_name": (_("Who receives it"), "name"),
    "line4": (_("City or prefecture"), "address-level2"),
    "line3": (_("District or county"), "address-level3"),
    "line1": (_("Street, number, door"), "street-address"),
}
LENGTHS = {"first_name": 60, "line4": 60, "line3": 60, "line1": 200}


class UserAddressForm(forms.ModelForm):
    """One address in China. Oscar's columns: state=province code, line4=city, line3=district, line1=street."""

    phone_number = PhoneField()
    state = forms.ChoiceField(label=_("Province"), choices=[("", _("Choose a province")), *Province.choices])

    class Meta:
        model = UserAddress
        fields = ["first_name", "phone_number", "state", "line4", "line3", "line1"]

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.user = user
        self.instance.country = china()
        self.fields["state"].widget.attrs["autocomplete"] = "address-level1"
        for name, (label, autocomplete) in LABELS.items():
            # Built anew, as the model's own lengths (255) are longer than any label we print.
            widget = forms.TextInput(attrs={"autocomplete": autocomplete})
            self.fields[name] = forms.CharField(label=label, max_length=LENGTHS[name], widget=widget)

    def save(self, commit=True):
        """Save; the first address is the usual one."""
        if not self.instance.user.addresses.exists():
            self.instance.is_default_for_shipping = True
        return super().save(commit)
