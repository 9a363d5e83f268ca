"""What a resident fills in."""

import secrets

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.images.fields import PhotosField
from portal.repairs.kinds import USUAL_PLACE, Place
from portal.repairs.services.steps import MOST_PHOTOS


def words(label, *, required: bool = True, most: int = 500, **kwargs) -> forms.CharField:
    """Return a field for a few sentences."""
    widget = forms.Textarea(attrs={"rows": 3, "maxlength": most})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, **kwargs)


class ReportForm(forms.Form):
    """Where it is and what is wrong; the kind is known already."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=16)
    place = forms.ChoiceField(
        label=pgettext_lazy("repair", "Where is it?"),
        choices=Place.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where it is.")},
    )
    text = words(
        _("What is wrong?"),
        help_text=_("For example: the tap in the kitchen drips, also when it is shut."),
        error_messages={"required": _("Write in a sentence what is wrong.")},
    )
    photos = PhotosField(
        most=MOST_PHOTOS,
        label=_("Photos"),
        help_text=_("Up to three. You and the office see them; where and when is removed."),
    )
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, category: str):
        known = {"key": secrets.token_hex(8), "place": USUAL_PLACE.get(category)}
        super().__init__(data, files, initial=known)


class WordForm(forms.Form):
    """A word, photos, or both; also to say that it is still broken."""

    text = words(_("A word to the office"), required=False)
    photos = PhotosField(most=MOST_PHOTOS, label=_("Photos"))
    use_required_attribute = False

    def __init__(self, data=None, files=None, **kwargs):
        super().__init__(data, files, **kwargs)

    def clean(self) -> dict:
        """Ask for one of both."""
        data = super().clean()
        if not self.errors and not data.get("text", "").strip() and not data.get("photos"):
            self.add_error("text", _("Write a word, or add a photo."))
        return data


class AgainForm(WordForm):
    """What is still broken."""

    text = words(_("What is still wrong?"), required=False)


STARS = [
    (5, pgettext_lazy("rating", "5 · very good")),
    (4, pgettext_lazy("rating", "4 · good")),
    (3, pgettext_lazy("rating", "3 · middling")),
    (2, pgettext_lazy("rating", "2 · poor")),
    (1, pgettext_lazy("rating", "1 · bad")),
]


class RateForm(forms.Form):
    """From 1 to 5, and a sentence."""

    rating = forms.TypedChoiceField(
        label=_("How was it?"),
        choices=STARS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a number from 1 to 5.")},
    )
    text = words(_("In a sentence"), required=False, most=200)
    use_required_attribute = False
