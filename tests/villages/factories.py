"""A page tree with every list, and villages brought on in it."""

from decimal import Decimal
from itertools import count

from portal.villages.services import bring_on_village
from tests.factories import make_home

_number = count(1)


def make_tree():
    """Return the Chinese home page with all lists below it, mirrored in English."""
    from portal.communities.models import CommunityIndexPage
    from portal.core.services import publish_page
    from portal.culture.models import EventIndexPage, StoryIndexPage
    from portal.tourism.models import VisitIndexPage
    from portal.villages.models import VillageIndexPage

    home = make_home()
    lists = {
        VillageIndexPage: ("村庄", "villages"),
        StoryIndexPage: ("故事", "stories"),
        EventIndexPage: ("活动", "events"),
        VisitIndexPage: ("去乡下", "visits"),
        CommunityIndexPage: ("社区", "communities"),
    }
    for page_class, (title, slug) in lists.items():
        if not page_class.objects.exists():
            publish_page(parent=home, page=page_class(title=title, slug=slug))
    return home


def bring_on(name="云梯村", english="Yunti", **kwargs):
    """Return a village brought on with names in both languages."""
    make_tree()
    number = next(_number)
    titles = {"zh-hans": name, "en": english} if english else {"zh-hans": name}
    defaults = {"slug": f"cun-{number}", "latitude": Decimal("23.1"), "longitude": Decimal("102.7"), "titles": titles}
    facts = {"county_zh_hans": "红河州", "county_en": "Red River"}
    return bring_on_village(**{**defaults, "facts": facts, **kwargs})
