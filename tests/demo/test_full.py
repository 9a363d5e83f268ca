"""The full demo, loaded as `script/server` loads it on a newcomer's machine."""

import pytest
from django.core.management import call_command
from django.test import Client
from oscar.core.loading import get_model
from wagtail.models import Page

from home.demo.boxes import BOUGHT
from home.demo.content import FULL, read_lists
from portal.ledger.invariants import check_all
from tests import template_tree

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def count(label: str) -> int:
    """Return how many rows a model has."""
    return get_model(*label.split(".")).objects.count()


def test_the_full_demo_loads_whole_and_every_page_of_it_answers(database_copies):
    template_tree.fell()
    call_command("load_demo", verbosity=0)
    assert count("villages.Village") == len(FULL.villages)
    assert count("communities.Community") == len(FULL.communities)
    goods = len(read_lists("products", FULL.villages)) + len(read_lists("boxes", FULL.villages))
    assert get_model("catalogue", "Product").objects.filter(structure="standalone").count() == goods
    assert get_model("order", "Line").objects.filter(parts__isnull=False).distinct().count() > len(BOUGHT)
    assert count("order.Order") > 300
    assert {name: finding.broken for name, finding in check_all().items() if finding.broken} == {}
    client = Client()
    pages = Page.objects.live().filter(depth__gt=1)
    broken = [page.url for page in pages if client.get(page.url).status_code != 200]
    assert (len(pages) > 100, broken) == (True, [])
