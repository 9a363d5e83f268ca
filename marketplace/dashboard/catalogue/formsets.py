"""Rows of a type and of a list of choices: what products use is not deleted."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from marketplace.dashboard.catalogue.forms import AttributeOptionForm, ProductAttributesForm

AttributeOption = get_model("catalogue", "AttributeOption")
AttributeOptionGroup = get_model("catalogue", "AttributeOptionGroup")
ProductAttribute = get_model("catalogue", "ProductAttribute")
ProductAttributeValue = get_model("catalogue", "ProductAttributeValue")
ProductClass = get_model("catalogue", "ProductClass")
EMPTY_ROWS = 3


class KeptWhileUsed(forms.BaseInlineFormSet):
    """Refuses to delete a row that products use, and two rows of one name."""

    name_field = ""

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and self.is_used(form.instance):
                raise forms.ValidationError(_("Products use “%(name)s”: it stays.") % {"name": form.instance})
        left = [form for form in self.forms if form not in self.deleted_forms and hasattr(form, "cleaned_data")]
        names = [form.cleaned_data.get(self.name_field) for form in left if form.cleaned_data.get(self.name_field)]
        if len(names) != len(set(names)):
            raise forms.ValidationError(_("Two rows have the same name."))

    def is_used(self, row) -> bool:
        """Say whether a product uses this row."""
        raise NotImplementedError


class AttributeRows(KeptWhileUsed):
    """The facts of a type."""

    name_field = "name_zh_hans"

    def is_used(self, row) -> bool:
        return ProductAttributeValue.objects.filter(attribute=row).exists()


class OptionRows(KeptWhileUsed):
    """The choices of a list."""

    name_field = "option_zh_hans"

    def is_used(self, row) -> bool:
        return ProductAttributeValue.objects.filter(Q(value_option=row) | Q(value_multi_option=row)).exists()


ProductAttributesFormSet = forms.inlineformset_factory(
    ProductClass, ProductAttribute, form=ProductAttributesForm, formset=AttributeRows, extra=EMPTY_ROWS
)
AttributeOptionFormSet = forms.inlineformset_factory(
    AttributeOptionGroup, AttributeOption, form=AttributeOptionForm, formset=OptionRows, extra=EMPTY_ROWS
)
