"""Bringing a community on."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from portal.communities.exceptions import CommunityIndexMissing
from portal.communities.models import Community, CommunityIndexPage, CommunityPage
from portal.communities.signals import community_brought_on
from portal.core.editors import make_editors
from portal.core.services import add_collection, publish_pair, source_language_of


@transaction.atomic
def bring_on_community(
    *,
    slug: str,
    latitude: Decimal,
    longitude: Decimal,
    titles: Mapping[str, str],
    facts: Mapping[str, object] | None = None,
    page_fields: Mapping[str, Mapping[str, object]] | None = None,
    operator=None,
) -> Community:
    """Make everything a community needs to live here and return it; see villages.services.bring_on_village.

    Makes its collection, its pages and the group of its editors, which stays empty until the community's own people
    come; rooms above join by `community_brought_on`. Raises CommunityIndexMissing, or ValidationError when a field
    or the slug is wrong.
    """
    community = Community(slug=slug, latitude=latitude, longitude=longitude)
    for language, title in titles.items():
        setattr(community, f"name_{language.replace('-', '_')}", title)
    for name, value in (facts or {}).items():
        setattr(community, name, value)
    community.full_clean(exclude=["name", "district", "address"])
    community.collection = add_collection(titles[source_language_of(titles)])
    community.save()
    page = _publish_pages(community, titles, page_fields or {}, operator)
    community.group = make_editors(name=f"community {slug}", page=page, collection=community.collection)
    community.save(update_fields=["group"])
    community_brought_on.send(sender=Community, community=community, operator=operator)
    return community


def _publish_pages(community: Community, titles: Mapping, page_fields: Mapping, operator) -> CommunityPage:
    """Publish the community's page in the language it is written in, and its translations."""
    language = source_language_of(titles)
    index = CommunityIndexPage.objects.filter(locale__language_code=language).first()
    if index is None:
        raise CommunityIndexMissing(language)
    fields = {code: {"title": title, **page_fields.get(code, {})} for code, title in titles.items()}
    page = CommunityPage(community=community, slug=community.slug, **fields.pop(language))
    return publish_pair(parent=index, page=page, translations=fields, user=operator)
