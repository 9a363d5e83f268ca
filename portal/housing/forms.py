"""What is filled in about homes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.housing.kinds import IN_COMPOUNDS, PARKING, Kind, Wrong
from portal.housing.models import MOST_PHOTOS, Listing
from portal.images.fields import PhotosField
from portal.villages.models import Village

FACTS = ("kind", "building", "price", "size_m2", "rooms", "floor", "free_from", "furnished", "pets")
TEXTS = ("text_zh_hans", "text_en")


class FactsForm(forms.ModelForm):
    """What a listing says. What makes no sense for its kind is not asked for, or left out."""

    class Meta:
        model = Listing
        fields = (*FACTS, *TEXTS)
        labels = {
            "kind": _("What do you offer?"),
            "building": _("Building"),
            "price": _("Price in yuan"),
            "floor": _("Floor"),
            "text_zh_hans": _("In your words, in Chinese"),
            "text_en": _("In your words, in English"),
        }
        help_texts = {
            "price": _("A month’s rent; for what you sell, the price in all."),
            "building": _("Everybody reads it. Leave it out if you like."),
            "floor": _("For example: 5 of 18. Never the number of your flat."),
            "text_zh_hans": _(
                "What is good about it, what is near. One language is enough. No phone number: you are written to here."
            ),
        }
        widgets = {
            "free_from": forms.DateInput(attrs={"type": "date"}),
            "text_zh_hans": forms.Textarea(attrs={"rows": 4, "maxlength": 1500}),
            "text_en": forms.Textarea(attrs={"rows": 4, "maxlength": 1500}),
        }

    use_required_attribute = False

    def __init__(self, *args, place, **kwargs):
        super().__init__(*args, **kwargs)
        if isinstance(place, Village):
            del self.fields["kind"], self.fields["building"]
        else:
            kinds = [(kind.value, kind.label) for kind in IN_COMPOUNDS]
            self.fields["kind"].choices = [("", _("Please choose")), *kinds]
            self.fields["building"].queryset = place.buildings.all()
            self.fields["building"].empty_label = _("Not said")

    def clean_price(self):
        price = self.cleaned_data["price"]
        if price <= 0:
            raise ValidationError(_("Give a price above nought."))
        return price

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and not (data.get("text_zh_hans") or data.get("text_en")):
            self.add_error("text_zh_hans", _("Describe it in a sentence or two, in one of the two languages."))
        if data.get("kind") in PARKING:
            data |= {"rooms": None, "floor": "", "furnished": False, "pets": False}
        return data

    def facts(self) -> dict:
        """Return what the services take; a village offers houses alone."""
        data = {name: self.cleaned_data[name] for name in (*FACTS, *TEXTS) if name in self.cleaned_data}
        return data if "kind" in data else {**data, "kind": Kind.RURAL}

    def _post_clean(self):
        """Leave checking the row to the services, which know its place."""


class OfferForm(FactsForm):
    """A new listing, with its photos."""

    photos = PhotosField(
        most=MOST_PHOTOS,
        label=_("Photos"),
        help_text=_("Up to eight; the first stands in the list. Where and when they were taken is removed."),
    )


class PhotosForm(forms.Form):
    """More photos."""

    photos = PhotosField(most=MOST_PHOTOS, required=True, label=_("Add photos"))
    use_required_attribute = False


class AskForm(forms.Form):
    """A word to whoever offers it."""

    text = forms.CharField(
        label=_("Your words"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
        error_messages={"required": _("Please write a sentence.")},
    )
    use_required_attribute = False


class FirstWordForm(AskForm):
    """The first word, and whether one's phone is shown."""

    show_phone = forms.BooleanField(label=_("Show my phone to this person"), required=False)


class FalseForm(forms.Form):
    """What is wrong with a listing."""

    wrong = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Wrong.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    text = forms.CharField(label=_("In a sentence"), max_length=300, required=False)
    use_required_attribute = False


class ReasonForm(forms.Form):
    """Why something is refused, or what is wrong with a talk."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        error_messages={"required": _("Please write a sentence.")},
    )
    use_required_attribute = False


class NameForm(forms.Form):
    """What a saved search is called."""

    name = forms.CharField(label=pgettext_lazy("search", "Name"), max_length=60, required=False)
