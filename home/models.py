"""The front page, where pages and products meet."""

from functools import partial

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from home.front import front_page
from portal.core.findable import absolute
from portal.core.models import BasePage
from portal.core.panels import page_form
from portal.core.structured import organization


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
        language = self.locale.language_code
        return [
            {"@type": "WebSite", "name": settings.SITE_NAME, "inLanguage": language, "potentialAction": action},
            {**organization(), "telephone": settings.SUPPORT_PHONE},
        ]

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "front": partial(front_page, self.locale_id)}


class StandardPage(BasePage):
    """A plain page of text: help, delivery; one carries the form of letters to us, one the papers, one the cookies."""

    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    show_in_menus_default = True

    has_letter_form = models.BooleanField(
        _("letter form below the text"), default=False, help_text=_("Readers can write to the platform on this page.")
    )
    has_papers = models.BooleanField(
        _("sellers' papers below the text"),
        default=False,
        help_text=_("Lists every seller with the licences and permits we have checked."),
    )
    has_cookies = models.BooleanField(
        _("table of cookies below the text"),
        default=False,
        help_text=_("Lists every cookie the site sets, for what and for how long."),
    )
    edit_handler = page_form(
        [FieldPanel("title"), FieldPanel("summary"), BasePage.picture_panel, FieldPanel("body")],
        more=[FieldPanel("has_letter_form"), FieldPanel("has_papers"), FieldPanel("has_cookies")],
    )
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("has_letter_form"),
        SynchronizedField("has_papers"),
        SynchronizedField("has_cookies"),
    ]

    class Meta:
        verbose_name = _("page of text")
