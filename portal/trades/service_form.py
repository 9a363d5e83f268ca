"""What an owner fills in about a service, and how many appointments are taken at one time."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.businesses.forms import either
from portal.trades.kinds import Kind, Where
from portal.trades.models import Book, Service

SHARED = ("kind", "price", "unit", "where", "within_km", "soon")


class ServiceForm(forms.ModelForm):
    """The reader's language comes first; the other one is optional."""

    class Meta:
        model = Service
        fields = (
            "kind",
            "name_zh_hans",
            "name_en",
            "price",
            "unit",
            "where",
            "within_km",
            "soon",
            "text_zh_hans",
            "text_en",
        )
        labels = {
            "name_zh_hans": _("Name in Chinese"),
            "name_en": _("Name in English"),
            "text_zh_hans": _("More about it, in Chinese"),
            "text_en": _("More about it, in English"),
        }
        help_texts = {
            "price": _("The lowest price. Leave it empty if you tell it when asked."),
            "within_km": _("Only if you come: as the crow flies."),
        }
        widgets = {"text_zh_hans": forms.Textarea(attrs={"rows": 3}), "text_en": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_zh_hans"].required = self.fields["name_en"].required = False
        self.fields["kind"].choices = [("", _("Please choose")), *Kind.choices]
        here = "en" if get_language() == "en" else "zh_hans"
        other = "zh_hans" if here == "en" else "en"
        first = ["kind", f"name_{here}", "price", "unit", "where", "within_km", "soon", f"text_{here}"]
        self.order_fields([*first, f"name_{other}", f"text_{other}"])

    def clean(self) -> dict:
        data = super().clean()
        either(self, "name_zh_hans", "name_en", _("Give the name in one of the two languages."))
        if data.get("price") is not None and data["price"] <= 0:
            self.add_error("price", _("The price must be more than nothing."))
        if data.get("where") == Where.SHOP:
            data["within_km"] = None
        elif data.get("where") and not self.has_error("within_km") and data.get("within_km") not in range(1, 31):
            self.add_error("within_km", _("Say how far you come: from 1 to 30 km."))
        return data

    def facts(self) -> dict:
        """Return the facts as columns of a service."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class BookForm(forms.Form):
    """How many appointments one part of a day holds."""

    number = forms.IntegerField(
        label=_("Appointments at one time"),
        min_value=1,
        max_value=50,
        help_text=_("How many you take in one morning, afternoon or evening. More are not agreed."),
    )

    def __init__(self, data=None, *, book: Book | None):
        super().__init__(data, initial={"number": book.at_once if book else 1})
