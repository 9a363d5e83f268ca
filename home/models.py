"""The front page, where pages and products meet."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.front import front_page
from portal.core.findable import absolute
from portal.core.models import BasePage


class HomePage(BasePage):
    """The root of one language's tree."""

    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "villages.VillageIndexPage",
        "culture.StoryIndexPage",
        "culture.EventIndexPage",
        "tourism.VisitIndexPage",
        "communities.CommunityIndexPage",
        "home.StandardPage",
    ]

    class Meta:
        verbose_name = _("home page")

    def facts(self, request) -> list[dict]:
        find = f"{absolute(reverse('site_search:find'))}?q={{search_term_string}}"
        action = {"@type": "SearchAction", "target": find, "query-input": "required name=search_term_string"}
        name, address = settings.SITE_NAME, absolute("/")
        return [
            {"@type": "WebSite", "name": name, "inLanguage": self.locale.language_code, "potentialAction": action},
            {"@type": "Organization", "name": name, "url": address, "telephone": settings.SUPPORT_PHONE},
        ]

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "front": partial(front_page, self.locale_id)}


class StandardPage(BasePage):
    """A plain page of text: help, delivery, privacy."""

    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    show_in_menus_default = True

    class Meta:
        verbose_name = _("page of text")
