"""Signing up for an event, for its waiting list, and moving up when somebody does not come: without a script."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from portal.gatherings.models import Gathering, SignUp
from tests.browser.hands import signed_in
from tests.factories import make_user
from tests.gatherings.factories import come, make_event, path_of
from tests.villages.factories import bring_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LANGUAGES = ["zh-hans", "en"]
WORDS = {
    "zh-hans": {"join": "报名", "wait": "我要等位", "second": "你排在第 1 位", "gone": "我不去了", "sure": "不去了"},
    "en": {
        "join": "Sign up",
        "wait": "Put me on the waiting list",
        "second": "You are number 1 on the waiting list.",
        "gone": "I do not come after all",
        "sure": "I do not come",
    },
}


def feast_of(places: int) -> Gathering:
    """Return an event of a new village with so many places."""
    return make_event(bring_on(), places=places)


def phone(open_context):
    """Return a phone whose browser runs no script."""
    return open_context(java_script_enabled=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_taps_sign_up_and_the_next_one_waits_and_moves_up(open_context, language):
    words, feast = WORDS[language], feast_of(1)
    path = path_of(feast, language)
    first = signed_in(phone(open_context), "visitor@yunli.example", wish=f"/{language}/gatherings/")
    first.page.goto(path)
    first.tap(first.page.get_by_role("link", name=words["join"], exact=True))
    first.tap(first.page.get_by_role("button", name=words["join"], exact=True))
    assert first.taps == 2
    assert SignUp.objects.get(gathering=feast).state == "placed"

    second = phone(open_context).new_page()
    second.goto(path)
    second.get_by_role("link", name=words["wait"]).click()
    second.locator("[name=name]").fill("W")
    second.locator("[name=note]").fill("XYZ")
    second.get_by_role("button", name=words["wait"]).click()
    second.fill("[name=login]", "resident@yunli.example")
    second.fill("[name=password]", "yunli-demo-26")
    second.locator("main form button").first.click()
    expect(second.locator("[name=note]")).to_have_value("XYZ")
    second.get_by_role("button", name=words["wait"]).click()
    expect(second.get_by_text(words["second"])).to_be_visible()

    first.tap(first.page.get_by_role("link", name=words["gone"]))
    first.tap(first.page.get_by_role("button", name=words["sure"], exact=True))
    resident = get_user_model().objects.get(email="resident@yunli.example")
    assert SignUp.objects.get(gathering=feast, user=resident).state == "placed"


def test_the_host_ticks_who_came_on_a_narrow_phone(open_context):
    feast = feast_of(9)
    come(feast, 2, user=make_user(), name="W")
    host = signed_in(phone(open_context), "operator@yunli.example", wish=f"/zh-hans/gatherings/desk/{feast.key}/")
    host.tap(host.page.locator("[name=came]").first)
    host.tap(host.page.get_by_role("button", name="保存签到"))
    assert SignUp.objects.get(gathering=feast).came is True
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert host.page.evaluate(width) <= 0
