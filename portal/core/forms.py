"""The form in which every page is written."""

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from portal.core.slugs import free_slug
from portal.core.taken_words import refuse_taken_slug

SUMMARY_CHARACTERS = 60


class BasePageForm(WagtailAdminPageForm):
    """Fills in what a busy writer leaves out: address and summary; asks for the picture's description."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        data = super().clean()
        parent = self.parent_page or (self.instance.get_parent() if self.instance.pk else None)
        if "slug" in self.fields and not data.get("slug") and data.get("title") and parent:
            data["slug"] = free_slug(
                parent=parent, title=data["title"], page=self.instance, fallback=self.instance._meta.model_name
            )
        if data.get("slug") and parent:
            self._refuse_taken(data["slug"], parent)
        if "summary" in self.fields and not data.get("summary"):
            data["summary"] = first_sentence(data.get("body"))
        self._clean_picture(data)
        return data

    def _refuse_taken(self, slug: str, parent) -> None:
        """Say so at the field when another part of the site answers at this address."""
        try:
            refuse_taken_slug(slug, parent)
        except ValidationError as problem:
            self.add_error(None, problem)

    def _clean_picture(self, data: dict) -> None:
        """Take the description given at the upload; without any, ask for one, but never hold back a draft."""
        picture = data.get("picture")
        if "picture_alt" not in self.fields or not picture or data.get("picture_alt"):
            return
        data["picture_alt"] = picture.description
        if not picture.description and not self.is_deferred_validation:
            self.add_error("picture_alt", ValidationError(_("Describe the picture in one sentence.")))


def first_sentence(body) -> str:
    """Return the first sentence of the first text block, at most 60 characters, or nothing."""
    for block in body or []:
        if block.block_type != "text":
            continue
        text = " ".join(strip_tags(str(block.value.source)).split())
        for end in ("。", ". "):
            text = text.split(end)[0] + end.strip() if end in text else text
        return Truncator(text).chars(SUMMARY_CHARACTERS)
    return ""
