"""The demo's homes: of each kind, in every state, with photos, talks, a search and reports; loading again adds none."""

import pytest

from home.demo.content import FULL, SMALL, read_each
from home.demo.homes import offer_homes
from portal.housing.kinds import Kind, State
from portal.housing.models import FalseReport, Listing, Photo, SavedSearch, Thread


def test_every_kind_is_offered_and_every_text_is_chinese_at_least():
    rows = [row for texts in read_each("homes", (*FULL.communities, *FULL.villages)) for row in texts["listings"]]
    assert {row["kind"] for row in rows} == set(Kind.values)
    assert [row for row in rows if not row["text"]["zh"]] == []


@pytest.mark.django_db(transaction=True)
def test_the_small_demo_has_homes_in_every_state_but_withdrawn_and_loading_again_adds_none(demo_rows):
    assert set(Listing.objects.values_list("state", flat=True)) == set(State.values) - {State.WITHDRAWN}
    assert set(Listing.objects.shown().values_list("kind", flat=True)) >= {"flat-rent", "room", "flat-sale", "rural"}
    assert Photo.objects.count() >= 8
    assert Thread.objects.reported().count() == 1
    assert FalseReport.objects.filter(decided_at=None).count() == 4
    counted = Listing.objects.count(), Thread.objects.count(), SavedSearch.objects.count()
    offer_homes(SMALL)
    assert (Listing.objects.count(), Thread.objects.count(), SavedSearch.objects.count()) == counted
