"""An offer on a phone: what, the benefit, and it can go; days and number stand there already."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from portal.businesses.forms import either

USUAL_DAYS, MOST_DAYS, MOST_PLACES = 14, 366, 100_000
TEXTS = ("title", "benefit", "text")
LANGUAGES = ("zh_hans", "en")


class OfferForm(forms.Form):
    """The reader's language comes first; the other one, and all else, is optional."""

    title_zh_hans = forms.CharField(label=_("What you offer, in Chinese"), max_length=60, required=False)
    title_en = forms.CharField(label=_("What you offer, in English"), max_length=60, required=False)
    benefit_zh_hans = forms.CharField(
        label=_("Price or benefit, in Chinese"), max_length=60, required=False, help_text=_("For example: 第二份半价。")
    )
    benefit_en = forms.CharField(
        label=_("Price or benefit, in English"),
        max_length=60,
        required=False,
        help_text=_("For example: ¥20 instead of ¥28."),
    )
    valid_from = forms.DateField(
        label=pgettext_lazy("offer", "Holds from"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    valid_until = forms.DateField(
        label=pgettext_lazy("offer", "until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    places = forms.IntegerField(
        label=_("How many vouchers"),
        min_value=1,
        max_value=MOST_PLACES,
        required=False,
        help_text=_("Leave it empty for no limit. Each neighbour takes one."),
    )
    text_zh_hans = forms.CharField(
        label=_("More about it, in Chinese"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    text_en = forms.CharField(
        label=_("More about it, in English"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data=None):
        today = timezone.localdate()
        super().__init__(data, initial={"valid_from": today, "valid_until": today + timedelta(days=USUAL_DAYS)})
        here = "en" if get_language() == "en" else "zh_hans"
        other = "zh_hans" if here == "en" else "en"
        first = [f"title_{here}", f"benefit_{here}", "valid_from", "valid_until", "places", f"text_{here}"]
        self.order_fields([*first, *(f"{name}_{other}" for name in TEXTS)])

    def clean(self) -> dict:
        data = super().clean()
        either(self, "title_zh_hans", "title_en", _("Say what you offer, in one of the two languages."))
        first, last, today = data.get("valid_from"), data.get("valid_until"), timezone.localdate()
        if first and last and last < first:
            self.add_error("valid_until", _("The last day must not be before the first."))
        elif last and last < today:
            self.add_error("valid_until", _("This day is past."))
        elif first and last and (last - first).days > MOST_DAYS:
            self.add_error("valid_until", _("An offer holds for a year at most."))
        return data

    def texts(self) -> dict[str, str]:
        """Return the texts as columns of an offer."""
        names = (f"{name}_{code}" for name in TEXTS for code in LANGUAGES)
        return {name: self.cleaned_data[name].strip() for name in names}
