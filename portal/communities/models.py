"""The residential community: one row of facts, its pickup points, its page per language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.models import BasePage
from portal.places.models import Located


class Community(Located):
    """A residential compound in the city."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=60)
    district = models.CharField(_("district"), max_length=60)
    address = models.CharField(_("address"), max_length=160)
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ["pk"]

    def __str__(self):
        return self.name


class PickupPoint(Located):
    """A shelf where parcels wait for their buyers."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="pickup_points")
    slug = models.SlugField(unique=True)
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

    point = models.ForeignKey(PickupPoint, models.CASCADE, related_name="hours")
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
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["communities.CommunityPage"]


class CommunityPage(BasePage):
    """A community's page in one language."""

    template = "communities/community_page.html"
    parent_page_types = ["communities.CommunityIndexPage"]
    subpage_types = ["culture.EventPage"]

    community = models.ForeignKey(Community, models.PROTECT, related_name="pages", verbose_name=_("community"))
    content_panels = [*BasePage.content_panels, FieldPanel("community")]

    class Meta:
        verbose_name = _("community page")
