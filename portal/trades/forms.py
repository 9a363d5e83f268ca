"""What people and owners fill in about a request. Times are a day and a part of it."""

import secrets
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.images.fields import PhotosField
from portal.repairs.forms import RateForm as RatingForm
from portal.repairs.services.steps import MOST_PHOTOS
from portal.trades.kinds import Part, Place, Where
from portal.trades.models import Service
from portal.trades.rules import FARTHEST_AHEAD, MOST_WISHES

#: In place of one of the wished times.
OTHER = "other"
ORDINALS = (_("A day that suits you"), _("Another day"), _("A third day"))


def words(label, *, required: bool = True, most: int = 300, **kwargs) -> forms.CharField:
    """Return a field for a few sentences."""
    widget = forms.Textarea(attrs={"rows": 3, "maxlength": most})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, **kwargs)


def day_field(label, *, required: bool = True, **kwargs) -> forms.DateField:
    """Return a field for a day between today and half a year ahead."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, **kwargs)


def part_field(label=None, **kwargs) -> forms.ChoiceField:
    """Return a choice of the part of a day."""
    return forms.ChoiceField(label=label or _("Part of the day"), choices=Part.choices, **kwargs)


def check_day(form: forms.Form, name: str) -> None:
    """Enter an error at a day that is past or too far ahead."""
    day, today = form.cleaned_data.get(name), timezone.localdate()
    if day and not today <= day <= today + FARTHEST_AHEAD:
        form.add_error(name, _("Choose a day between today and half a year from now."))


class AskForm(forms.Form):
    """What is needed, up to three times, and where; the third question is asked only if both places are possible."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=16)
    text = words(
        _("What do you need?"),
        most=500,
        help_text=_("A sentence is enough. The business reads it at once, your name and phone once a time is agreed."),
        error_messages={"required": _("Write in a sentence what you need.")},
    )
    day_1, part_1 = day_field(ORDINALS[0]), part_field()
    day_2, part_2 = day_field(ORDINALS[1], required=False), part_field()
    day_3, part_3 = day_field(ORDINALS[2], required=False), part_field()
    place = forms.ChoiceField(label=_("Where?"), choices=Place.choices, widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Where do you live?"),
        max_length=120,
        required=False,
        help_text=_("Building and flat. The business sees it once a time is agreed."),
    )
    photos = PhotosField(
        most=MOST_PHOTOS, label=_("Photos"), help_text=_("Up to three. You and the business see them.")
    )
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, service: Service, address: str = ""):
        known = {"key": secrets.token_hex(8), "address": address, "place": Place.HOME}
        tomorrow = timezone.localdate() + timedelta(days=1)
        super().__init__(data, files, initial={**known, "day_1": tomorrow})
        self.service = service
        if service.where != Where.BOTH:
            del self.fields["place"]
        if service.where == Where.SHOP:
            del self.fields["address"]
        elif service.where == Where.COMES:
            self.fields["address"].required = True
            self.fields["address"].error_messages["required"] = _("Write where you live, so that they find you.")
        for number in (2, 3):
            self.fields[f"part_{number}"].required = False

    def clean(self) -> dict:
        data = super().clean()
        for number in range(1, MOST_WISHES + 1):
            check_day(self, f"day_{number}")
        if (
            self.wanted_at() == Place.HOME
            and not self.has_error("address")
            and not data.get("address", "").strip()
            and "address" in self.fields
        ):
            self.add_error("address", _("Write where you live, so that they find you."))
        return data

    def wanted_at(self) -> str:
        """Return where it is wanted."""
        only = {Where.SHOP: Place.SHOP, Where.COMES: Place.HOME}
        return only.get(Where(self.service.where)) or self.cleaned_data.get("place", "")

    def facts(self) -> dict:
        """Return what `ask` needs of it."""
        data = self.cleaned_data
        wishes = [(data.get(f"day_{n}"), data.get(f"part_{n}") or Part.MORNING) for n in range(1, MOST_WISHES + 1)]
        return {
            "text": data["text"],
            "wishes": [(day, part) for day, part in wishes if day],
            "place": self.wanted_at(),
            "address": data.get("address", ""),
            "photos": data.get("photos") or [],
        }


class ProposeForm(forms.Form):
    """One of the wished times, or another one, perhaps an hour, and what it costs."""

    wish = forms.ChoiceField(label=_("When?"), widget=forms.RadioSelect)
    day = day_field(_("Another day"), required=False)
    part = part_field(required=False)
    clock = forms.TimeField(
        label=_("At what hour"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    price_words = forms.CharField(
        label=_("What it costs"), max_length=120, required=False, help_text=_("For example: ¥80, parts extra.")
    )
    use_required_attribute = False

    def __init__(self, data=None, *, errand):
        super().__init__(data)
        self.wishes = {str(wish.pk): wish for wish in errand.wishes.all() if wish.day >= timezone.localdate()}
        choices = [(key, str(wish)) for key, wish in self.wishes.items()]
        self.fields["wish"].choices = [*choices, (OTHER, _("Another time"))]
        if data is None:
            self.fields["wish"].initial = choices[0][0] if choices else OTHER

    def clean(self) -> dict:
        data = super().clean()
        if data.get("wish") == OTHER:
            check_day(self, "day")
            if not data.get("day") and not self.has_error("day"):
                self.add_error("day", _("Choose a day."))
            elif not data.get("part"):
                self.add_error("part", _("Choose a part of the day."))
        return data

    def facts(self) -> dict:
        """Return what `propose` needs of it."""
        data, wish = self.cleaned_data, self.wishes.get(self.cleaned_data.get("wish"))
        when = {"day": wish.day, "part": wish.part} if wish else {"day": data["day"], "part": data["part"]}
        return {**when, "clock": data.get("clock"), "price_words": data.get("price_words", "")}


class ReasonForm(forms.Form):
    """Why; the other side reads it."""

    reason = words(_("Why?"), help_text=_("The other side reads it."))
    use_required_attribute = False

    def facts(self) -> dict:
        """Return the reason."""
        return self.cleaned_data


class DeclineForm(forms.Form):
    """A word, if one likes."""

    text = words(_("A word to the business"), required=False)
    use_required_attribute = False

    def facts(self) -> dict:
        """Return the word."""
        return self.cleaned_data


class RateForm(RatingForm):
    """From 1 to 5 as for repairs, and a sentence for everybody to read."""

    text = words(
        _("In a sentence"),
        required=False,
        help_text=_("Everybody reads it, signed with the first letter of your name and your community."),
    )

    def facts(self) -> dict:
        """Return number and words."""
        return self.cleaned_data


class AnswerForm(forms.Form):
    """What the business says to a rating, once."""

    text = words(_("Your answer"), help_text=_("Everybody reads it below the rating. It is given once."))
    use_required_attribute = False

    def facts(self) -> dict:
        """Return the answer."""
        return self.cleaned_data


class NoForm(forms.Form):
    """Nothing to fill in."""

    def facts(self) -> dict:
        """Return nothing."""
        return {}
