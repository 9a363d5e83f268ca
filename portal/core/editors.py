"""What a group of editors may do: their pages in every language, their pictures and documents."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
ADMIN_RIGHTS = Q(content_type__app_label="wagtailadmin", codename="access_admin") | Q(
    content_type__app_label="wagtail_localize", codename="submit_translation"
)
VERBS = ("add", "change", "choose")
FILE_RIGHTS = Q(content_type__app_label="wagtailimages", codename__in=[f"{verb}_image" for verb in VERBS]) | Q(
    content_type__app_label="wagtaildocs", codename__in=[f"{verb}_document" for verb in VERBS]
)


def make_editors(*, name: str, page: Page, collection: Collection) -> Group:
    """Return a new group that may enter the admin and edit one branch in all languages and one collection."""
    group = Group.objects.create(name=name)
    group.permissions.add(*Permission.objects.filter(ADMIN_RIGHTS))
    let_edit(group=group, page=page)
    for permission in Permission.objects.filter(FILE_RIGHTS):
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    return group


def let_edit(*, group: Group, page: Page) -> None:
    """Let the group add, change and publish this page, its translations and everything below them."""
    rights = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS)
    for each in page.get_translations(inclusive=True):
        for permission in rights:
            GroupPagePermission.objects.get_or_create(group=group, page_id=each.pk, permission=permission)
