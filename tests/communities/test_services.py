"""Bringing a community on makes its pages, pictures and editors."""

import pytest
from django.core.exceptions import ValidationError

from portal.communities.exceptions import CommunityIndexMissing
from portal.communities.models import Community
from portal.communities.services import bring_on_community
from portal.communities.signals import community_brought_on
from tests import template_tree
from tests.villages.factories import make_tree

pytestmark = pytest.mark.django_db
FACTS = {"district_zh_hans": "五华区", "address_zh_hans": "翠湖路 1 号"}
PLACE = {"latitude": 25, "longitude": 102}


def bring_on(**fields):
    titles = {"zh-hans": "翠湖里", "en": "Green Lake Court"}
    return bring_on_community(**{"slug": "green-lake", "titles": titles, "facts": FACTS, **PLACE, **fields})


def test_a_community_has_a_live_page_in_each_language_and_editors_of_its_own():
    make_tree()
    community = bring_on(page_fields={"en": {"summary": "Four towers by the lake."}})
    pages = {page.locale.language_code: page for page in community.pages.all()}
    assert {code: (page.title, page.live) for code, page in pages.items()} == {
        "zh-hans": ("翠湖里", True),
        "en": ("Green Lake Court", True),
    }
    assert pages["en"].summary == "Four towers by the lake."
    assert community.collection.name == "翠湖里"
    rights = community.group.page_permissions.values_list("page_id", flat=True)
    assert set(rights) == {page.pk for page in pages.values()}
    assert not community.group.user_set.exists()


def test_rooms_above_hear_of_a_new_community():
    make_tree()
    heard = []

    def hear(community, **kwargs):
        heard.append(community.slug)

    community_brought_on.connect(hear)
    try:
        bring_on()
    finally:
        community_brought_on.disconnect(hear)
    assert heard == ["green-lake"]


def test_a_second_community_at_the_same_address_is_refused():
    make_tree()
    bring_on()
    with pytest.raises(ValidationError):
        bring_on()
    assert Community.objects.count() == 1


def test_a_community_needs_the_list_of_communities():
    template_tree.fell()
    with pytest.raises(CommunityIndexMissing):
        bring_on()
