"""Blocks every page body may use."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture with the words that replace it and an optional caption."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("Describe it as if on the phone"), max_length=200)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "core/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words and who said them."""

    text = blocks.TextBlock(label=_("Their words"))
    by = blocks.CharBlock(label=_("Who said it"), required=False, max_length=80)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "core/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    """The text of a page: paragraphs, headings, pictures, quotes."""

    heading = blocks.CharBlock(label=_("Heading"), icon="title", max_length=80, template="core/blocks/heading.html")
    text = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=["bold", "italic", "link", "ol", "ul"],
        template="core/blocks/text.html",
    )
    picture = PictureBlock()
    quote = QuoteBlock()
