"""The form of a review."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.reviews.forms import ProductReviewForm as CoreProductReviewForm

SCORES = [(5, _("5 – very good")), (4, _("4 – good")), (3, _("3 – all right")), (2, _("2 – poor")), (1, _("1 – bad"))]
LONGEST = 2000


class ProductReviewForm(CoreProductReviewForm):
    """Points from 1 to 5, a line, and what one has to say; no name or address is asked for."""

    score = forms.TypedChoiceField(label=_("Points"), choices=SCORES, coerce=int)
    body = forms.CharField(label=_("What was it like?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))

    class Meta(CoreProductReviewForm.Meta):
        fields = ("score", "title", "body")
