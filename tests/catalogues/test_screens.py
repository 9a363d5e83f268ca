"""No English is left on any screen of the workrooms, for anybody who works there, when they speak Chinese."""

import pytest
from django.contrib.auth.models import Group
from modeltranslation.translator import translator
from oscar.core.loading import get_model
from wagtail.models import Collection, Page, Revision

from marketplace.consignments.models import Carrier
from marketplace.gifts.models import Card
from marketplace.producers.models import SellerPaper
from portal.culture.models import StoryPage
from portal.figures.kinds import MISSED
from portal.figures.models import Figure
from portal.gatherings.models import SignUp
from portal.images.models import CustomImage
from portal.outbox.models import SentMail
from portal.tourism.models import Question
from portal.users.models import User
from portal.villages.models import Village
from portal.villages.services import page_of
from tests.catalogues.crawl import Crawl
from tests.matrix.walking import BACKEND

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
DASHBOARD = "/zh-hans/shop/dashboard/"
#: The value of a hidden button; Wagtail's page chooser sends its search by a script.
UNSEEN = ["Search"]
#: What the crawl must have met, so that it cannot pass by meeting nothing.
LEAST = {"operator": 200, "yunti": 1, "chashan": 4, "haiwei": 60, "shelf": 1}


def written() -> list[str]:
    """Return what people wrote in English: pages, the English of facts, names of files and groups, reviews."""
    found = set(Page.objects.filter(locale__language_code="en").values_list("title", flat=True))
    for model in translator.get_registered_models():
        if not (model._meta.abstract or model._meta.proxy):
            for name in translator.get_options_for_model(model).all_fields:
                found |= set(model._default_manager.values_list(f"{name}_en", flat=True))
    for model, name in (
        (Group, "name"),
        (Collection, "name"),
        (CustomImage, "title"),
        (get_model("reviews", "ProductReview"), "title"),
        (get_model("reviews", "ProductReview"), "body"),
        (get_model("catalogue", "ProductClass"), "name"),
        (get_model("address", "Country"), "printable_name"),
        (SellerPaper, "number"),
        (SentMail, "subject"),
        (Carrier, "name_en"),
        (SignUp, "name"),
    ):
        found |= set(model.objects.values_list(name, flat=True))
    found |= set(Figure.objects.filter(kind=MISSED).values_list("subject", flat=True))
    found |= {card.code for card in Card.objects.all()}
    found |= {str(question) for question in Question.objects.all()} | {*UNSEEN}
    return sorted((text.strip() for text in found if text and text.strip()), key=len, reverse=True)


def done_to_a_page(page: Page, revision: Revision) -> list[str]:
    """Return the screens of one page that no link leads to, among them bulk actions and windows."""
    bulk = ("delete", "publish", "unpublish", "move")
    ends = (
        "edit",
        "history",
        "usage",
        "delete",
        "unpublish",
        "copy",
        "move",
        "privacy",
        f"revisions/{revision.pk}/revert",
    )
    links = "allow_external_link=true&allow_email_link=true&allow_phone_link=true&allow_anchor_link=true"
    return [
        *(f"/admin/pages/{page.pk}/{end}/" for end in ends),
        *(f"/admin/bulk/wagtailcore/page/{name}/?id={page.pk}" for name in bulk),
        f"/admin/pages/{page.pk}/revisions/{revision.pk}/revert/",
        *(f"/admin/choose-{kind}-link/" for kind in ("external", "email", "phone", "anchor")),
        *(f"/admin/choose-page/?{links}", "/admin/choose-page/search/?q=水", "/admin/choose-page/search/?q=无"),
        *("/admin/images/chooser/", "/admin/documents/chooser/", "/admin/embeds/chooser/"),
        *("/admin/pages/search/?q=水", "/admin/pages/search/?q=无", "/admin/pages/99999/edit/", "/admin/nowhere/"),
        f"/admin/localize/submit/page/{page.pk}/",
    ]


def done_to_a_picture(picture: CustomImage) -> list[str]:
    """Return the screens of one picture that no link leads to."""
    bulk = ("delete", "add_tags", "add_to_collection")
    return [
        *(f"/admin/bulk/images/customimage/{name}/?id={picture.pk}" for name in bulk),
        f"/admin/images/chooser/{picture.pk}/select_format/",
    ]


STARTS = {
    "operator": ["/admin/", "/django-admin/", DASHBOARD],
    "yunti": ["/admin/"],
    "haiwei": [f"{DASHBOARD}today/", "/admin/"],
    "chashan": [f"{DASHBOARD}today/", f"{DASHBOARD}my-shop/"],
    "shelf": [f"{DASHBOARD}shelf/"],
}


#: Who opens nothing but the start: whose rooms another one walks through, with more rights.
STAYS = {"yunti"}


def walk(crawl: Crawl, who: str) -> None:
    """Walk through all rooms of this person."""
    starts = list(STARTS[who])
    if who in STAYS:
        crawl.open_only(starts)
        return
    if "/admin/" in starts:
        village = Village.objects.get(slug="haiwei" if who == "haiwei" else "yunti")
        story = StoryPage.objects.descendant_of(page_of(village)).first()
        starts += done_to_a_page(story, Revision.objects.for_instance(story).first())
        starts += done_to_a_picture(CustomImage.objects.filter(collection=village.collection).first())
    crawl.walk(starts)


@pytest.mark.parametrize("who", sorted(STARTS))
def test_no_screen_of_the_workrooms_shows_english(client, demo_rows, who):
    client.force_login(User.objects.get(email=f"{who}@yunli.example"), backend=BACKEND)
    crawl = Crawl(client, written())
    walk(crawl, who)
    assert (crawl.english, crawl.broken) == ({}, {})
    assert len(crawl.seen) >= LEAST[who]
