"""Every published page answers in the other language too: an alias follows it until it is translated."""

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from wagtail.models import Locale, Page
from wagtail.search import index
from wagtail.signals import page_published, page_unpublished, post_page_move

from portal.core.models import BasePage


@receiver(page_published, dispatch_uid="core.mirror_page")
def mirror_page(sender, instance, **kwargs) -> None:
    """Make the missing aliases of a page just published and let every other language follow its address."""
    if not isinstance(instance, BasePage) or instance.alias_of_id:
        return
    for locale in Locale.objects.exclude(pk=instance.locale_id):
        twin = instance.get_translation_or_none(locale)
        if twin is None:
            instance.copy_for_translation(locale, copy_parents=True, alias=True)
        elif twin.slug != instance.slug and twin.alias_of_id in (None, instance.pk):
            follow_slug(twin=twin, source=instance)


def follow_slug(*, twin: Page, source: Page) -> None:
    """Give the twin its source's slug where that is free; the roots of the languages keep their own.

    The twin's draft takes it too, or publishing it would bring the old address back.
    """
    if source.depth > 2 and Page._slug_is_available(source.slug, twin.get_parent(), twin):
        twin.slug = source.slug
        twin.save(clean=False)
        draft = twin.latest_revision
        if draft:
            draft.content["slug"] = source.slug
            draft.save(update_fields=["content"])


@receiver(post_page_move, dispatch_uid="core.move_twins")
def move_twins(sender, instance, parent_page_after, **kwargs) -> None:
    """Move the page in the other languages below the same parent's translation."""
    if not issubclass(instance.specific_class or Page, BasePage):
        return
    for twin in instance.get_translations():
        parent = parent_page_after.get_translation_or_none(twin.locale)
        if parent and twin.get_parent().pk != parent.pk:
            twin.move(parent, pos="last-child")


@receiver(pre_delete, dispatch_uid="core.delete_aliases")
def delete_aliases(sender, instance, **kwargs) -> None:
    """Take a deleted page's aliases along: alone they would stay as pages nobody wrote."""
    if isinstance(instance, BasePage):
        for alias in Page.objects.filter(alias_of_id=instance.pk, translation_key=instance.translation_key):
            alias.delete()


@receiver([page_published, page_unpublished, post_delete], dispatch_uid="core.index_translations")
def index_translations(sender, instance, **kwargs) -> None:
    """Let the text index know the translations anew: each is found by the words of the others too."""
    if isinstance(instance, BasePage) and not instance.alias_of_id:
        for twin in instance.get_translations():
            index.insert_or_update_object(twin)
