"""Forms of people who come, of hosts, and of who sees a photo of themselves."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.gatherings.models import Gathering, SignUp
from portal.gatherings.pictures import in_two_sizes
from portal.gatherings.services.photos import MOST
from portal.gatherings.services.signing import Party
from portal.images.fields import PhotosField

MOST_HEADS = 50


class PartyForm(forms.Form):
    """Who comes along. Children are asked for where they are welcome, their ages where they matter."""

    adults = forms.IntegerField(label=_("Grown-ups"), min_value=1, max_value=MOST_HEADS, initial=1)
    children = forms.IntegerField(label=_("Children"), min_value=0, max_value=MOST_HEADS, initial=0, required=False)
    ages = forms.CharField(label=_("How old the children are"), max_length=60, required=False)
    name = forms.CharField(label=_("Your name"), max_length=60, help_text=_("The host calls you by it."))
    note = forms.CharField(label=_("A word to the host"), max_length=200, required=False)

    def __init__(self, *args, gathering: Gathering, own: SignUp | None = None, user=None, **kwargs):
        known = {"name": user.get_full_name() if user and user.is_authenticated else ""}
        if own:
            known = {name: getattr(own, name) for name in ("adults", "children", "ages", "name", "note")}
        super().__init__(*args, initial={**known, **(kwargs.pop("initial", None) or {})}, **kwargs)
        if not gathering.families:
            del self.fields["children"], self.fields["ages"]
        elif not gathering.min_age:
            del self.fields["ages"]
        else:
            words = _("For children from %(age)d years. For example: 7, 10.")
            self.fields["ages"].help_text = words % {"age": gathering.min_age}

    def clean_ages(self) -> tuple[int, ...]:
        """Return the numbers in what was typed."""
        return tuple(int(age) for age in re.findall(r"\d{1,2}", self.cleaned_data["ages"]))

    def party(self) -> Party:
        """Return who comes."""
        data = self.cleaned_data
        return Party(
            name=data["name"],
            adults=data["adults"],
            children=data.get("children") or 0,
            ages=data.get("ages") or (),
            note=data["note"],
        )


class PhotosForm(forms.Form):
    """Photos and what they show."""

    files = PhotosField(
        most=MOST,
        develop=in_two_sizes,
        required=True,
        label=_("Photos"),
        help_text=_("Up to five. They come out without place and time."),
    )
    caption = forms.CharField(label=_("What they show"), max_length=120, required=False)


class WhyForm(forms.Form):
    """A sentence that somebody reads."""

    why = forms.CharField(
        label=_("Why"), max_length=300, error_messages={"required": _("Write a sentence. People read it.")}
    )


class TakeDownForm(forms.Form):
    """Why a photo should not be shown."""

    why = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("For example: that is me, and I do not want to be seen."),
        error_messages={"required": _("Write a sentence. People read it.")},
    )


class LetterForm(forms.Form):
    """A letter to everybody who comes; `key` keeps a second tap from sending it twice."""

    text = forms.CharField(
        label=_("What you write"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write a sentence. People read it.")},
    )
    key = forms.SlugField(max_length=40, widget=forms.HiddenInput)
