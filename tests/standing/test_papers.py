"""Licences and permits of the sellers: shown while checked and valid, gone the day after."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.models import HomePage
from home.standing.services import plant_standing_pages
from marketplace.producers.models import SellerPaper
from tests.factories import make_home, make_producer

pytestmark = pytest.mark.django_db


@pytest.fixture
def planted():
    make_home()
    plant_standing_pages(home=HomePage.objects.get(locale__language_code="zh-hans"))


def paper(producer, number="LC-1", **fields):
    defaults = {
        "kind": "licence",
        "holder": "云梯合作社",
        "issuer": "元阳县市场监督管理局",
        "checked_on": timezone.localdate(),
    }
    return SellerPaper.objects.create(producer=producer, number=number, **{**defaults, **fields})


def page(client, language="zh-hans"):
    return client.get(f"/{language}/sellers/").content.decode()


def test_a_checked_paper_is_shown_in_both_languages(client, planted):
    paper(make_producer(), valid_until=timezone.localdate())
    assert "编号 LC-1，发证：元阳县市场监督管理局" in page(client)
    english = page(client, "en")
    assert "Business licence" in english
    assert "No. LC-1, issued by 元阳县市场监督管理局" in english


@pytest.mark.parametrize("wrong", [{"checked_on": None}, {"valid_until": "yesterday"}])
def test_a_paper_not_checked_or_run_out_is_not_shown(client, planted, wrong):
    if wrong.get("valid_until"):
        wrong = {"valid_until": timezone.localdate() - timedelta(days=1)}
    paper(make_producer(), **wrong)
    html = page(client)
    assert "LC-1" not in html
    assert "目前没有登记的证照。" in html


def test_the_list_costs_the_same_however_many_sellers_there_are(client, planted, django_assert_max_num_queries):
    for number in range(8):
        paper(make_producer(), number=f"LC-{number}")
    page(client)
    with django_assert_max_num_queries(12):
        page(client)


def test_other_pages_of_text_carry_no_papers(client, planted):
    paper(make_producer())
    assert "LC-1" not in client.get("/zh-hans/about/").content.decode()
