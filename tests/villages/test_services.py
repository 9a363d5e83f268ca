"""Bringing a village on makes all it needs, and only its own people may touch it."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from portal.core.admin_scope import pages_for
from portal.villages.exceptions import VillageIndexMissing
from portal.villages.models import Membership, Village, VillagePage
from portal.villages.services import appoint, bring_on_village, dismiss, page_of
from portal.villages.signals import village_brought_on
from tests import template_tree
from tests.factories import make_user
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
COORDINATOR, MANAGER = Membership.Role.COORDINATOR, Membership.Role.SHOP_MANAGER


def test_a_new_village_has_a_live_page_in_each_language():
    village = bring_on()
    pages = VillagePage.objects.filter(village=village).order_by("locale__language_code")
    assert [(p.locale.language_code, p.title, p.live, p.alias_of_id) for p in pages] == [
        ("en", "Yunti", True, None),
        ("zh-hans", "云梯村", True, None),
    ]
    assert village.name_en == "Yunti"
    assert {p.slug for p in pages} == {village.slug}


def test_without_an_english_name_the_english_address_shows_the_original():
    village = bring_on(english=None)
    english = village.pages.get(locale__language_code="en")
    assert english.alias_of_id == page_of(village).pk
    assert english.is_untranslated
    assert english.content_language == "zh-hans"


def test_its_editors_may_work_on_their_branch_in_both_languages_and_on_their_collection():
    village = bring_on()
    pages = GroupPagePermission.objects.filter(group=village.group)
    assert {p.page_id for p in pages} == set(village.pages.values_list("pk", flat=True))
    assert {p.permission.codename for p in pages} == {"add_page", "change_page", "publish_page"}
    files = GroupCollectionPermission.objects.filter(group=village.group)
    assert {f.collection_id for f in files} == {village.collection_id}
    assert files.count() == 6
    rights = village.group.permissions.order_by("codename").values_list("codename", flat=True)
    assert list(rights) == ["access_admin", "submit_translation"]


def test_rooms_above_hear_of_a_new_village():
    heard = []

    def hear(village, operator, **kwargs):
        heard.append((village.slug, operator))

    village_brought_on.connect(hear)
    try:
        village = bring_on()
    finally:
        village_brought_on.disconnect(hear)
    assert heard == [(village.slug, None)]


def test_a_failing_receiver_leaves_nothing_behind():
    def fail(**kwargs):
        raise RuntimeError

    bring_on(slug="first")
    before = (Village.objects.count(), Collection.objects.count(), Group.objects.count(), VillagePage.objects.count())
    village_brought_on.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            bring_on(slug="second")
    finally:
        village_brought_on.disconnect(fail)
    after = (Village.objects.count(), Collection.objects.count(), Group.objects.count(), VillagePage.objects.count())
    assert after == before


def test_a_village_needs_the_list_of_villages():
    template_tree.fell()
    with pytest.raises(VillageIndexMissing):
        bring_on_village(
            slug="x", latitude=1, longitude=1, titles={"zh-hans": "某村"}, facts={"county_zh_hans": "某州"}
        )


def test_two_villages_of_one_name_keep_apart():
    one, two = bring_on(), bring_on()
    assert one.collection.name == "云梯村"
    assert two.collection.name == "云梯村 2"
    with pytest.raises(ValidationError):
        bring_on(slug=one.slug)


def test_a_coordinator_enters_the_editors_and_a_shop_manager_does_not():
    village, person, packer = bring_on(), make_user(), make_user()
    appoint(user=person, village=village, role=COORDINATOR)
    appoint(user=person, village=village, role=COORDINATOR)
    appoint(user=packer, village=village, role=MANAGER)
    assert list(village.group.user_set.all()) == [person]
    assert Membership.objects.filter(village=village).count() == 2


def test_whoever_is_dismissed_leaves_the_editors_but_keeps_the_shop():
    village, person = bring_on(), make_user()
    appoint(user=person, village=village, role=COORDINATOR)
    appoint(user=person, village=village, role=MANAGER)
    dismiss(user=person, village=village, role=COORDINATOR)
    dismiss(user=person, village=village, role=COORDINATOR)
    assert not village.group.user_set.exists()
    assert list(Village.objects.kept_by(person, MANAGER)) == [village]
    assert not Village.objects.kept_by(person, COORDINATOR).exists()


def test_a_coordinator_of_two_villages_sees_both_and_no_third():
    one, two, other = bring_on(), bring_on(), bring_on()
    person = make_user()
    for village in (one, two):
        appoint(user=person, village=village, role=COORDINATOR)
    seen = set(VillagePage.objects.filter(pk__in=pages_for(person)).values_list("village", flat=True))
    assert seen == {one.pk, two.pk}
    assert other.pk not in seen
