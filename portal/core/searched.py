"""What the text index holds of a page: its words in every language in which it stands."""

from itertools import chain

from django.utils.functional import cached_property
from wagtail.search import index

from portal.core.fields import LeanStreamField
from portal.core.words import index_text, pinyin_words


class Searched(index.Indexed):
    """Mixed into a page: makes it found by its own words, by those of its translations, and names also by pinyin."""

    # Fields that hold a name; they count more and are found by pinyin.
    searched_names: tuple[str, ...] = ("title",)
    # Further fields of plain text; bodies are read without being named.
    searched_fields: tuple[str, ...] = ("summary",)

    @cached_property
    def in_every_language(self) -> list:
        """Return the page and its live translations; an alias repeats its original and is left out."""
        if self.alias_of_id:
            return [self]
        twins = self.get_translations().filter(live=True, alias_of=None)
        return [self, *type(self).objects.filter(pk__in=twins.values("pk"))]

    def search_title(self) -> str:
        """Return the names for the text index, the Chinese ones also in pinyin."""
        names = [getattr(page, field) for page in self.in_every_language for field in self.searched_names]
        return searched_names(names)

    def search_text(self) -> str:
        """Return everything else that is written on the page for the text index."""
        return index_text(*chain.from_iterable(page.own_words() for page in self.in_every_language))

    def own_words(self) -> list[str]:
        """Return the texts of this page alone, names aside."""
        bodies = [getattr(self, field.name) for field in self._meta.fields if isinstance(field, LeanStreamField)]
        plain = [getattr(self, field) for field in self.searched_fields]
        return [*plain, *chain.from_iterable(body.stream_block.get_searchable_content(body) for body in bodies)]


def searched_names(names: list[str]) -> str:
    """Return names as the text index wants them, each name once, with the pinyin of its Chinese."""
    once = list(dict.fromkeys(name for name in names if name))
    return f"{index_text(*once)} {' '.join(pinyin_words(name) for name in once)}".strip()
