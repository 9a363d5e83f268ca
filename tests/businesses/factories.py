"""Communities with businesses, offers and people."""

from datetime import time, timedelta
from itertools import count

from django.utils import timezone

from portal.businesses.models import Business, Offer, OpeningTime, Voucher
from portal.communities.services import bring_on_community
from tests.factories import make_user
from tests.villages.factories import make_tree

_number = count(1)
FACTS = {"district_zh_hans": "五华区", "district_en": "Wuhua", "address_zh_hans": "1 号", "address_en": "1"}


def make_community(**fields):
    """Return a community brought on with its pages in both languages."""
    make_tree()
    titles = {"zh-hans": "翠湖里", "en": "Green Lake"}
    defaults = {"slug": f"court-{next(_number)}", "latitude": 25, "longitude": 102, "titles": titles, "facts": FACTS}
    return bring_on_community(**{**defaults, **fields})


def make_editor(community, **fields):
    """Return somebody who edits this community."""
    person = make_user(**fields)
    community.group.user_set.add(person)
    return person


def make_business(community=None, *, owner=None, hours=(), **fields):
    """Return a listed business; `hours` are (weekday, "09:00", "12:00")."""
    number = next(_number)
    defaults = {
        "community": community or make_community(),
        "slug": f"shop-{number}",
        "name_zh_hans": f"理发店{number}",
        "name_en": f"Barber {number}",
        "kind": "barber",
        "state": Business.State.APPROVED,
    }
    business = Business.objects.create(**{**defaults, **fields})
    business.owners.add(owner or make_user())
    for weekday, opens, closes in hours:
        times = {"opens": time.fromisoformat(opens), "closes": time.fromisoformat(closes)}
        OpeningTime.objects.create(business=business, weekday=weekday, **times)
    return business


def make_offer(business=None, **fields):
    """Return an offer that holds for a week."""
    today = timezone.localdate()
    days = {"valid_from": today, "valid_until": today + timedelta(days=7)}
    texts = {"title_zh_hans": "剪发", "title_en": "Haircut", "benefit_zh_hans": "15 元", "benefit_en": "¥15"}
    return Offer.objects.create(business=business or make_business(), **{**texts, **days, **fields})


def make_voucher(offer, user=None, **fields):
    """Return a voucher somebody has taken."""
    return Voucher.objects.create(offer=offer, user=user or make_user(), **fields)
