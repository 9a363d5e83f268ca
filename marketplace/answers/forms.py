"""The form of an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.answers.services import LONGEST


class AnswerForm(forms.Form):
    """What the village says, in one language or both."""

    chinese = forms.CharField(
        label=_("In Chinese"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    english = forms.CharField(
        label=_("In English"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Either language is enough. Everybody reads the answer below the review."),
    )
    use_required_attribute = False

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.values()):
            self.add_error("chinese", _("Write an answer in one of the two languages."))
        return data
