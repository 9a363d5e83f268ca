"""Blocks every page body may use. Each has an icon, a sentence and a preview for its writer."""

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from portal.core.pictures import load_renditions

SAMPLE_TEXT = _("Auntie P. has six fields. They are small, and each gives three things a year.")
SAMPLE_QUOTE = {"text": _("Ducks weed for no wages."), "by": _("Auntie P., who keeps the ducks")}


class PictureChoice(ImageChooserBlock):
    """A picture; those of one text come with all their sizes at once."""

    def bulk_to_python(self, values) -> list:
        return load_renditions(super().bulk_to_python(values))


class PictureBlock(blocks.StructBlock):
    """A picture with the words that replace it and an optional caption."""

    image = PictureChoice(label=_("Picture"))
    alt = blocks.CharBlock(label=_("Describe it as if on the phone"), max_length=200)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One photo across the text, with what can be seen in it.")
        template = "core/blocks/picture.html"
        preview_template = "core/previews/picture.html"


class GalleryBlock(blocks.StructBlock):
    """Two to eight pictures side by side."""

    pictures = blocks.ListBlock(PictureBlock(), min_num=2, max_num=8, label=_("Pictures"))

    class Meta:
        icon = "grip"
        label = _("Gallery")
        description = _("Two to eight photos side by side: the steps of a work, a day in the village.")
        template = "core/blocks/gallery.html"
        preview_template = "core/previews/gallery.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words and who said them."""

    text = blocks.TextBlock(label=_("Their words"))
    by = blocks.CharBlock(label=_("Who said it"), required=False, max_length=80)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What somebody said, in their own words, and who it was.")
        template = "core/blocks/quote.html"
        preview_value = SAMPLE_QUOTE


class BodyBlock(blocks.StreamBlock):
    """The text of a page: paragraphs, headings, pictures, quotes."""

    text = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=["bold", "italic", "link", "ol", "ul"],
        template="core/blocks/text.html",
        description=_("A few sentences. Write as you speak."),
        preview_value=lambda: f"<p>{SAMPLE_TEXT}</p>",
    )
    heading = blocks.CharBlock(
        label=_("Heading"),
        icon="title",
        max_length=80,
        template="core/blocks/heading.html",
        description=_("Two to six words that say what comes next."),
        preview_value=_("Who goes in first"),
    )
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()


class LiveBodyBlock(BodyBlock):
    """A text that may also show what upper rooms have; they are named in settings.LIVE_BLOCKS."""

    def __init__(self, local_blocks=None, **kwargs):
        live = [(name, import_string(path)()) for name, path in settings.LIVE_BLOCKS.items()]
        super().__init__([*(local_blocks or []), *live], **kwargs)
