"""The demo's steps, in the order in which load_demo takes them."""

from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from home.demo.accounts import ACCOUNTS, make_account
from home.demo.city import settle_community
from home.demo.market import stock_market
from home.demo.tree import plant_tree
from home.demo.villages import settle_villages
from portal.users.models import User
from portal.villages.models import Village
from portal.villages.services import appoint


def load_content() -> None:
    """Pages, villages, the community and its pickup points."""
    plant_tree()
    settle_villages()
    keeper = next(account for account in ACCOUNTS if account.email.startswith("shelf@"))
    settle_community(make_account(keeper))


def load_market() -> None:
    """Shops, shelves, products."""
    stock_market()


def load_people() -> None:
    """One account per role, put in charge of its villages."""
    for account in ACCOUNTS:
        user = make_account(account)
        for slug, role in account.roles:
            appoint(user=user, village=Village.objects.get(slug=slug), role=role)


def load_orders() -> None:
    """Questions, reviews, and orders in every state."""
    from home.demo.orders import place_orders
    from home.demo.voices import ask_questions, write_reviews

    buyer = User.objects.get(email="resident@yunli.example")
    ask_questions()
    write_reviews()
    place_orders(buyer=buyer)


def load_index() -> None:
    """Fill the text index."""
    call_command("wagtail_update_index", verbosity=0)


def warm_pages() -> None:
    """Open every page once, so that the first visitor does not wait for pictures to be scaled."""
    reader = Client(headers={"accept-language": "zh-hans"})
    for page in Page.objects.live().filter(depth__gt=1, locale__language_code="zh-hans"):
        reader.get(page.url)
    reader.get("/zh-hans/shop/")
