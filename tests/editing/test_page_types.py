"""Every page type: where it may stand, that it answers, and that it can be edited and previewed."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.coreutils import get_dummy_request
from wagtail.models import Locale, Page
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import HomePage, StandardPage
from portal.communities.models import CommunityIndexPage, CommunityPage
from portal.communities.services import bring_on_community
from portal.core.services import publish_page
from portal.culture.models import EventIndexPage, EventPage, StoryIndexPage, StoryPage
from portal.tourism.models import ExperiencePage, StayPage, VisitIndexPage
from portal.villages.models import IndustryPage, VillageIndexPage, VillagePage
from portal.villages.services import page_of
from tests.factories import make_user
from tests.tourism.factories import make_visit
from tests.villages.factories import bring_on, make_tree

pytestmark = pytest.mark.django_db
BELOW = {
    Page: {HomePage},
    HomePage: {
        VillageIndexPage,
        StoryIndexPage,
        EventIndexPage,
        VisitIndexPage,
        CommunityIndexPage,
        StandardPage,
    },
    VillageIndexPage: {VillagePage},
    VillagePage: {IndustryPage, StoryPage, EventPage, ExperiencePage, StayPage},
    CommunityIndexPage: {CommunityPage},
    CommunityPage: {EventPage},
}
TYPES = set().union(*BELOW.values())
BODY = [("text", "<p>一句话。</p>"), ("heading", "小标题"), ("quote", {"text": "慢慢来。", "by": "李大爷"})]


@pytest.fixture
def case(client):
    """Wagtail's own assertions about pages."""
    assertions = WagtailPageTestCase()
    assertions.client = client
    assertions.dummy_request = get_dummy_request()
    return assertions


def make_page(page_class):
    """Return a live page of this type with a body."""
    if page_class in (HomePage, VillageIndexPage, StoryIndexPage, EventIndexPage, VisitIndexPage, CommunityIndexPage):
        make_tree()
        return page_class.objects.filter(locale__language_code="zh-hans").get()
    if page_class is CommunityPage:
        make_tree()
        facts = {"district_zh_hans": "五华区", "address_zh_hans": "翠湖路 1 号"}
        community = bring_on_community(
            slug="green-lake", latitude=25, longitude=102, titles={"zh-hans": "翠湖里"}, facts=facts
        )
        return community.pages.get(locale__language_code="zh-hans")
    if page_class is StandardPage:
        return publish_page(parent=make_tree(), page=StandardPage(title="帮助", body=BODY))
    village = bring_on()
    parent = page_of(village)
    if page_class is VillagePage:
        return parent
    fields = {}
    if page_class is EventPage:
        fields = {"starts_at": timezone.now(), "ends_at": timezone.now() + timezone.timedelta(hours=3)}
    if page_class in (ExperiencePage, StayPage):
        kind = "stay" if page_class is StayPage else "experience"
        fields = {"visit": make_visit(village, kind=kind, live=False)}
    return publish_page(parent=parent, page=page_class(title="一页", body=BODY, **fields))


@pytest.mark.parametrize("page_class", sorted(TYPES, key=lambda model: model.__name__))
def test_a_page_stands_only_where_it_belongs(case, page_class):
    parents = {parent for parent, children in BELOW.items() if page_class in children}
    case.assertAllowedParentPageTypes(page_class, parents)
    case.assertAllowedSubpageTypes(page_class, BELOW.get(page_class, set()))


@pytest.mark.parametrize("page_class", sorted(TYPES, key=lambda model: model.__name__))
def test_a_page_answers_in_both_languages_and_can_be_edited_and_previewed(case, client, page_class):
    page = make_page(page_class)
    case.assertPageIsRenderable(page)
    english = page.get_translation(Locale.objects.get(language_code="en")).specific
    assert english.get_url().startswith("/en/")
    case.assertPageIsRenderable(english)
    client.force_login(make_user(is_superuser=True, is_staff=True))
    data = edited(page)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    for mode, _label in page.preview_modes:
        address = f"{preview}?mode={mode}"
        assert client.post(address, data).json() == {"is_valid": True, "is_available": True}
        assert client.get(address).status_code == 200
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(edit).status_code == 200
    assert client.post(edit, {**data, "action-publish": "1"}).status_code == 302
    page.refresh_from_db()
    assert "改过。" in str(page.body)


def edited(page):
    """Return what the edit form of this page sends."""
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(instance=page, for_user=make_user(is_superuser=True, is_staff=True))
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    for name in ("body", "people_text", "culture", "getting_there", "before_you_go"):
        if name in form.fields:
            data[name] = streamfield([("text", rich_text("<p>改过。</p>"))] if name == "body" else [])
    for name in ("starts_at", "ends_at"):
        if name in data:
            data[name] = data[name].strftime("%Y-%m-%d %H:%M")
    return nested_form_data({name: "" if value is None else value for name, value in data.items()})


def test_an_alias_says_that_it_is_the_original(client):
    story = make_page(StoryPage)
    page = client.get(story.get_translation(Locale.objects.get(language_code="en")).get_url()).content.decode()
    assert "Not translated yet. This is the original." in page
    assert '<article lang="zh-hans">' in page
    assert "Not translated yet" not in client.get(story.get_url(), headers={"accept-language": "en"}).content.decode()
