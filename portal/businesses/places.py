"""A community as its businesses' pages meet it: the row, and its page in the language now spoken."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.communities.models import Community, CommunityPage
from portal.core.languages import locale_id


def community_at(slug: str) -> Community:
    """Return the community with this short name; raises Http404 while it has no live page."""
    live = CommunityPage.objects.live().values("community")
    community = Community.objects.filter(slug=slug, pk__in=live).first()
    if community is None:
        raise Http404
    return community


def page_of(community: Community) -> CommunityPage | None:
    """Return the community's live page in the language now spoken."""
    pages = CommunityPage.objects.live().filter(community=community)
    return pages.filter(locale=locale_id(get_language() or "")).first()


def way_to(community: Community, page: CommunityPage | None) -> list[tuple[str, str]]:
    """Return the way to the community's list of businesses, for machines."""
    before = [(page.title, page.get_url())] if page else []
    return [*before, (_("Around the corner"), reverse("businesses:list", args=[community.slug]))]
