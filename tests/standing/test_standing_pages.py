"""The pages a public site owes its readers: there in both languages, linked from everywhere, kept as edited."""

import pytest
from django.core.management import call_command

from home.models import HomePage, StandardPage
from home.standing.services import plant_standing_pages
from portal.core.findable import languages_of
from portal.navigation.foot import foot_links
from tests.factories import make_home

pytestmark = pytest.mark.django_db
SLUGS = ["buying", "delivery", "returns", "help", "about", "privacy", "terms", "accessibility", "sellers"]
TITLES = {"zh-hans": "退货和退款", "en": "Returns and refunds"}


@pytest.fixture
def planted():
    """A front page with its standing pages."""
    make_home()
    return plant_standing_pages(home=HomePage.objects.get(locale__language_code="zh-hans"))


def test_every_page_is_written_in_both_languages(client, planted):
    assert [page.slug for page in planted] == SLUGS
    for page in planted:
        assert languages_of(page) == ("zh-hans", "en")
        for language in ("zh-hans", "en"):
            answer = client.get(f"/{language}/{page.slug}/")
            assert (answer.status_code, b"<h1" in answer.content) == (200, True)


@pytest.mark.parametrize("language", TITLES)
def test_every_page_of_the_site_leads_to_them(client, planted, language):
    for path in ("", "shop/catalogue/", "shop/basket/", "accounts/login/", "nowhere/"):
        html = client.get(f"/{language}/{path}").content.decode()
        foot = html[html.index("<footer") :]
        links = [f'<a href="/{language}/{slug}/">' for slug in SLUGS]
        assert [link for link in links if link not in foot] == [], path
        assert TITLES[language] in foot


def test_an_edited_page_stays_as_it_is_and_its_new_name_shows_at_once(
    client, planted, django_capture_on_commit_callbacks
):
    page = StandardPage.objects.get(slug="about", locale__language_code="zh-hans")
    client.get("/zh-hans/")
    with django_capture_on_commit_callbacks(execute=True):
        page.title = "关于云里"
        page.save_revision().publish()
    assert "关于云里" in client.get("/zh-hans/").content.decode()
    call_command("plant_site", verbosity=0)
    page.refresh_from_db()
    assert (page.title, StandardPage.objects.count()) == ("关于云里", 18)


def test_the_foot_costs_no_query_once_it_was_read(client, planted, django_assert_num_queries):
    foot_links("en")
    with django_assert_num_queries(0):
        assert len(foot_links("en")) == 9


def test_numbers_of_the_authorities_are_shown_when_set(client, planted, settings):
    assert "beian" not in client.get("/zh-hans/").content.decode()
    settings.ICP_NUMBER, settings.PUBLIC_SECURITY_NUMBER = "滇ICP备2026000001号", "滇公网安备53010000000001号"
    foot = client.get("/zh-hans/").content.decode()
    assert '<a href="https://beian.miit.gov.cn/" rel="nofollow noopener">滇ICP备2026000001号</a>' in foot
    assert "滇公网安备53010000000001号" in foot
