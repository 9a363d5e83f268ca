"""What a community's page shows of its notices: for everybody remembered, for a resident read anew."""

from django.http import HttpRequest
from django.utils import timezone

from portal.communities.models import Community
from portal.core.freshness import Version
from portal.core.memory import remembered
from portal.noticeboard.models import Notice
from portal.residents.policies import residency_of

#: Of everything that stands on a notice.
board_version = Version("noticeboard:version")
MOST_URGENT, MOST_OTHERS, MOST_READ = 3, 4, 24


def board_for(community: Community, request: HttpRequest) -> dict[str, list[Notice]]:
    """Return `urgent` and `others`, pinned notices this reader may read; asked once for each request.

    Visitors share one answer, for a minute at most and until a notice changes; a resident's is never remembered.
    """
    known = request.__dict__.setdefault("_boards", {})
    if community.pk not in known:
        user = getattr(request, "user", None)
        home = residency_of(user, community) if user is not None else None
        minute = timezone.now().strftime("%Y%m%d%H%M")
        facts = ("board", community.pk, board_version.now(), minute)
        known[community.pk] = _read(community, home) if home else remembered(lambda: _read(community, None), *facts)
    return known[community.pk]


def _read(community: Community, home) -> dict[str, list[Notice]]:
    """Return both lists out of one query: the urgent ones come first in it."""
    rows = Notice.objects.filter(community=community).pinned().for_reader(home).urgent_first()
    found = list(rows.select_related("community__office")[:MOST_READ])
    urgent = [notice for notice in found if notice.is_urgent]
    others = [notice for notice in found if not notice.is_urgent]
    return {"urgent": urgent[:MOST_URGENT], "others": others[:MOST_OTHERS]}
