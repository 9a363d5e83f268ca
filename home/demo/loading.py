"""The demo's steps, in the order in which load_demo takes them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Page

from home.demo.accounts import ACCOUNTS, make_account, people_in_charge
from home.demo.boxes import fill_boxes
from home.demo.city import settle_communities
from home.demo.content import Size
from home.demo.figures import live_a_year_of_readers
from home.demo.market import stock_market
from home.demo.pictures import give_product_pictures
from home.demo.tree import plant_tree
from home.demo.villages import settle_villages, tell_stories
from home.standing.services import plant_standing_pages
from portal.users.models import User
from portal.villages.models import Village
from portal.villages.services import appoint


@contextmanager
def words_come_last() -> Iterator[None]:
    """Leave the text index alone while rows are made: each would be written several times (see load_index)."""
    before = settings.WAGTAILSEARCH_BACKENDS
    settings.WAGTAILSEARCH_BACKENDS = {name: {**options, "AUTO_UPDATE": False} for name, options in before.items()}
    try:
        yield
    finally:
        settings.WAGTAILSEARCH_BACKENDS = before


def load_content(size: Size) -> None:
    """Pages, villages, the communities and their pickup points."""
    plant_standing_pages(home=plant_tree())
    settle_villages(size)
    keeper = next(account for account in ACCOUNTS if account.email.startswith("shelf@"))
    settle_communities(size, make_account(keeper))


def load_market(size: Size) -> None:
    """Shops, shelves, products, and boxes of them."""
    stock_market(size)
    fill_boxes(size)


def load_stories(size: Size) -> None:
    """The villages' stories, which show products, visits and other villages."""
    tell_stories(size)


def load_people(size: Size) -> None:
    """One account per role, put in charge of its villages."""
    for account in [*ACCOUNTS, *people_in_charge(size)]:
        user = make_account(account)
        for slug, role in account.roles:
            appoint(user=user, village=Village.objects.get(slug=slug), role=role)


def load_compounds(size: Size) -> None:
    """The property offices, flats, residents, notices and repairs of the communities; who comes to which event."""
    from home.demo.compounds import live_in_compounds
    from home.demo.gatherings import hold_gatherings
    from home.demo.repairs import report_repairs

    live_in_compounds(size)
    report_repairs(size)
    hold_gatherings(size)


def load_orders(size: Size) -> None:
    """A year of orders if the size has one, lots, questions, reviews, orders in every state, what went wrong, dates."""
    from home.demo.bookings import open_dates
    from home.demo.complaints import let_things_go_wrong
    from home.demo.containers import keep_a_jar
    from home.demo.gifts import give_cards
    from home.demo.goods import answer_reviews, let_some_run_low
    from home.demo.harvests import tell_harvests
    from home.demo.long_stays import offer_long_stays
    from home.demo.lots import open_first_lots, recall_one, show_certificates
    from home.demo.money import ask_for_an_invoice, lay_down_rules, pay_out_a_year
    from home.demo.orders import place_orders
    from home.demo.shifts import plan_shifts
    from home.demo.shortages import run_short
    from home.demo.voices import ask_questions, write_reviews
    from home.demo.year import live_a_year

    buyer = User.objects.get(email="resident@yunli.example")
    lay_down_rules(size)
    if size.has_year:
        live_a_year(size=size)
    keep_a_jar(size)
    open_first_lots(size=size)
    show_certificates()
    ask_questions(size)
    write_reviews(size)
    answer_reviews(size)
    place_orders(buyer=buyer)
    ask_for_an_invoice()
    let_things_go_wrong()
    run_short()
    open_dates(size=size, buyer=buyer)
    tell_harvests(buyer=buyer)
    plan_shifts()
    offer_long_stays()
    recall_one()
    pay_out_a_year(size)
    let_some_run_low()
    give_cards(buyer=buyer)


def load_fees(size: Size) -> None:
    """Bills of the compounds in every state; after the rules of the providers' fees."""
    from home.demo.fees import bill_the_compounds

    bill_the_compounds(size)


def load_corner(size: Size) -> None:
    """The businesses of the communities, their offers and vouchers, their services and what is asked of them."""
    from home.demo.corner import open_shops
    from home.demo.trades import offer_services

    open_shops(size)
    offer_services(size)


def load_homes(size: Size) -> None:
    """Homes and parking that are offered, in every state."""
    from home.demo.homes import offer_homes

    offer_homes(size)


def load_figures(size: Size) -> None:
    """Who read the site in the days before today; a year of them if the size has one."""
    live_a_year_of_readers(size=size)


def load_pictures(size: Size) -> None:
    """The products' pictures; after the orders, because drawing them takes as long."""
    give_product_pictures(size)


def load_index(size: Size) -> None:
    """Fill the text index; the worker need not write the same words once more, row by row."""
    call_command("wagtail_update_index", verbosity=0)
    DBTaskResult.objects.ready().filter(task_path=insert_or_update_object_task.module_path).delete()


def warm_pages(size: Size) -> None:
    """Open every page once, so that the first visitor does not wait for pictures to be scaled."""
    reader = Client(headers={"accept-language": "zh-hans"})
    for page in Page.objects.live().filter(depth__gt=1, locale__language_code="zh-hans"):
        reader.get(page.url)
    reader.get("/zh-hans/shop/")
