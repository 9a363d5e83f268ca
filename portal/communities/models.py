"""The residential community: one row of facts, its pickup points, its page per language."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import Collection

from portal.communities.parts import parts_of
from portal.core.listing import paged
from portal.core.models import BasePage
from portal.core.panels import page_form
from portal.core.pictures import attach_pictures
from portal.core.structured import address, point
from portal.culture.rooms import events_below
from portal.places.models import Located


class Community(Located):
    """A residential compound in the city."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=60)
    district = models.CharField(_("district"), max_length=60)
    address = models.CharField(_("address"), max_length=160)
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)
    collection = models.OneToOneField(
        Collection, models.SET_NULL, null=True, blank=True, related_name="community", verbose_name=_("pictures of")
    )
    group = models.OneToOneField(
        Group, models.SET_NULL, null=True, blank=True, related_name="community", verbose_name=_("editors of")
    )

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ["pk"]

    def __str__(self):
        return self.name


class PickupPoint(ClusterableModel, Located):
    """A shelf where parcels wait for their buyers."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="pickup_points", verbose_name=_("community"))
    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    address = models.CharField(_("address"), max_length=160)
    hours_text = models.CharField(_("opening hours in words"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    keepers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="pickup_points", verbose_name=_("people at the shelf")
    )

    class Meta:
        verbose_name = _("pickup point")
        verbose_name_plural = _("pickup points")
        ordering = ["pk"]

    def __str__(self):
        return self.name


class OpeningHours(models.Model):
    """One opening time of a pickup point, local time."""

    class Weekday(models.IntegerChoices):
        MONDAY = 1, _("Monday")
        TUESDAY = 2, _("Tuesday")
        WEDNESDAY = 3, _("Wednesday")
        THURSDAY = 4, _("Thursday")
        FRIDAY = 5, _("Friday")
        SATURDAY = 6, _("Saturday")
        SUNDAY = 7, _("Sunday")

    point = ParentalKey(PickupPoint, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday.choices)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=models.Q(closes__gt=models.F("opens")), name="communities_closes_later")
        ]


class CommunityIndexPage(BasePage):
    """The list of communities."""

    template = "communities/community_index_page.html"
    plain_words = _("Neighbourhoods in the city with their pickup points, opening hours and what comes next.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["communities.CommunityPage"]

    class Meta:
        verbose_name = _("list of communities")

    def get_context(self, request, *args, **kwargs):
        pages = CommunityPage.objects.child_of(self).live().select_related("community").order_by("title")
        context = super().get_context(request, *args, **kwargs)
        return {**context, **paged(request, pages), "card_template": "communities/_card.html"}


class CommunityPage(BasePage):
    """A community's page in one language."""

    template = "communities/community_page.html"
    parent_page_types = ["communities.CommunityIndexPage"]
    subpage_types = ["culture.EventPage"]

    community = models.ForeignKey(Community, models.PROTECT, related_name="pages", verbose_name=_("community"))
    is_anchor = True
    edit_handler = page_form(
        [FieldPanel("title"), FieldPanel("summary"), BasePage.picture_panel, FieldPanel("body")],
        [FieldPanel("community", permission="communities.change_community")],
    )

    class Meta:
        verbose_name = _("community page")

    def facts(self, request) -> list[dict]:
        here = point(self.community.latitude, self.community.longitude)
        return [{"@type": "Place", "name": self.title, "address": self.postal_address(), "geo": here}]

    def postal_address(self) -> dict:
        """Return where what happens here takes place, in schema.org's words."""
        return address(self.community.district, self.community.address)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "around": self.around, "parts": parts_of(self, request)}

    def around(self) -> dict:
        """Return the community's pickup points and coming events."""
        points = self.community.pickup_points.filter(is_active=True).prefetch_related("hours")
        return {"points": points, "events": attach_pictures(events_below(self))}
