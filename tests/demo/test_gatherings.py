"""The demo's events: with places left, full, over with photos, called off; invitations in every state both ways."""

import pytest
from django.utils import timezone

from home.demo.content import SMALL, read
from home.demo.gatherings import hold_gatherings
from portal.gatherings.invariants import nobody_waits_in_vain, people_fit
from portal.gatherings.models import Gathering, Invitation, Photo, SignUp
from tests.demo.test_texts import pairs_in


def test_the_texts_of_events_are_written_in_both_languages():
    events = read("gatherings")["events"]
    assert [path for path, pair in pairs_in(events) if not (pair.get("zh") and pair.get("en"))] == []


@pytest.mark.django_db(transaction=True)
def test_the_small_demo_has_events_and_invitations_in_every_state_and_loading_again_adds_none(demo_rows):
    coming = Gathering.objects.standing().filter(takes_sign_ups=True).with_figures()
    assert {(one.left > 0, one.waiting > 0) for one in coming} == {(True, False), (False, True)}
    assert Gathering.objects.exclude(called_off_at=None).count() == 1
    assert Gathering.objects.filter(ends_at__lt=timezone.now(), sign_ups__came=True).exists()
    assert set(Photo.objects.values_list("state", flat=True)) == {"shown", "waiting", "hidden"}
    states = set(Invitation.objects.values_list("host", "state"))
    assert states == {(host, state) for host in Invitation.Host.values for state in Invitation.State.values}
    assert (people_fit().broken, nobody_waits_in_vain().broken) == ("", "")
    counted = SignUp.objects.count(), Invitation.objects.count(), Photo.objects.count()
    hold_gatherings(SMALL)
    assert (SignUp.objects.count(), Invitation.objects.count(), Photo.objects.count()) == counted
