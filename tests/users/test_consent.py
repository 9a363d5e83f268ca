"""What people agree to when they open an account, in which words and version."""

import pytest

from home.models import HomePage
from home.standing.services import plant_standing_pages
from portal.users.models import Consent, User
from portal.users.personal_data import collect_personal_data
from tests.factories import make_home
from tests.users.test_sign_up import sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def planted():
    make_home()
    return {
        page.slug: page for page in plant_standing_pages(home=HomePage.objects.get(locale__language_code="zh-hans"))
    }


def test_opening_an_account_records_the_published_version_of_both_texts(client, planted):
    sign_up(client)
    rows = Consent.objects.order_by("document").values_list("document", "language", "revision_number", "title")
    for slug in ("privacy", "terms"):
        planted[slug].refresh_from_db()
    assert list(rows) == [
        ("privacy", "zh-hans", planted["privacy"].live_revision_id, "隐私"),
        ("terms", "zh-hans", planted["terms"].live_revision_id, "使用条款"),
    ]


def test_after_a_new_version_the_next_account_agrees_to_that_one_and_the_first_keeps_its_own(client, planted):
    sign_up(client)
    client.logout()
    page = planted["terms"]
    before = page.live_revision_id
    page.summary = "新的一版"
    page.save_revision().publish()
    page.refresh_from_db()
    sign_up(client, contact="13900139000")
    agreed = dict(Consent.objects.filter(document="terms").values_list("user__phone", "revision_number"))
    assert agreed == {"+8613800138000": before, "+8613900139000": page.live_revision_id}
    assert before != page.live_revision_id


def test_without_the_box_ticked_nothing_is_recorded(client, planted):
    sign_up(client, consent="")
    assert (User.objects.count(), Consent.objects.count()) == (0, 0)


@pytest.mark.parametrize(("language", "lead"), [("zh-hans", "开户即表示同意："), ("en", "By opening an account")])
def test_the_form_links_the_texts_in_the_reader_s_language(client, planted, language, lead):
    html = client.get(f"/{language}/accounts/signup/").content.decode()
    assert lead in html
    for slug in ("terms", "privacy"):
        assert html.index(lead) < html.index(f'<a href="/{language}/{slug}/">')


def test_what_one_agreed_to_is_part_of_the_download(client, planted):
    sign_up(client)
    agreed = collect_personal_data(User.objects.get())["account"]["agreed_to"]
    assert sorted(row["document"] for row in agreed) == ["privacy", "terms"]
