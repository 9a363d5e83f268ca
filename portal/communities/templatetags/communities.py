"""Ways to a community's page from the rooms above it."""

from django import template
from django.utils.translation import get_language

from portal.communities.models import Community, CommunityPage

register = template.Library()


@register.simple_tag
def community_url(community: Community) -> str:
    """Return the address of the community's page in the reader's language; the list of communities when it has none."""
    page = CommunityPage.objects.live().filter(community=community, locale__language_code=get_language()).first()
    return page.get_url() if page else f"/{get_language()}/"
