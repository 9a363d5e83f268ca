"""Ratings: changed for two weeks, answered once, signed without a name, their words hidden by the operator alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from portal.trades.exceptions import ChangedMeanwhile, NothingSaid, TooLate
from portal.trades.models import Errand, Service
from portal.trades.services import answer_rating, hide_words, rate, show_words
from tests.dashboard.factories import make_operator
from tests.factories import make_user
from tests.trades.factories import make_done, make_service, owner_of

pytestmark = pytest.mark.django_db


def test_a_rating_is_changed_within_fourteen_days_and_tells_the_business_once():
    errand = make_done()
    rate(errand=errand, rating=2, text="Late", by=errand.user)
    rate(errand=errand, rating=4, text="Came back", by=errand.user)
    errand.refresh_from_db()
    assert (errand.rating, errand.rating_text) == (4, "Came back")
    assert errand.steps.filter(what="rated").count() == 1
    Errand.objects.update(rated_at=timezone.now() - timedelta(days=14, minutes=1))
    with pytest.raises(TooLate):
        rate(errand=errand, rating=1, by=errand.user)
    errand.refresh_from_db()
    assert errand.rating == 4


def test_a_first_rating_comes_within_sixty_days_and_is_a_number_from_one_to_five():
    errand = make_done()
    for number in (0, 6):
        with pytest.raises(ValueError, match="from 1 to 5"):
            rate(errand=errand, rating=number, by=errand.user)
    Errand.objects.update(done_at=timezone.now() - timedelta(days=61))
    with pytest.raises(TooLate):
        rate(errand=errand, rating=5, by=errand.user)
    errand.refresh_from_db()
    assert errand.rating is None


def test_a_rating_is_answered_once_and_nothing_is_answered_without_one():
    errand = make_done()
    owner = owner_of(errand)
    with pytest.raises(ChangedMeanwhile):
        answer_rating(errand=errand, text="Thanks", by=owner)
    rate(errand=errand, rating=5, by=errand.user)
    with pytest.raises(NothingSaid):
        answer_rating(errand=errand, text=" ", by=owner)
    answer_rating(errand=errand, text="Thanks", by=owner)
    with pytest.raises(TooLate):
        answer_rating(errand=errand, text="And more", by=owner)
    errand.refresh_from_db()
    assert errand.answer == "Thanks"


def test_average_and_number_are_those_of_the_service_alone():
    service = make_service()
    for stars in (5, 4, 4):
        errand = make_done(service)
        rate(errand=errand, rating=stars, by=errand.user)
    make_done(service)
    other = make_service(service.business)
    shown = {one.pk: (one.stars, one.ratings) for one in Service.objects.with_ratings()}
    assert (round(shown[service.pk][0], 2), shown[service.pk][1], shown[other.pk]) == (4.33, 3, (None, 0))


def test_a_rating_is_signed_with_one_letter_and_the_community_never_with_a_name(client):
    errand = make_done(by=make_user(first_name="Leopoldine Marker", last_name="Surname"))
    rate(errand=errand, rating=5, text="Fine work", by=errand.user)
    page = client.get(errand.service.get_absolute_url().replace("zh-hans", "en")).content.decode()
    with translation.override("en"):
        assert f"L., {errand.community.name}" in page
    assert "Fine work" in page
    for secret in ("Leopoldine", "Surname", "The tap drips", errand.user.email):
        assert secret not in page


def test_only_the_operator_hides_words_with_a_reason_and_shows_them_again(client):
    errand = make_done()
    rate(errand=errand, rating=1, text="Rude words", by=errand.user)
    for by in (errand.user, owner_of(errand), make_user()):
        with pytest.raises(PermissionDenied):
            hide_words(errand=errand, reason="No", by=by)
    operator = make_operator()
    with pytest.raises(NothingSaid):
        hide_words(errand=errand, reason="", by=operator)
    address = errand.service.get_absolute_url()
    assert "Rude words" in client.get(address).content.decode()
    hide_words(errand=errand, reason="Insults", by=operator)
    page = client.get(address).content.decode()
    assert ("Rude words" in page, "Insults" in page) == (False, False)
    show_words(errand=errand, by=operator)
    assert "Rude words" in client.get(address).content.decode()


def test_the_operator_hides_words_in_the_page_admin_and_nobody_else_finds_the_list(client):
    errand = make_done()
    rate(errand=errand, rating=1, text="Rude words", by=errand.user)
    operator = make_operator()
    client.force_login(operator)
    assert "Rude words" in client.get("/admin/service-ratings/").content.decode()
    address = f"/admin/service-ratings/edit/{errand.pk}/"
    assert client.post(address, {"is_hidden": "on", "why": ""}).status_code == 200
    errand.refresh_from_db()
    assert errand.hidden_at is None
    assert client.post(address, {"is_hidden": "on", "why": "Insults"}).status_code == 302
    errand.refresh_from_db()
    assert (errand.hidden_why, errand.hidden_by, errand.rating) == ("Insults", operator, 1)
    unrated = make_done()
    assert client.get(f"/admin/service-ratings/edit/{unrated.pk}/").status_code == 404
    client.force_login(owner_of(errand))
    assert client.get("/admin/service-ratings/").status_code in (302, 403, 404)
