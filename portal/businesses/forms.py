"""What an owner fills in: the facts of the business, and days off. Hours and offers have their own modules."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.businesses.models import Business

FACTS = (
    *("name_zh_hans", "name_en", "kind", "sentence_zh_hans", "sentence_en", "place_zh_hans", "place_en", "phone"),
    *("latitude", "longitude"),
)


def either(form: forms.Form, chinese: str, english: str, sentence: str) -> None:
    """Ask for one of two languages; the error stands at the Chinese field."""
    data = form.cleaned_data
    if not form.has_error(chinese) and not form.has_error(english) and not (data.get(chinese) or data.get(english)):
        form.add_error(chinese, sentence)


class BusinessForm(forms.ModelForm):
    """The facts neighbours read. One language is enough; the other one shows it, too."""

    class Meta:
        model = Business
        fields = FACTS
        labels = {
            "name_zh_hans": _("Name in Chinese"),
            "name_en": _("Name in English"),
            "kind": _("What kind of business"),
            "sentence_zh_hans": _("One sentence in Chinese"),
            "sentence_en": _("One sentence in English"),
            "place_zh_hans": _("Where it is, in Chinese"),
            "place_en": _("Where it is, in English"),
            "phone": _("Phone for customers"),
        }
        help_texts = {
            "sentence_zh_hans": _("What you do, and for whom."),
            "place_zh_hans": _("Building, entrance, floor. For example: 3 栋一层，靠东门。"),
            "phone": _("Everybody sees it."),
            "latitude": _("Only if you know it: the dot on the map."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_zh_hans"].required = self.fields["name_en"].required = False
        self.fields["kind"].choices = [("", _("Please choose")), *Business.Kind.choices]
        self.fields["phone"].widget.attrs |= {"type": "tel", "autocomplete": "tel"}

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"].strip()
        digits = [sign for sign in phone if sign.isdigit()]
        if phone and len(digits) < 7:
            raise ValidationError(_("Enter a phone number, or leave it empty."))
        return phone

    def clean(self) -> dict:
        data = super().clean()
        either(self, "name_zh_hans", "name_en", _("Give the name in one of the two languages."))
        if (data.get("latitude") is None) != (data.get("longitude") is None):
            self.add_error("longitude", _("Give both numbers of the place, or neither."))
        return data


class AskForm(BusinessForm):
    """What is asked of who wants to be listed: as little as the community needs to decide."""

    class Meta(BusinessForm.Meta):
        fields = [name for name in FACTS if name not in {"latitude", "longitude"}]


class ClosedDaysForm(forms.Form):
    """From a day to a day; one day alone needs no second."""

    first = forms.DateField(label=pgettext_lazy("closed days", "From"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(
        label=pgettext_lazy("closed days", "To"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty for one day."),
    )

    def clean(self) -> dict:
        data = super().clean()
        first = data.get("first")
        last = data["last"] = data.get("last") or first
        if first and last and last < first:
            self.add_error("last", _("The last day must not be before the first."))
        elif last and last < timezone.localdate():
            self.add_error("first", _("These days are past."))
        return data


class CounterForm(forms.Form):
    """The code a neighbour shows."""

    code = forms.CharField(
        label=_("Code of the voucher"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Eight digits; spaces do not matter."),
    )
