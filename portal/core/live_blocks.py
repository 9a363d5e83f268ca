"""Blocks that show in a page's text what is true today: a product, a visit, a village (ADR 0029).

A block keeps the row's key alone. All rows of a kind in one text are read together, every language shows the same row,
and a translation keeps it.
"""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from wagtail.blocks import BoundBlock, ChooserBlock
from wagtail.models import Page, ReferenceIndex

from portal.core.languages import locale_id
from portal.core.pictures import attach_pictures


class LiveBlock:
    """Mixed into a block whose sight changes without its page being published."""

    def shown(self, value) -> tuple:
        """Return what readers see that no freshness signal tells of: part of the key of a remembered text."""
        return ()

    def trouble(self, value) -> str:
        """Return in a sentence what keeps readers from the whole of it, nothing when all is well."""
        return ""

    def nodes(self, value) -> list[dict]:
        """Return what machines may know of it, in schema.org's words; the page adds its picture, author and day."""
        return []


class RowChoice(ChooserBlock):
    """Chooses one row that all languages share. `chooser` is the dotted path of its ChooserViewSet."""

    chooser: str

    @cached_property
    def widget(self):
        return import_string(self.chooser).widget_class()

    def choosable(self):
        """Return the rows that anybody may see, and so choose."""
        raise NotImplementedError

    def load(self, keys: set) -> dict:
        """Return the rows with these keys, with all that the template reads, in a fixed number of queries."""
        raise NotImplementedError

    def sample(self):
        """Return a row that was never stored, for the preview on an empty site."""
        raise NotImplementedError

    def bulk_to_python(self, values) -> list:
        keys = {value for value in values if value is not None}
        found = self.load(keys) if keys else {}
        return [found.get(value) for value in values]

    def to_python(self, value):
        return self.bulk_to_python([value])[0]

    def value_from_form(self, value):
        """Return the row that was chosen, None for one that is hidden and stands in no page yet."""
        if value is None or isinstance(value, self.model_class):
            return value
        row = self.model_class.objects.filter(pk=value).first() if str(value).isdecimal() else None
        return row if row and (self.choosable().filter(pk=row.pk).exists() or is_in_use(row)) else None

    def clean(self, value):
        """Return the row with all that the template reads: a preview is drawn from it."""
        row = super().clean(value)
        return self.to_python(row.pk) if row else row

    def get_preview_value(self):
        first = self.choosable().values_list("pk", flat=True).first()
        return self.to_python(first) if first else self.sample()

    def get_translatable_segments(self, value) -> list:
        """Give the translator nothing to do."""
        return []

    def restore_translated_segments(self, value, segments):
        """Keep the row."""
        return value


class PageCardChoice(LiveBlock, RowChoice):
    """A row shown by the card of its page in the reader's language; `card` is the template of the card."""

    card: str
    hidden: str

    def pages(self, keys: set) -> Iterable[tuple[object, Page]]:
        """Return the live pages of these rows in every language, each with the key of its row."""
        raise NotImplementedError

    def load(self, keys: set) -> dict:
        rows = self.model_class.objects.in_bulk(keys)
        found = list(self.pages(keys))
        attach_pictures(page for _key, page in found)
        for row in rows.values():
            row.pages_here = {page.locale_id: page for key, page in found if key == row.pk}
        return rows

    def trouble(self, value) -> str:
        return self.hidden if page_here(value) is None else ""

    def get_context(self, value, parent_context=None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "item": page_here(value), "card": self.card}

    class Meta:
        template = "core/blocks/page_card.html"


def is_in_use(row) -> bool:
    """Say whether some page already shows this row: it stays there when it is hidden."""
    return ReferenceIndex.get_references_to(row).exists()


def page_here(row) -> Page | None:
    """Return the page of a loaded row in the reader's language, None when it has none."""
    return getattr(row, "pages_here", {}).get(locale_id(get_language()))


def with_sample_page(row, page: Page):
    """Give a row that was never stored this page in every language, and return the row."""
    row.pages_here = {locale_id(code): page for code, _name in settings.LANGUAGES}
    return row


def live_children(body) -> Iterator[BoundBlock]:
    """Yield the live blocks of a text; the others are not even read."""
    for number, raw in enumerate(body.raw_data):
        if isinstance(body.stream_block.child_blocks[raw["type"]], LiveBlock):
            yield body[number]


def live_key(body) -> tuple:
    """Return everything a text shows that publishing does not tell of."""
    return tuple(child.block.shown(child.value) for child in live_children(body))


def live_nodes(body) -> list[dict]:
    """Return what machines may know of the things in a text."""
    return [node for child in live_children(body) for node in child.block.nodes(child.value)]


def troubles(body) -> list[str]:
    """Return what the writer should know about the things in a text, each sentence once."""
    found = (child.block.trouble(child.value) for child in live_children(body))
    return list(dict.fromkeys(sentence for sentence in found if sentence))
