"""What a recall leaves in the village is not packed; papers nobody has checked are read by nobody else."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model

from marketplace.consignments.services import advance, shorten
from marketplace.produce.exceptions import LotRecalled
from marketplace.produce.models import PackedLot
from marketplace.produce.services import close_lot
from marketplace.producers.expiry import warn_of_papers
from marketplace.producers.models import SellerPaper
from portal.outbox.services import deliver_due
from tests.consignments.factories import make_manager, make_shop
from tests.dashboard.factories import make_operator
from tests.placement.factories import stock_of
from tests.produce.factories import make_certificate, make_lot, parcel_for, recalled

pytestmark = pytest.mark.django_db


def test_what_a_recall_leaves_in_the_village_is_not_packed(client, books):
    village, _producer, rice = make_shop()
    lot = recalled(make_lot(rice))
    parcel = parcel_for(rice)
    with pytest.raises(LotRecalled) as refused:
        advance(consignment=parcel, to="packed")
    assert (
        str(refused.value)
        == f"Lot {lot.code} is recalled: {rice.title} must not be packed. Open a new lot, or leave it out."
    )
    assert (stock_of(rice), PackedLot.objects.count(), books()) == ((20, 2), 0, {})
    client.force_login(make_manager(village))
    assert f"Lot {lot.code} is recalled: do not pack it" in client.get(reverse("packing:today")).content.decode()


def test_a_new_lot_or_leaving_it_out_ends_the_block(books):
    _village, _producer, rice = make_shop()
    recalled(make_lot(rice))
    first, second = parcel_for(rice), parcel_for(rice, phone="13800000002")
    shorten(consignment=second, missing={second.lines.get().pk: 2}, reason="spoiled", key="k1")
    fresh = make_lot(rice)
    advance(consignment=first, to="packed")
    assert (PackedLot.objects.get().lot, books()) == (fresh, {})


def test_an_older_recall_does_not_block_what_was_grown_since(books):
    _village, _producer, rice = make_shop()
    recalled(make_lot(rice))
    close_lot(lot=make_lot(rice))
    assert advance(consignment=parcel_for(rice), to="packed").status == "packed"


def scan(title="scan"):
    """Return an uploaded paper."""
    return get_document_model().objects.create(title=title, file=ContentFile(b"%PDF-1.7", name="scan.pdf"))


def may_read(client, document, user=None) -> bool:
    """Say whether this reader gets the file."""
    client.logout()
    if user:
        client.force_login(user)
    answer = client.get(document.url)
    assert answer.status_code in (200, 404)
    return answer.status_code == 200


def test_the_scan_of_an_unchecked_paper_is_read_by_its_village_and_the_operator_alone(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    village, _producer, rice = make_shop()
    other, _foreign, _theirs = make_shop()
    paper = make_certificate(rice, checked=False, scan=scan())
    readers = (None, make_manager(other), make_manager(village), make_operator())
    assert [may_read(client, paper.scan, reader) for reader in readers] == [False, False, True, True]
    type(paper).objects.update(checked_on=timezone.localdate())
    assert may_read(client, paper.scan)
    type(paper).objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    assert not may_read(client, paper.scan)


def make_paper(producer, *, days, checked=True, **fields):
    """Return a licence of a seller."""
    today = timezone.localdate()
    words = {"kind": "licence", "holder": "合作社", "number": "L-1", "issuer": "市场监管局"}
    until = today + timedelta(days=days)
    checked_on = today if checked else None
    return SellerPaper.objects.create(producer=producer, valid_until=until, checked_on=checked_on, **words, **fields)


def test_the_scan_of_an_unchecked_licence_is_kept_too(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    _village, producer, _rice = make_shop()
    paper = make_paper(producer, days=90, checked=False, scan=scan())
    assert not may_read(client, paper.scan)
    SellerPaper.objects.update(checked_on=timezone.localdate())
    assert may_read(client, paper.scan)


def test_other_documents_are_served_as_ever(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert may_read(client, scan("leaflet"))


def test_a_licence_that_runs_out_is_told_of_thirty_days_before_and_once():
    village, producer, _rice = make_shop()
    make_manager(village, email="shop@example.com")
    paper = make_paper(producer, days=30)
    assert warn_of_papers() == "1 papers run out within 30 days"
    assert warn_of_papers() == "0 papers run out within 30 days"
    for _round in range(2):
        deliver_due(now=timezone.now())
    (letter,) = [letter for letter in mail.outbox if letter.to == ["shop@example.com"]]
    assert "L-1" in letter.body
    SellerPaper.objects.filter(pk=paper.pk).update(valid_until=timezone.localdate() + timedelta(days=20))
    assert warn_of_papers() == "1 papers run out within 30 days"


@pytest.mark.parametrize(("days", "checked"), [(31, True), (30, False), (-1, True)])
def test_what_is_far_off_unchecked_or_over_is_not_told_of(days, checked):
    village, producer, _rice = make_shop()
    make_manager(village, email="shop@example.com")
    make_paper(producer, days=days, checked=checked)
    assert warn_of_papers() == "0 papers run out within 30 days"
