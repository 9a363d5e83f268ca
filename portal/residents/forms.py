"""What a resident fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.residents.models import Building, Flat, Residency


def name_field() -> forms.CharField:
    """Return the field of the name by which the office knows a resident."""
    return forms.CharField(
        label=_("Your name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("For the office. Neighbours see it only if you choose so."),
    )


class CodeForm(forms.Form):
    """The code of a letter, and a name."""

    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("Ten letters and digits, for example 7KM2Q-X4TPN. Large or small does not matter."),
    )
    name = name_field()
    use_required_attribute = False


class AskForm(forms.Form):
    """Flat, name, and a word to the office that may help it."""

    flat = forms.ModelChoiceField(label=_("Flat"), queryset=Flat.objects.none(), empty_label=_("Choose your flat"))
    name = name_field()
    message = forms.CharField(
        label=_("A word to the office"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: we rent from March on. The office sees it, nobody else."),
    )
    use_required_attribute = False

    def __init__(self, *args, building: Building, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["flat"].queryset = building.flats.select_related("building").order_by("rank")
        self.fields["flat"].label_from_instance = lambda flat: flat.number


class ShownForm(forms.Form):
    """To whom one's name is shown, and the name."""

    shown_to = forms.ChoiceField(label=_("My name is shown"), choices=Residency.Shown.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Your name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    use_required_attribute = False
