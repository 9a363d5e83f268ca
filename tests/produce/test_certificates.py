"""Certificates: entered by the village, shown while checked and valid, gone by themselves."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.documents import get_document_model

from marketplace.produce.expiry import warn_of_certificates
from marketplace.produce.models import Certificate
from portal.outbox.services import deliver_due
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_product
from tests.produce.factories import make_certificate, make_lot

pytestmark = pytest.mark.django_db
PAPER = {
    "kind": "organic",
    "number": "ORG-77",
    "issuer": "某认证公司",
    "issued_on": "2026-01-05",
    "valid_until": "2027-01-04",
}


def shown_on(client, product) -> str:
    """Return a product's page."""
    return client.get(product.get_absolute_url()).content.decode()


def letters() -> list:
    """Return the warnings sent by now."""
    for _round in range(2):
        deliver_due(now=timezone.now())
    return [letter for letter in mail.outbox if "runs out soon" in letter.subject or "快到期" in letter.subject]


def test_a_certificate_is_shown_to_its_last_day_and_not_on_the_next(client):
    *_shop, rice = make_shop()
    paper = make_certificate(rice, days=3)

    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        assert paper.number in shown_on(client, rice)
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        assert paper.number not in shown_on(client, rice)
        assert not Certificate.objects.shown().exists()


def test_what_nobody_has_checked_is_not_shown(client):
    *_shop, rice = make_shop()
    paper = make_certificate(rice, checked=False)
    assert paper.number not in shown_on(client, rice)


def test_a_villages_paper_speaks_for_all_its_products_and_a_products_for_it_alone(client):
    _village, producer, rice = make_shop()
    beans, (_other, _seller, foreign) = make_product(producer), make_shop()
    whole, own = make_certificate(rice, whole_village=True), make_certificate(rice)

    assert [paper.number in shown_on(client, rice) for paper in (whole, own)] == [True, True]
    assert [paper.number in shown_on(client, beans) for paper in (whole, own)] == [True, False]
    assert [paper.number in shown_on(client, foreign) for paper in (whole, own)] == [False, False]


def test_a_test_of_one_lot_is_on_its_passport_alone(client):
    *_shop, rice = make_shop()
    first, second = make_lot(rice), make_lot(rice)
    paper = make_certificate(rice, lot=first, kind="residue")

    assert paper.number in client.get(first.get_absolute_url()).content.decode()
    assert paper.number not in client.get(second.get_absolute_url()).content.decode()
    assert paper.number not in shown_on(client, rice)


def test_managers_are_warned_thirty_days_before_and_once():
    village, _producer, rice = make_shop()
    manager, reader = make_manager(village), make_manager(village, language="en")
    make_manager(make_shop()[0])
    soon, _later = make_certificate(rice, days=30), make_certificate(rice, days=31)
    make_certificate(rice, days=5, checked=False)

    assert warn_of_certificates() == "1 certificates run out within 30 days"
    assert warn_of_certificates() == "0 certificates run out within 30 days"

    sent = {letter.to[0]: letter for letter in letters()}
    assert sent.keys() == {manager.email, reader.email}
    assert sent[reader.email].subject == f"A certificate runs out soon: Organic certificate {soon.number}"
    assert sent[manager.email].subject == f"有一张证书快到期了：有机证书 {soon.number}"
    assert soon.number in sent[reader.email].body
    assert "/en/shop/dashboard/my-shop/certificates/" in sent[reader.email].body
    assert len(letters()) == 2


def test_a_new_date_is_warned_of_anew():
    village, _producer, rice = make_shop()
    make_manager(village)
    paper = make_certificate(rice, days=10)
    warn_of_certificates()
    assert len(letters()) == 1
    Certificate.objects.update(valid_until=paper.valid_until + timedelta(days=5))
    warn_of_certificates()
    assert len(letters()) == 2


def test_a_manager_enters_a_certificate_with_a_photo_and_takes_it_away(client):
    village, _producer, rice = make_shop()
    client.force_login(make_manager(village))
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "JPEG")
    photo = SimpleUploadedFile("photo.jpg", picture.getvalue())

    client.post(reverse("lots:certificate-new"), {**PAPER, "product": rice.pk, "scan_file": photo})
    paper = Certificate.objects.get()

    assert (paper.product, paper.number, paper.checked_on) == (rice, "ORG-77", None)
    assert paper.producer.village == village
    with paper.scan.file.open("rb") as scan:
        assert scan.read(5) == b"%PDF-"
    client.post(reverse("lots:certificate-remove", args=[paper.pk]))
    assert not Certificate.objects.exists()
    assert not get_document_model().objects.exists()


def test_a_certificate_is_refused_with_reasons_and_keeps_what_was_typed(client):
    village, _producer, rice = make_shop()
    _other, _seller, foreign = make_shop()
    make_certificate(rice, kind="organic", number="ORG-77")
    client.force_login(make_manager(village))
    junk = SimpleUploadedFile("a.jpg", b"no picture")
    wrong = {**PAPER, "issuer": "kept issuer", "valid_until": "2026-01-01", "product": foreign.pk, "scan_file": junk}

    answer = client.post(reverse("lots:certificate-new"), wrong)
    html = answer.content.decode()

    assert answer.status_code == 422
    for words in (
        "It cannot end before it was issued.",
        "This certificate is here already.",
        "This file is not a picture we can read.",
        "Select a valid choice.",
        "kept issuer",
    ):
        assert words in html, words
    assert Certificate.objects.count() == 1


def test_an_operator_cannot_give_one_villages_product_to_another(client):
    from tests.dashboard.factories import make_operator

    (_one, producer, _rice), (_two, _seller, foreign) = make_shop(), make_shop()
    client.force_login(make_operator())
    answer = client.post(reverse("lots:certificate-new"), {**PAPER, "producer": producer.pk, "product": foreign.pk})
    assert "This product is from another village." in answer.content.decode()
    assert not Certificate.objects.exists()


def test_another_village_can_neither_see_nor_take_away_a_certificate(client):
    *_shop, rice = make_shop()
    paper = make_certificate(rice)
    client.force_login(make_manager(make_shop()[0]))

    assert paper.number not in client.get(reverse("lots:certificates")).content.decode()
    assert client.post(reverse("lots:certificate-remove", args=[paper.pk])).status_code == 404
    assert Certificate.objects.filter(pk=paper.pk).exists()


def test_an_operator_checks_certificates_in_the_records(client):
    from tests.factories import make_user

    *_shop, rice = make_shop()
    paper = make_certificate(rice, checked=False)
    client.force_login(make_user(is_staff=True, is_superuser=True))
    client.post(
        reverse("admin:produce_certificate_changelist"),
        {"action": "check_today", "_selected_action": [paper.pk]},
    )
    assert Certificate.objects.get().checked_on == timezone.localdate()
