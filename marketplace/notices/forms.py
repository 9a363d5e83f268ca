"""The form of who wants to hear of a product."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WishForm(forms.Form):
    """An address to write to."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("You get a letter with a link first. Only after you have said yes do we write."),
    )
    use_required_attribute = False
