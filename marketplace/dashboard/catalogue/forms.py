"""Forms of the catalogue's dashboard: categories, product types, their facts and choices, in both languages."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.catalogue.forms import *  # noqa: F403
from oscar.apps.dashboard.catalogue.forms import Category, movenodeform_factory
from oscar.apps.dashboard.catalogue.forms import CategoryForm as CoreCategoryForm
from oscar.core.loading import get_model

from marketplace.catalogue.boxes import BOX
from portal.core.slugs import slug_from

AttributeOption = get_model("catalogue", "AttributeOption")
AttributeOptionGroup = get_model("catalogue", "AttributeOptionGroup")
ProductAttribute = get_model("catalogue", "ProductAttribute")
ProductClass = get_model("catalogue", "ProductClass")
TRANSLATED = ["name_zh_hans", "name_en", "description_zh_hans", "description_en"]
_Base = movenodeform_factory(Category, fields=[*TRANSLATED, "slug", "is_public"], exclude=["ancestors_are_public"])
#: Kinds of facts that are shown as text. Rich text and files could carry scripts, entities have no field.
FACT_KINDS = [
    ("text", _("a short text")),
    ("integer", _("a whole number")),
    ("float", _("a number")),
    ("boolean", _("yes or no")),
    ("date", _("a day")),
    ("option", _("one of a list of choices")),
    ("multi_option", _("several of a list of choices")),
]


class CategoryForm(_Base):
    """A shelf of the market; without an address it gets one from its Chinese name."""

    seo_fields = ["slug"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_zh_hans"].required = True
        self.fields["slug"].required = False

    primary_form_fields = CoreCategoryForm.primary_form_fields
    seo_form_fields = CoreCategoryForm.seo_form_fields
    is_seo_field = CoreCategoryForm.is_seo_field

    def clean_slug(self):
        """Return the slug typed, or one from the name."""
        return self.cleaned_data["slug"] or slug_from(self.cleaned_data.get("name_zh_hans", ""), "category")


class StockAlertSearchForm(forms.Form):
    """Low now, or filled up since."""

    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), ("Open", _("Low")), ("Closed", _("Filled up"))]
    )


class ProductClassForm(forms.ModelForm):
    """A type of product. All types are counted and sent: what is not, is a visit."""

    class Meta:
        model = ProductClass
        fields = ["name"]
        labels = {"name": _("Name")}
        help_texts = {"name": _("Buyers do not see it.")}

    def save(self, commit: bool = True):
        """Save with a readable address word, which Oscar cannot make of a Chinese name."""
        if not self.instance.slug:
            self.instance.slug = slug_from(self.instance.name, "type")
        return super().save(commit)


class ProductAttributesForm(forms.ModelForm):
    """A fact that products of a type state; without a code it gets one from its Chinese name."""

    type = forms.ChoiceField(label=_("It is"), choices=FACT_KINDS)

    class Meta:
        model = ProductAttribute
        fields = ["name_zh_hans", "name_en", "type", "option_group", "required"]
        labels = {
            "name_zh_hans": _("Name in Chinese"),
            "name_en": _("Name in English"),
            "option_group": _("List of choices"),
            "required": _("Must be given"),
        }
        help_texts = {"option_group": _("Only for choices.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_zh_hans"].required = True
        if self.instance.pk and self.instance.productattributevalue_set.exists():
            self.fields["type"].disabled = self.fields["option_group"].disabled = True

    def clean(self) -> dict:
        """Ask for the list where the fact is chosen from one."""
        data = super().clean()
        if data.get("type") in ("option", "multi_option") and not data.get("option_group"):
            self.add_error("option_group", _("Choose the list of choices."))
        return data

    def save(self, commit: bool = True):
        """Save with a code nobody else of this type has."""
        if not self.instance.code:
            self.instance.code = _free_code(self.instance)
        return super().save(commit)


def _free_code(attribute) -> str:
    """Return a readable code (a-z, digits, underscores) that is free among the type's facts."""
    base = "f_" + slug_from(attribute.name_zh_hans, "fact").replace("-", "_")
    taken = set(ProductAttribute.objects.filter(product_class=attribute.product_class).values_list("code", flat=True))
    numbered = (base if number == 1 else f"{base}_{number}" for number in range(1, len(taken) + 2))
    return next(code for code in numbered if code not in taken)


class AttributeOptionGroupForm(forms.ModelForm):
    """A list of choices."""

    class Meta:
        model = AttributeOptionGroup
        fields = ["name"]
        labels = {"name": _("Name")}
        help_texts = {"name": _("Buyers do not see it.")}


class AttributeOptionForm(forms.ModelForm):
    """One choice, in both languages."""

    class Meta:
        model = AttributeOption
        fields = ["option_zh_hans", "option_en"]
        labels = {"option_zh_hans": _("In Chinese"), "option_en": _("In English")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["option_zh_hans"].required = True


def _field_of(attribute) -> forms.Field:
    """Return the form field of a fact."""
    common = {"label": attribute.name, "required": attribute.required}
    if attribute.type in ("option", "multi_option"):
        group = attribute.option_group
        choices = group.options.all() if group else AttributeOption.objects.none()
        if attribute.type == "option":
            return forms.ModelChoiceField(choices, **common)
        return forms.ModelMultipleChoiceField(choices, widget=forms.CheckboxSelectMultiple, **common)
    if attribute.type == "boolean":
        words = [("", "–"), ("yes", _("yes")), ("no", _("no"))]
        read = {"yes": True, "no": False}.get
        return forms.TypedChoiceField(choices=words, coerce=read, empty_value=None, **common)
    if attribute.type == "date":
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **common)
    fields = {"integer": forms.IntegerField, "float": forms.FloatField}
    return fields[attribute.type](**common) if attribute.type in fields else forms.CharField(max_length=255, **common)


class FactsForm(forms.Form):
    """A product's type, and the facts of the type it has."""

    product_class = forms.ModelChoiceField(ProductClass.objects.order_by("name"), label=_("Type"), empty_label=None)

    def __init__(self, *args, product, shown, **kwargs):
        """`shown` is the type whose facts are asked for."""
        super().__init__(*args, **kwargs)
        kinds = dict(FACT_KINDS)
        self.attributes = [one for one in shown.attributes.select_related("option_group") if one.type in kinds]
        self.initial["product_class"] = shown.pk
        kinds_of_it = (
            ProductClass.objects.filter(slug=BOX) if product.is_box else ProductClass.objects.exclude(slug=BOX)
        )
        self.fields["product_class"].queryset = kinds_of_it.order_by("name")
        known = {value.attribute_id: value.value for value in product.attribute_values.select_related("attribute")}
        for attribute in self.attributes:
            self.fields[attribute.code] = _field_of(attribute)
            value = known.get(attribute.pk)
            is_answer = attribute.type == "boolean" and value is not None
            self.initial[attribute.code] = ("yes" if value else "no") if is_answer else value

    def facts(self) -> dict[str, object]:
        """Return the facts by code (after cleaning)."""
        return {attribute.code: self.cleaned_data[attribute.code] for attribute in self.attributes}
