"""Both admins in a real Chromium: they work under their own policy and ask no other host."""

import pytest
from playwright.sync_api import Page

from portal.users.models import User
from tests.factories import make_village_page

# Chromium says this when a page that fades leads to one that does not; nothing is wrong then.
SKIPPED_FADE = "ViewTransition opt-in disabled"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(browser, live_server):
    """Return an operator's browser page, signed in through the form, with what went wrong collected on it."""
    User.objects.create_superuser("operator@yunli.example", "pass-word-1", language="zh-hans")
    context = browser.new_context(base_url=live_server.url, locale="en-GB", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: None if SKIPPED_FADE in str(error) else page.faults.append(str(error)))
    page.on("request", lambda request: _note_foreign(page, request.url, live_server.url))
    page.goto("/admin/")
    page.fill("input[name=login]", "operator@yunli.example")
    page.fill("input[name=password]", "pass-word-1")
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def _note_foreign(page: Page, url: str, home: str) -> None:
    if not url.startswith((home, "data:", "blob:")):
        page.faults.append(f"asks {url}")


def test_an_operator_signs_in_and_edits_a_page_without_a_fault(desk):
    page = make_village_page()
    for path in ("/admin/", f"/admin/pages/{page.pk}/", f"/admin/pages/{page.pk}/edit/", "/admin/images/add/"):
        desk.goto(path)
        desk.wait_for_load_state("networkidle")
        assert desk.locator("html").get_attribute("lang") == "zh-hans"
    desk.goto(f"/admin/pages/{page.pk}/edit/")
    assert desk.locator("[data-contentpath=body]").first.is_visible()
    assert desk.faults == []


def test_the_other_desks_keep_their_policy(desk):
    for path in ("/django-admin/", "/django-admin/users/user/", "/en/shop/dashboard/", "/en/shop/dashboard/catalogue/"):
        desk.goto(path)
        desk.wait_for_load_state("networkidle")
    assert desk.faults == []
