"""What a host says with another date."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NoteForm(forms.Form):
    """Why, in the host's own words."""

    use_required_attribute = False
    note = forms.CharField(
        label=_("Why, in your words"),
        max_length=200,
        required=False,
        help_text=_("The guest reads it as you write it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
