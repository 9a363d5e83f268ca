"""Pages in both languages: written once, mirrored as an alias, turned into a translation."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Collection, Locale, Page


@transaction.atomic
def publish_page(*, parent: Page, page: Page, user=None) -> Page:
    """Put an unsaved page below `parent`, in the parent's language, and publish it.

    Its alias in the other language appears by itself (portal.core.receivers). Returns the page.
    Raises ValidationError when a field or the slug is wrong.
    """
    page.locale = parent.locale
    page.owner = page.owner or user
    parent.add_child(instance=page)
    page.save_revision(user=user).publish(user=user)
    page.refresh_from_db()
    return page


@transaction.atomic
def translate_page(*, page: Page, language: str, fields: Mapping[str, object], user=None) -> Page:
    """Publish the translation of `page` into `language` with the given field values and return it.

    An alias standing there becomes a page of its own; fields not named keep the original's values.
    Raises Page.DoesNotExist when `page` was never published, Locale.DoesNotExist for an unknown language.
    """
    target = page.get_translation(Locale.objects.get(language_code=language)).specific
    if target.alias_of_id:
        ConvertAliasPageAction(target, user=user).execute(skip_permission_checks=True)
        target = type(target).objects.get(pk=target.pk)
    for name, value in fields.items():
        setattr(target, name, value)
    target.save_revision(user=user).publish(user=user)
    target.refresh_from_db()
    return target


@transaction.atomic
def publish_pair(*, parent: Page, page: Page, translations: Mapping[str, Mapping[str, object]], user=None) -> Page:
    """Publish `page` below `parent` and each of `translations` (language -> field values); return `page`."""
    page = publish_page(parent=parent, page=page, user=user)
    for language, fields in translations.items():
        translate_page(page=page, language=language, fields=fields, user=user)
    return page


def source_language_of(titles: Mapping[str, str]) -> str:
    """Return the language something is first written in: Simplified Chinese when it is among the titles."""
    return settings.LANGUAGE_CODE if titles.get(settings.LANGUAGE_CODE) else next(iter(titles))


def add_collection(name: str) -> Collection:
    """Return a new collection of pictures and documents below the root, found again by its unused name."""
    root = Collection.get_first_root_node()
    taken = set(root.get_children().values_list("name", flat=True))
    free = next(n for n in (name, *(f"{name} {i}" for i in range(2, len(taken) + 3))) if n not in taken)
    return root.add_child(instance=Collection(name=free))
