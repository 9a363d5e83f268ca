"""Daily life in a compound, on a phone without JavaScript, in both languages."""

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from home.demo.accounts import PASSWORD
from portal.communities.models import Community
from portal.residents.models import Flat, Invitation
from portal.residents.services import invite_flats
from portal.users.models import User
from tests.browser.hands import Hands, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFICE, NEWCOMER, RESIDENT = "office@yunli.example", "visitor@yunli.example", "resident@yunli.example"


@pytest.fixture(params=["zh-hans", "en"])
def language(request):
    """Each journey is walked in both languages."""
    with translation.override(request.param):
        yield request.param


def at_the_door(open_context, language: str) -> Hands:
    """Return a newcomer's hands after “I live here” on the community's page and signing in."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"/{language}/communities/green-lake/")
    hands = Hands(page)
    hands.tap(page.get_by_role("link", name=_("I live here"), exact=True))
    page.fill("[name=login]", NEWCOMER)
    page.fill("[name=password]", PASSWORD)
    hands.tap(page.locator("main form button").first)
    page.wait_for_url("**/join/")
    return hands


def test_a_newcomer_moves_in_with_the_code_of_a_letter(open_context, language):
    community = Community.objects.get(slug="green-lake")
    flats = Flat.objects.filter(building__community=community, building__number="2", number="501")
    invite_flats(community=community, flats=flats, by=User.objects.get(email=OFFICE))
    code = Invitation.objects.usable().get(flat=flats.get()).code
    hands = at_the_door(open_context, language)
    page = hands.page
    hands.write(page.locator("[name=code]"), code.lower())
    hands.tap(page.get_by_role("button", name=_("Move in"), exact=True))
    flat = _("Building %(building)s, flat %(flat)s") % {"building": "2", "flat": "501"}
    assert page.locator("h1").inner_text() == flat
    assert (hands.taps, hands.typed) == (3, 1)
    page.goto(f"/{language}/communities/green-lake/")
    assert page.get_by_text(flat).count() == 1


def test_a_newcomer_asks_and_the_office_lets_them_in(open_context, language):
    hands = at_the_door(open_context, language)
    page = hands.page
    hands.tap(page.get_by_role("link", name=_("Ask the office"), exact=True))
    hands.tap(page.get_by_role("link", name=_("Building %(number)s") % {"number": "2"}, exact=True))
    page.select_option("[name=flat]", label="502")
    page.fill("[name=name]", "Newcomer")
    hands.tap(page.get_by_role("button", name=_("Ask the office"), exact=True))
    assert page.locator("h1").inner_text() == _("The office will answer")
    desk = signed_in(open_context(java_script_enabled=False), OFFICE, wish=f"/{language}/office/")
    desk.tap(desk.page.get_by_role("link", name="Newcomer", exact=True))
    desk.tap(desk.page.get_by_role("button", name=_("Enter as a resident"), exact=True))
    assert desk.page.get_by_text(_("%(name)s is entered.") % {"name": "Newcomer"}).count() == 1
    page.reload()
    assert page.get_by_role("heading", name=_("My household")).count() == 1


def test_an_urgent_notice_is_the_first_thing_a_resident_sees(open_context, language):
    desk = signed_in(open_context(java_script_enabled=False), OFFICE, wish=f"/{language}/office/notices/")
    page, code = desk.page, language.replace("-", "_")
    desk.tap(page.get_by_role("link", name=_("Write a notice"), exact=True))
    desk.write(page.locator(f"[name=title_{code}]"), "Gas 99")
    desk.write(page.locator(f"[name=text_{code}]"), "Leave by the stairs.")
    desk.tap(page.get_by_label(_("Urgent: before everything else")))
    desk.tap(page.get_by_role("button", name=_("Post it"), exact=True))
    assert page.locator("h1").inner_text() == "Gas 99"
    assert (desk.taps, desk.typed) == (3, 2)
    address = f"/{language}/communities/green-lake/"
    reader = signed_in(open_context(java_script_enabled=False), RESIDENT, wish=f"/{language}/my-home/green-lake/").page
    reader.goto(address)
    assert reader.locator("main a").first.inner_text() == "Gas 99"
    reader.locator("main a").first.click()
    assert reader.get_by_text("Leave by the stairs.").count() == 1
    stranger = open_context(java_script_enabled=False).new_page()
    stranger.goto(address)
    assert stranger.get_by_text("Gas 99").count() == 0
