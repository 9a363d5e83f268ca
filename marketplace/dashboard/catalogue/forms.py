"""Forms of the catalogue's dashboard: categories in both languages."""

from oscar.apps.dashboard.catalogue.forms import *  # noqa: F403
from oscar.apps.dashboard.catalogue.forms import Category, movenodeform_factory
from oscar.apps.dashboard.catalogue.forms import CategoryForm as CoreCategoryForm

from portal.core.slugs import slug_from

TRANSLATED = ["name_zh_hans", "name_en", "description_zh_hans", "description_en"]
_Base = movenodeform_factory(Category, fields=[*TRANSLATED, "slug", "is_public"], exclude=["ancestors_are_public"])


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
