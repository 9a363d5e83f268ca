"""The test databases themselves: every test starts from the migrated template with its page tree."""

import pytest
from django.conf import settings
from wagtail.models import Locale, Page, Site

from portal.users.models import User


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_committed_row_is_gone_and_the_first_rows_are_back_in_the_next_test(turn):
    assert User.objects.count() == 0
    assert Page.objects.filter(depth=1).count() == 1
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"zh-hans", "en"}
    assert Site.objects.count() == 1
    User.objects.create_user(email="left-behind@yunli.example")
    Site.objects.all().delete()


@pytest.mark.django_db
def test_an_ordinary_test_finds_the_root_page_too():
    assert Page.objects.get(depth=1).title == settings.SITE_NAME
