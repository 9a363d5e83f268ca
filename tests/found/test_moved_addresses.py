"""An address that was true once leads to the present one, in both languages, for good."""

import pytest
from oscar.core.loading import get_model
from wagtail.models import Page

from portal.core.services import publish_page, translate_page
from portal.culture.models import StoryPage
from tests.factories import make_producer, make_product, make_user, make_village, make_village_page

pytestmark = pytest.mark.django_db
LANGUAGES = ("zh-hans", "en")


@pytest.fixture
def story():
    """A story in both languages below a village."""
    page = publish_page(
        parent=make_village_page(make_village(slug="yunti")), page=StoryPage(title="水尺", slug="ruler")
    )
    translate_page(page=page, language="en", fields={"title": "The ruler"})
    return page


@pytest.fixture
def operator(client):
    """A browser in which an operator is signed in."""
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def leads_to(client, path: str) -> tuple[int, str]:
    """Return the status of the answer at a path and where it leads."""
    answer = client.get(path)
    return answer.status_code, answer.get("Location", "")


def rename(client, page: Page, slug: str, capture) -> None:
    """Change a page's address in the page admin and publish it."""
    form = client.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    sent = {}
    for bound in form:
        value = bound.value()
        sent[bound.html_name] = "" if value is None else value
    stream = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    with capture(execute=True):
        answer = client.post(
            f"/admin/pages/{page.pk}/edit/", {**sent, **stream, "slug": slug, "action-publish": "1", "picture": ""}
        )
    assert answer.status_code == 302, answer.context["form"].errors
    page.refresh_from_db()
    assert page.slug == slug


def test_a_story_renamed_in_the_page_admin(operator, client, story, django_capture_on_commit_callbacks):
    rename(operator, story, "water-ruler", django_capture_on_commit_callbacks)
    for language in LANGUAGES:
        old, new = f"/{language}/villages/yunti/ruler/", f"/{language}/villages/yunti/water-ruler/"
        assert leads_to(client, old) == (301, new)
        assert leads_to(client, new) == (200, "")


def test_a_translation_published_after_the_renaming_keeps_the_new_address(
    client, story, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        story.slug = "water-ruler"
        story.save_revision().publish()
    english = StoryPage.objects.get(translation_key=story.translation_key, locale__language_code="en")
    draft = english.get_latest_revision_as_object()
    draft.title = "The water ruler"
    with django_capture_on_commit_callbacks(execute=True):
        draft.save_revision().publish()
    assert set(StoryPage.objects.values_list("slug", flat=True)) == {"water-ruler"}
    assert leads_to(client, "/en/villages/yunti/ruler/") == (301, "/en/villages/yunti/water-ruler/")


def test_a_village_renamed_takes_what_stands_below_it_along(client, story, django_capture_on_commit_callbacks):
    village = story.get_parent().specific
    with django_capture_on_commit_callbacks(execute=True):
        village.slug = "cloud-steps"
        village.save_revision().publish()
    for language in LANGUAGES:
        for below in ("", "ruler/"):
            old, new = f"/{language}/villages/yunti/{below}", f"/{language}/villages/cloud-steps/{below}"
            assert leads_to(client, old) == (301, new)
            assert leads_to(client, new) == (200, "")


def test_an_address_changed_twice_leads_to_the_last_one_at_once(client, story, django_capture_on_commit_callbacks):
    for slug in ("second", "third"):
        with django_capture_on_commit_callbacks(execute=True):
            story.slug = slug
            story.save_revision().publish()
    for language in LANGUAGES:
        for old in ("ruler", "second"):
            assert leads_to(client, f"/{language}/villages/yunti/{old}/") == (
                301,
                f"/{language}/villages/yunti/third/",
            )


def test_a_story_moved_to_another_village(client, story, django_capture_on_commit_callbacks):
    other = make_village_page(make_village(slug="chashan"))
    other.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        story.move(other, pos="last-child")
    for language in LANGUAGES:
        old, new = f"/{language}/villages/yunti/ruler/", f"/{language}/villages/chashan/ruler/"
        assert leads_to(client, old) == (301, new)
        assert leads_to(client, new) == (200, "")


def test_a_renamed_product_keeps_what_follows_the_question_mark(client, story):
    tea = make_product(make_producer())
    old = tea.slug
    tea.slug = "spring-tea"
    tea.save()
    for language in LANGUAGES:
        base = f"/{language}/shop/catalogue"
        assert leads_to(client, f"{base}/{old}_{tea.pk}/?from=card") == (
            301,
            f"{base}/spring-tea_{tea.pk}/?from=card",
        )
        assert leads_to(client, f"{base}/spring-tea_{tea.pk}/") == (200, "")


def test_a_renamed_category_takes_the_ones_below_it_along(client, story):
    Category = get_model("catalogue", "Category")
    food = Category.add_root(name_zh_hans="吃的", name_en="Food", slug="food")
    tea = food.add_child(name_zh_hans="茶", name_en="Tea", slug="tea")
    old = {language: [f"/{language}/shop/catalogue/category/food_{food.pk}/"] for language in LANGUAGES}
    for language in LANGUAGES:
        old[language].append(f"/{language}/shop/catalogue/category/food/tea_{tea.pk}/")
    food.refresh_from_db()
    food.slug = "to-eat"
    food.save()
    for language in LANGUAGES:
        base = f"/{language}/shop/catalogue/category/to-eat"
        for path, new in zip(old[language], (f"{base}_{food.pk}/", f"{base}/tea_{tea.pk}/"), strict=True):
            assert leads_to(client, path) == (301, new)
            assert leads_to(client, new) == (200, "")


def test_an_address_that_never_was_stays_unknown(client, story):
    for language in LANGUAGES:
        assert leads_to(client, f"/{language}/villages/yunti/rulers/") == (404, "")
