"""Stories and events, written below a village or a community, listed across all of them."""

from django.db import models
from django.http import HttpResponse
from django.utils import formats, timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.listing import paged
from portal.core.live_blocks import live_nodes
from portal.core.models import BasePage
from portal.core.panels import page_form, shown_beside, worked_example
from portal.core.words import HAN_CHARACTER
from portal.culture.calendars import event_calendar
from portal.culture.event_rooms import narrowed
from portal.culture.facts import event_facts, story_facts
from portal.culture.forms import EventForm, StoryForm


class StoryIndexPage(BasePage):
    """All stories, newest first."""

    template = "culture/story_index_page.html"
    plain_words = _("Stories told in the villages: how things are made, by whom, and what became of them.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("list of stories")

    def get_context(self, request, *args, **kwargs):
        stories = StoryPage.objects.live().filter(locale=self.locale_id).order_by("-told_on", "-pk")
        context = super().get_context(request, *args, **kwargs)
        return {**context, **paged(request, stories), "card_template": "culture/_story_card.html"}


class StoryPage(BasePage):
    """A story told by somebody of the village."""

    template = "culture/story_page.html"
    parent_page_types = ["villages.VillagePage"]
    subpage_types = []

    card_kind = "article"
    teller = models.CharField(_("Who told it"), max_length=80, blank=True)
    told_on = models.DateField(_("Date"), default=timezone.localdate)

    searched_names = (*BasePage.searched_names, "teller")

    edit_handler = page_form(
        [
            worked_example("culture/panels/story_example.html"),
            FieldPanel("title", help_text=_("Up to 20 characters: what happens, and to whom.")),
            BasePage.picture_panel,
            FieldPanel("body", help_text=_("Three sentences are enough: who, what, and what is special here.")),
            FieldPanel("teller", help_text=_("For example: Auntie P., who keeps the ducks.")),
        ],
        [FieldPanel("summary", help_text=_("The first sentence when left empty.")), FieldPanel("told_on")],
        form_class=StoryForm,
    )

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def facts(self, request) -> list[dict]:
        story = story_facts(self)
        shared = {"image": None, "author": story["author"], "datePublished": story["datePublished"]}
        return [story, *({**shared, **node} for node in live_nodes(self.body))]

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "village_page": self.get_parent()}

    @property
    def minutes(self) -> int:
        """Return about how many minutes it takes to read: 350 Chinese characters or 200 words a minute."""
        words = " ".join(self.body.stream_block.get_searchable_content(self.body))
        chinese = len(HAN_CHARACTER.findall(words))
        return max(1, round(chinese / 350 + (len(words) - chinese) / 6 / 200))


class EventIndexPage(BasePage):
    """All coming events by date; ?when=past shows those that are over, the latest first."""

    template = "culture/event_index_page.html"
    plain_words = _("Festivals and markets to come, in the villages and at the gate, each with its day and place.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("list of events")

    def get_context(self, request, *args, **kwargs):
        past, now = request.GET.get("when") == "past", timezone.now()
        events = EventPage.objects.live().filter(locale=self.locale_id)
        events = events.filter(ends_at__lt=now) if past else events.filter(ends_at__gte=now)
        events, choices = narrowed(request, events)
        return {
            **super().get_context(request, *args, **kwargs),
            **paged(request, events.order_by("-starts_at" if past else "starts_at", "pk")),
            **choices,
            "past": past,
            "card_template": "culture/_event_card.html",
        }


class EventPage(BasePage):
    """A festival or meeting with a beginning, an end and a place."""

    template = "culture/event_page.html"
    parent_page_types = ["villages.VillagePage", "communities.CommunityPage"]
    subpage_types = []

    starts_at = models.DateTimeField(_("Begins"))
    ends_at = models.DateTimeField(_("Ends"))
    place = models.CharField(_("Where"), max_length=120, blank=True)

    searched_names = (*BasePage.searched_names, "place")

    edit_handler = page_form(
        [
            worked_example("culture/panels/event_example.html"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("place"),
            BasePage.picture_panel,
            FieldPanel("body"),
            shown_beside("harvest/panels/event.html", _("Its harvest")),
        ],
        [FieldPanel("summary", help_text=_("The first sentence when left empty."))],
        form_class=EventForm,
    )

    class Meta:
        verbose_name = _("event")

    def facts(self, request) -> list[dict]:
        return [event_facts(self)]

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "host_page": self.get_parent()}

    def serve(self, request, *args, **kwargs):
        if "ics" in request.GET:
            response = HttpResponse(event_calendar(self), content_type="text/calendar; charset=utf-8")
            response["Content-Disposition"] = f'attachment; filename="{self.slug}.ics"'
            return response
        return super().serve(request, *args, **kwargs)

    @property
    def is_over(self) -> bool:
        """Whether the event has ended."""
        return self.ends_at < timezone.now()

    @property
    def when(self) -> str:
        """Return day and hours in words, e.g. `2027-02-20 10:00–16:00`, local time."""
        starts, ends = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        day, hour = formats.date_format(starts, "DATE_FORMAT"), date_format(starts, "H:i")
        if starts.date() == ends.date():
            return f"{day} {hour}–{date_format(ends, 'H:i')}"
        return f"{day} {hour} – {formats.date_format(ends, 'DATE_FORMAT')} {date_format(ends, 'H:i')}"
