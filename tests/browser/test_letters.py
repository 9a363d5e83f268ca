"""Letters fit a mail reader on a phone, in both languages."""

import pytest
from django.core import mail
from django.utils import timezone

from marketplace.consignments.letters import UNDO_FOR
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance
from tests.factories import make_product
from tests.outbox.rounds import deliver_all
from tests.placement.factories import BUYER, make_basket, order_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
S = Consignment.Status


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_letter_fits_a_narrow_mail_reader_and_its_button_a_thumb(open_context, language):
    rice = make_product(price="10.00", title_en="Red rice from the high terraces", title_zh_hans="梯田红米")
    order = order_for(make_basket((rice, 2)), "20.00", language=language).order
    for state in (S.PACKED, S.ON_THE_ROAD, S.AT_POINT):
        advance(consignment=order.consignments.get(), to=state)
    for later in (UNDO_FOR, UNDO_FOR * 2):
        deliver_all(now=timezone.now() + later)
    letters = [letter for letter in mail.outbox if letter.to == [BUYER.email]]
    assert len(letters) == 2
    page = open_context(width=375).new_page()
    for letter in letters:
        page.set_content(letter.alternatives[0][0])
        assert page.evaluate("document.documentElement.scrollWidth") == 375
        assert page.locator("a.act").bounding_box()["height"] >= 44
