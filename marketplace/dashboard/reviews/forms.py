"""Finding reviews."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.reviews.forms import ProductReviewSearchForm as CoreSearchForm
from oscar.core.loading import get_model

ProductReview = get_model("reviews", "ProductReview")


def _moment_field(label) -> forms.DateTimeField:
    """Return the beginning of a day: Oscar's view adds the day's hours itself."""
    return forms.DateTimeField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class ProductReviewSearchForm(CoreSearchForm):
    """Oscar's form with the browser's own days."""

    STATUS_CHOICES = (("", _("All")), *ProductReview.STATUS_CHOICES)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=STATUS_CHOICES)
    date_from = _moment_field(_("From"))
    date_to = _moment_field(_("Until"))
