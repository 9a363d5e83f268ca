"""Stories and events, written below a village or a community, listed across all of them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.models import BasePage


class StoryIndexPage(BasePage):
    """All stories, newest first."""

    template = "culture/story_index_page.html"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []


class StoryPage(BasePage):
    """A story told by somebody of the village."""

    template = "culture/story_page.html"
    parent_page_types = ["villages.VillagePage"]
    subpage_types = []

    teller = models.CharField(_("Who told it"), max_length=80, blank=True)
    told_on = models.DateField(_("Date"), default=timezone.localdate)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("teller"),
        FieldPanel("told_on"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")


class EventIndexPage(BasePage):
    """All coming events by date."""

    template = "culture/event_index_page.html"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []


class EventPage(BasePage):
    """A festival or meeting with a beginning, an end and a place."""

    template = "culture/event_page.html"
    parent_page_types = ["villages.VillagePage", "communities.CommunityPage"]
    subpage_types = []

    starts_at = models.DateTimeField(_("Begins"))
    ends_at = models.DateTimeField(_("Ends"))
    place = models.CharField(_("Where"), max_length=120, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("place"),
    ]

    class Meta:
        verbose_name = _("event")
