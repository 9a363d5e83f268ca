"""Fees on a phone without JavaScript, in both languages: a table of the office becomes a resident's receipt."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.templatetags.ui import cny
from portal.fees.models import Bill
from portal.payments.sandbox.views import mounted_sandbox
from tests.browser.hands import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFICE, RESIDENT = "office@yunli.example", "resident@yunli.example"


@pytest.fixture(params=["zh-hans", "en"])
def language(request):
    """Each journey is walked in both languages."""
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def play_money(demo, settings, tmp_path):
    """Let the site's own server answer as the provider."""
    settings.PAYMENT_SANDBOX = {
        **settings.PAYMENT_SANDBOX,
        "url": f"{demo}/sandbox-pay",
        "notify_url": f"{demo}/payments/webhook/sandbox/",
        "store": str(tmp_path / "pay.sqlite3"),
    }
    mounted_sandbox.cache_clear()
    yield
    mounted_sandbox.cache_clear()


def test_the_office_gives_a_table_and_a_resident_pays_and_has_the_receipt(open_context, language, play_money):
    due = timezone.localdate() + timedelta(days=20)
    table = f"3,1201,heating,{due.year},431.70,{due},\n".encode()
    desk = signed_in(open_context(java_script_enabled=False), OFFICE, wish=f"/{language}/office/fees/upload/")
    page = desk.page
    page.set_input_files("[name=file]", {"name": "bills.csv", "mimeType": "text/csv", "buffer": table})
    desk.tap(page.get_by_role("button", name=_("Look what it would change"), exact=True))
    words = {"n": 1, "total": cny("431.70")}
    write = ngettext("Write %(n)s bill, %(total)s", "Write %(n)s bills, %(total)s", 1) % words
    assert not Bill.objects.filter(kind="heating").exists()
    desk.tap(page.get_by_role("button", name=write, exact=True))
    assert (Bill.objects.get(kind="heating").state, desk.taps) == ("open", 2)

    hands = signed_in(open_context(java_script_enabled=False), RESIDENT, wish=f"/{language}/my-home/green-lake/")
    page = hands.page
    hands.tap(page.get_by_role("link", name=_("All bills and receipts"), exact=True))
    heating = Bill.objects.get(kind="heating")
    for box in page.locator("input[name=bill]").all():
        if box.get_attribute("value") != str(heating.pk):
            box.uncheck()
    hands.tap(page.get_by_role("button", name=_("Pay what is ticked"), exact=True))
    hands.tap(page.get_by_role("button", name=_("Pay %(total)s") % {"total": cny("431.70")}, exact=True))
    page.wait_for_url("**/sandbox-pay/**")
    page.locator("button").first.click()
    page.wait_for_url(re.compile("/fees/receipts/"))
    assert page.locator("h1").inner_text() == _("Paid: %(total)s") % {"total": cny("431.70")}
    heating.refresh_from_db()
    receipt = str(heating.lines.get().payment.receipt)
    assert page.get_by_text(receipt).count() == 1
    for spoken in ("zh-hans", "en"):
        paper = page.request.get(f"{page.url}paper/?language={spoken}")
        assert (paper.status, paper.headers["content-type"]) == (200, "application/pdf")
    assert (hands.taps, hands.typed) == (3, 0)
