"""A repair from the first tap to the rating, on a phone, with JavaScript and without, in both languages."""

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.repairs.models import Repair
from tests.browser.hands import Hands, signed_in
from tests.repairs.factories import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFICE, RESIDENT = "office@yunli.example", "resident@yunli.example"
PHOTO = {"name": "tap.jpg", "mimeType": "image/jpeg", "buffer": picture().read()}


@pytest.fixture(params=["zh-hans", "en"])
def language(request):
    """Each journey is walked in both languages."""
    with translation.override(request.param):
        yield request.param


def reported(open_context, language: str, *, script: bool) -> Hands:
    """Return a resident's hands after a report with a photo from “My home”, on the page of the request."""
    context = open_context(java_script_enabled=script)
    hands = signed_in(context, RESIDENT, wish=f"/{language}/my-home/green-lake/")
    page = hands.page
    hands.tap(page.get_by_role("link", name=_("Report a repair"), exact=True))
    hands.tap(page.get_by_role("link", name=_("Door and lock")))
    hands.tap(page.get_by_label(_("In my flat"), exact=True))
    hands.write(page.locator("[name=text]"), "Lock 77 jams")
    hands.give_file(page.locator("[name=photos]"), PHOTO)
    hands.tap(page.get_by_role("button", name=pgettext("repair", "Send"), exact=True))
    page.wait_for_load_state()
    return hands


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_resident_reports_the_office_resolves_and_the_resident_rates(open_context, language, script):
    hands = reported(open_context, language, script=script)
    page, repair = hands.page, Repair.objects.get(text="Lock 77 jams")
    assert (hands.taps, hands.typed) == (5, 1)
    assert page.get_by_text(repair.number).count() >= 1
    assert page.locator(".trace img").count() == 1
    desk = signed_in(open_context(java_script_enabled=script), OFFICE, wish=f"/{language}/office/repairs/")
    office = desk.page
    desk.write(office.locator("[name=q]"), repair.number)
    desk.tap(office.get_by_role("button", name=_("Find"), exact=True))
    desk.tap(office.locator(".slip h2 a"))
    desk.tap(office.get_by_role("button", name=pgettext("repair", "I take it"), exact=True))
    desk.tap(office.locator("summary", has_text=_("It is done")))
    desk.write(office.locator("#done_text"), "New lock 78")
    desk.tap(office.get_by_role("button", name=_("Mark as done"), exact=True))
    assert office.get_by_text(_("Done. The resident is told.")).count() == 1
    assert (desk.taps, desk.typed) == (5, 2)
    page.reload()
    assert page.get_by_text("New lock 78").count() == 1
    hands.tap(page.get_by_label(pgettext("rating", "4 · good"), exact=True))
    hands.tap(page.locator(f"form[action$='{repair.code}/rate/'] button"))
    page.wait_for_load_state()
    repair.refresh_from_db()
    assert (repair.state, repair.rating) == ("done", 4)
    assert page.get_by_text(_("Thank you. The office reads it.")).count() == 1


def test_no_page_of_repairs_runs_over_a_narrow_phone(open_context, language):
    wrong = []
    for who, pages in (
        (RESIDENT, ("", "around/", "new/", "new/lift/", "new/gas/")),
        (OFFICE, ("", "?show=all", "figures/", "times/", "print/")),
    ):
        room = "repairs/green-lake" if who == RESIDENT else "office/repairs"
        context = open_context(width=320, large=True)
        page = signed_in(context, who, wish=f"/{language}/{room}/").page
        one = Repair.objects.filter(reported_by__email=RESIDENT, state="done").first()
        own = f"{one.code}/" if who == RESIDENT else f"{one.pk}/"
        for path in (*pages, own):
            page.goto(f"/{language}/{room}/{path}")
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            wrong += [f"{room}/{path} is {over} px too wide"] if over > 0 else []
    assert wrong == []
