"""Groups of products: by category, or one by one."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.ranges.forms import RangeForm as CoreRangeForm
from oscar.apps.dashboard.ranges.forms import RangeProductForm as CoreRangeProductForm
from oscar.core.loading import get_model

Category = get_model("catalogue", "Category")
MOST_BYTES = 200_000


class RangeForm(CoreRangeForm):
    """What belongs to a range besides the products chosen one by one."""

    class Meta(CoreRangeForm.Meta):
        fields = ["name", "description", "includes_all_products", "included_categories", "excluded_categories"]
        labels = {
            "name": _("Name"),
            "description": _("Note for us"),
            "includes_all_products": _("All products"),
            "included_categories": _("All products of these categories"),
            "excluded_categories": _("Nothing of these categories"),
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3}),
            "included_categories": forms.CheckboxSelectMultiple,
            "excluded_categories": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("included_categories", "excluded_categories"):
            self.fields[name].queryset = Category.objects.order_by("path")


class RangeProductForm(CoreRangeProductForm):
    """Products by their numbers, typed or from a text file."""

    query = forms.CharField(
        label=_("Product numbers"),
        max_length=1024,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Separated by commas or lines, for example yunti-12."),
    )
    file_upload = forms.FileField(
        label=_("Text file of product numbers"), required=False, max_length=255, help_text=_("One number on a line.")
    )

    def clean_file_upload(self):
        """Refuse what is no text or too long."""
        upload = self.cleaned_data["file_upload"]
        if not upload:
            return upload
        try:
            upload.read(MOST_BYTES).decode("utf-8")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This is no text file (UTF-8).")) from None
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too long."))
        upload.seek(0)
        return upload

    def clean(self):
        """Oscar's own check reads both fields: it waits until they are fine."""
        return self.cleaned_data if self.errors else super().clean()
