"""The front page and the lists below it, in both languages."""

from django.db import transaction
from wagtail.models import Locale, Page, Site

from home.demo.content import by_language, read
from home.demo.pictures import picture
from home.models import HomePage
from portal.communities.models import CommunityIndexPage
from portal.core.services import publish_pair, translate_page
from portal.culture.models import EventIndexPage, StoryIndexPage
from portal.tourism.models import VisitIndexPage
from portal.villages.models import VillageIndexPage

LISTS = [
    (VillageIndexPage, "villages", {"zh": "村子", "en": "Villages"}),
    (StoryIndexPage, "stories", {"zh": "故事", "en": "Stories"}),
    (EventIndexPage, "events", {"zh": "节庆和活动", "en": "Festivals and events"}),
    (VisitIndexPage, "visit", {"zh": "去乡下", "en": "Visit"}),
    (CommunityIndexPage, "communities", {"zh": "社区", "en": "Communities"}),
]


def plant_tree() -> HomePage:
    """Return the Chinese front page with the lists below it, made once, and the site that serves it."""
    chinese, _made = Locale.objects.get_or_create(language_code="zh-hans")
    Locale.objects.get_or_create(language_code="en")
    home = HomePage.objects.filter(locale=chinese).first() or plant_home(chinese)
    for model, slug, title in LISTS:
        if not model.objects.filter(locale=chinese).exists():
            page = model(title=title["zh"], slug=slug)
            publish_pair(parent=home, page=page, translations={"en": {"title": title["en"]}})
    return home


@transaction.atomic
def plant_home(chinese: Locale) -> HomePage:
    """Return a new front page in Chinese, translated into English, as the root of the default site."""
    texts = read("home")
    fields = by_language(
        lambda key: {"title": texts["title"][key], "summary": texts["intro"][key], "picture_alt": texts["alt"][key]}
    )
    root = Page.objects.get(depth=1)
    move_welcome_page_aside(root)
    image = picture(texts["picture"], alt=texts["alt"]["zh"])
    home = HomePage(slug="home", locale=chinese, picture=image, **fields["zh-hans"])
    root.add_child(instance=home)
    home.save_revision().publish()
    translate_page(page=home, language="en", fields=fields["en"])
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    Page.objects.filter(depth=2, slug="wagtail-welcome").delete()
    Site.clear_site_root_paths_cache()
    return home


def move_welcome_page_aside(root: Page) -> None:
    """Free the slug of the welcome page Wagtail's own migration makes; it goes once the site has a new root."""
    for page in root.get_children().filter(slug="home"):
        if type(page.specific) is Page:
            page.slug = "wagtail-welcome"
            page.save()
