"""Ways to a community's page from the rooms above it."""

from django import template
from django.utils.translation import get_language

from portal.communities.models import Community, CommunityIndexPage, CommunityPage

register = template.Library()


@register.simple_tag
def community_url(community: Community) -> str:
    """Return the address of the community's page in the reader's language; the list of communities when it has none."""
    page = CommunityPage.objects.live().filter(community=community, locale__language_code=get_language()).first()
    return page.get_url() if page else f"/{get_language()}/"


@register.simple_tag
def communities_url() -> str:
    """Return the address of the list of communities in the reader's language; the front page while there is none."""
    index = CommunityIndexPage.objects.live().filter(locale__language_code=get_language()).first()
    return index.get_url() if index else f"/{get_language()}/"
