"""The base of every page: a summary, a picture with its description, a body."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from portal.core.blocks import BodyBlock
from portal.core.fields import LeanStreamField
from portal.core.words import index_text, pinyin_words


class BasePage(Page):
    """Abstract base of all our page types; Wagtail's own Page stays as it is (docs/adr/0004)."""

    summary = models.CharField(
        _("In one sentence"), max_length=200, blank=True, help_text=_("Shown on cards and in search.")
    )
    picture = models.ForeignKey(
        "images.CustomImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Picture")
    )
    picture_alt = models.CharField(
        _("Describe the picture"), max_length=200, blank=True, help_text=_("As if on the phone, in one sentence.")
    )
    body = LeanStreamField(BodyBlock(), blank=True, verbose_name=_("Text"))

    search_fields = [
        *Page.search_fields,
        index.SearchField("search_title", boost=4),
        index.SearchField("search_text"),
    ]
    picture_panel = MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture"))
    content_panels = [*Page.content_panels, FieldPanel("summary"), picture_panel, FieldPanel("body")]

    class Meta:
        abstract = True

    def search_title(self) -> str:
        """Return the title for the text index, with its pinyin."""
        return f"{index_text(self.title)} {pinyin_words(self.title)}"

    def search_text(self) -> str:
        """Return summary and body for the text index."""
        return index_text(self.summary, *self.body.stream_block.get_searchable_content(self.body))
