"""The three questions of the checkout: how will you get it, who is it for, how will you pay."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.checkout.fields import ContactPhoneField
from marketplace.checkout.options import HOME, Option
from marketplace.placement.choices import ON_SITE, Contact, Delivery
from portal.payments.providers import Provider
from portal.places.models import Province

ADDRESS = ("province", "city", "district", "street")
TOO_LONG = _("Keep it within %(limit_value)d characters; it has %(show_value)d.")


class Text(forms.CharField):
    """A line of text. What is too long is refused in a sentence, never cut off by the browser."""

    def __init__(self, *, autocomplete: str = "", **kwargs):
        messages = {"max_length": TOO_LONG, **kwargs.pop("error_messages", {})}
        attrs = {"autocomplete": autocomplete} if autocomplete else {}
        super().__init__(widget=forms.TextInput(attrs=attrs), error_messages=messages, **kwargs)

    def widget_attrs(self, widget):
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class CheckoutForm(forms.Form):
    """Give the options and providers of this page; `contact()` and `delivery()` say what a valid form holds."""

    use_required_attribute = False

    how = forms.ChoiceField(
        label=_("How will you get it?"), error_messages={"required": _("Choose how you will get it.")}
    )
    name = Text(
        label=pgettext_lazy("person", "Name"),
        max_length=60,
        autocomplete="name",
        error_messages={"required": _("Enter a name.")},
    )
    phone = ContactPhoneField(
        help_text=_("Only for this order."), error_messages={"required": _("Enter a phone number.")}
    )
    province = forms.ChoiceField(
        label=_("Province"),
        choices=[("", _("Choose a province")), *Province.choices],
        error_messages={"required": _("Choose a province.")},
    )
    city = Text(
        label=_("City or prefecture"),
        max_length=60,
        autocomplete="address-level2",
        error_messages={"required": _("Enter the city or prefecture.")},
    )
    district = Text(
        label=_("District or county"),
        max_length=60,
        autocomplete="address-level3",
        error_messages={"required": _("Enter the district or county.")},
    )
    street = Text(
        label=_("Street, number, door"),
        max_length=160,
        autocomplete="street-address",
        error_messages={"required": _("Enter street, number and door.")},
    )
    keep_address = forms.BooleanField(label=_("Keep this address for next time"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("If you want the order by mail too."))
    note = Text(label=_("A note for the villages"), max_length=200, required=False)
    pay = forms.ChoiceField(label=_("How will you pay?"), error_messages={"required": _("Choose how you will pay.")})

    def __init__(self, *args, options: Sequence[Option], providers: Sequence[Provider], **kwargs):
        super().__init__(*args, **kwargs)
        self.options = {option.value: option for option in options}
        self.providers = {provider.code: provider for provider in providers}
        self.fields["how"].choices = [(value, value) for value in self.options]
        self.fields["pay"].choices = [(code, provider.title) for code, provider in self.providers.items()]
        for name in ("how", "pay"):
            self.fields[name].error_messages["invalid_choice"] = self.fields[name].error_messages["required"]
        self.fields["province"].widget.attrs["autocomplete"] = "address-level1"

    def clean(self):
        data = super().clean()
        option = self.options.get(data.get("how"))
        if option is None or option.value != HOME:
            for name in ADDRESS:
                self.errors.pop(name, None)
        provider = self.providers.get(data.get("pay"))
        if option and provider and provider.in_person and not option.is_pickup:
            self.add_error("pay", _("Pay at pickup goes with pickup only. Choose another way to pay."))
        return data

    def contact(self) -> Contact:
        """Return whom the parcels are for."""
        data = self.cleaned_data
        return Contact(name=data["name"], phone=data["phone"], email=data["email"])

    def delivery(self) -> Delivery:
        """Return how the order reaches its buyer."""
        data, option = self.cleaned_data, self.options[self.cleaned_data["how"]]
        if option.value == ON_SITE:
            return Delivery(method=ON_SITE, note=data["note"])
        if option.point:
            return Delivery(method="pickup", point=option.point, note=data["note"])
        if option.address:
            kept = option.address
            return Delivery(
                method="home",
                province=kept.state,
                city=kept.line4,
                district=kept.line3,
                street=kept.line1,
                note=data["note"],
            )
        return Delivery(method="home", note=data["note"], **{name: data[name] for name in ADDRESS})


def read_amount(raw: str) -> Decimal | None:
    """Return an amount in CNY as a hidden field holds it, or None."""
    try:
        amount = Decimal(raw)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
