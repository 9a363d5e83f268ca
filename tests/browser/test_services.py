"""A service is found, asked for, a time agreed, done and rated, on two phones, with JavaScript and without."""

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.trades.models import Errand
from tests.browser.hands import Hands, signed_in
from tests.trades.factories import day

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ASKER, OWNER = "resident@yunli.example", "corner@yunli.example"
WORDS = "Shelf 77 wobbles"


@pytest.fixture(params=["zh-hans", "en"])
def language(request):
    """Each journey is walked in both languages."""
    with translation.override(request.param):
        yield request.param


def asked(open_context, language: str, *, script: bool) -> Hands:
    """Return a resident's hands after a request, on its page."""
    context = open_context(java_script_enabled=script)
    hands = signed_in(context, ASKER, wish=f"/{language}/my-home/green-lake/")
    page = hands.page
    hands.tap(page.get_by_role("link", name=_("Find a service"), exact=True))
    hands.tap(page.get_by_role("link", name=pgettext("service", "Cleaning"), exact=True))
    hands.tap(page.locator(".vc h3 a").first)
    hands.tap(page.get_by_role("link", name=_("Ask for it"), exact=True))
    hands.write(page.locator("[name=text]"), WORDS)
    assert page.locator("[name=address]").input_value()
    hands.tap(page.get_by_role("button", name=_("Send the request"), exact=True))
    page.wait_for_load_state()
    return hands


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_resident_asks_the_business_proposes_they_agree_and_it_is_rated(open_context, language, script):
    hands = asked(open_context, language, script=script)
    page, errand = hands.page, Errand.objects.get(text=WORDS)
    assert (hands.taps, hands.typed) == (5, 1)

    shop = errand.service.business
    desk = signed_in(
        open_context(java_script_enabled=script), OWNER, wish=f"/{language}/my-business/{shop.pk}/requests/"
    )
    desk.tap(desk.page.locator(".slip", has_text=WORDS).locator("h2 a"))
    assert errand.address not in desk.page.content()
    desk.write(desk.page.locator("[name=price_words]"), "¥81")
    desk.tap(desk.page.get_by_role("button", name=_("Propose a time"), exact=True))
    assert desk.page.get_by_text(_("Proposed. The asker is told and accepts or declines.")).count() == 1
    assert desk.taps == 2

    page.reload()
    assert page.get_by_text("¥81").count() >= 1
    hands.tap(page.get_by_role("button", name=_("Accept this time"), exact=True))
    assert page.get_by_text(shop.phone).count() == 1
    desk.page.reload()
    assert desk.page.get_by_text(errand.address).count() == 1

    Errand.objects.filter(pk=errand.pk).update(day=day(-1))
    page.reload()
    hands.tap(page.get_by_role("button", name=pgettext("service", "It is done"), exact=True))
    hands.tap(page.get_by_label(pgettext("rating", "4 · good"), exact=True))
    hands.tap(page.get_by_role("button", name=_("Rate it"), exact=True))
    errand.refresh_from_db()
    assert (errand.state, errand.rating) == ("done", 4)
