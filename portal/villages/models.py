"""The village: one row of facts, and its pages, one per language."""

from functools import partial

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Collection

from portal.core.blocks import BodyBlock
from portal.core.fields import LeanStreamField
from portal.core.models import BasePage
from portal.core.panels import page_form, shown_beside
from portal.core.pictures import attach_pictures
from portal.core.searched import searched_names
from portal.core.structured import address
from portal.core.words import pinyin_words
from portal.places.models import Located, LocatedQuerySet
from portal.villages.facts import village_facts
from portal.villages.relief import village_map
from portal.villages.rooms import load_rooms
from portal.villages.tiles import allow_tiles, tile_map


class VillageQuerySet(LocatedQuerySet):
    """Villages."""

    def kept_by(self, user, *roles: str) -> "VillageQuerySet":
        """Return the villages in which this user holds one of the roles (any role when none is named)."""
        members = Membership.objects.filter(user=user)
        if roles:
            members = members.filter(role__in=roles)
        return self.filter(pk__in=members.values("village"))

    def with_live_page(self) -> "VillageQuerySet":
        """Return the villages the public can read about."""
        return self.filter(pk__in=VillagePage.objects.live().values("village"))


class Village(Located):
    """A village as a fact: every language, page, product and trip points to this one row."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=60)
    meaning = models.CharField(_("what the name means"), max_length=80, blank=True)
    county = models.CharField(_("county"), max_length=60)
    people = models.CharField(_("people"), max_length=60, blank=True)
    landscape = models.CharField(_("landscape"), max_length=60, blank=True)
    live_line = models.CharField(_("what happens now"), max_length=120, blank=True)
    altitude_m = models.PositiveIntegerField(_("altitude in metres"), null=True, blank=True)
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)
    hours_from_city = models.DecimalField(
        _("hours from the city"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    collection = models.OneToOneField(
        Collection, models.SET_NULL, null=True, blank=True, related_name="village", verbose_name=_("pictures of")
    )
    group = models.OneToOneField(
        Group, models.SET_NULL, null=True, blank=True, related_name="village", verbose_name=_("editors of")
    )

    objects = VillageQuerySet.as_manager()

    class Meta:
        verbose_name = _("village")
        verbose_name_plural = _("villages")
        ordering = ["pk"]
        indexes = [models.Index(fields=["latitude", "longitude"], name="villages_place")]

    def __str__(self):
        return self.name

    def in_both_languages(self, *fields: str) -> list[str]:
        """Return what these fields say in each language, without the empty ones."""
        texts = [getattr(self, f"{field}_{language}") for field in fields for language in ("zh_hans", "en")]
        return [text for text in texts if text]


class Membership(models.Model):
    """A person in charge: which village, and as what."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinator")
        SHOP_MANAGER = "shop_manager", _("shop manager")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("account")
    )
    village = models.ForeignKey(Village, models.CASCADE, related_name="memberships", verbose_name=_("village"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = _("person in charge")
        verbose_name_plural = _("people in charge")
        constraints = [models.UniqueConstraint(fields=["user", "village", "role"], name="villages_one_membership")]

    def __str__(self):
        return f"{self.user} · {self.get_role_display()} · {self.village}"


class VillageIndexPage(BasePage):
    """The list of all villages."""

    template = "villages/village_index_page.html"
    plain_words = _("The villages on a drawn map: where each lies, what it grows and makes, how to get there.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["villages.VillagePage"]

    class Meta:
        verbose_name = _("list of villages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = VillagePage.objects.child_of(self).live().select_related("village").order_by("village__pk")
        context["villages"] = attach_pictures(pages)
        context["map"], context["tiles"] = village_map(context["villages"]), tile_map()
        context["listed"] = context["villages"]
        return context

    def serve(self, request, *args, **kwargs):
        return allow_tiles(super().serve(request, *args, **kwargs))


class VillagePage(BasePage):
    """A village's page in one language."""

    template = "villages/village_page.html"
    parent_page_types = ["villages.VillageIndexPage"]
    subpage_types = [
        "villages.IndustryPage",
        "culture.StoryPage",
        "culture.EventPage",
        "tourism.ExperiencePage",
        "tourism.StayPage",
    ]

    village = models.ForeignKey(Village, models.PROTECT, related_name="pages", verbose_name=_("village"))
    people_text = LeanStreamField(BodyBlock(), blank=True, verbose_name=_("People"))
    culture = LeanStreamField(BodyBlock(), blank=True, verbose_name=_("Culture"))
    getting_there = LeanStreamField(BodyBlock(), blank=True, verbose_name=_("How to get there"))
    before_you_go = LeanStreamField(BodyBlock(), blank=True, verbose_name=_("Before you go"))
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    is_anchor = True
    edit_handler = page_form(
        [
            FieldPanel("title"),
            FieldPanel("summary"),
            BasePage.picture_panel,
            FieldPanel("body"),
            shown_beside("harvest/panels/village.html", _("What grows when")),
            FieldPanel("people_text"),
            FieldPanel("culture"),
            FieldPanel("getting_there"),
            FieldPanel("before_you_go"),
            FieldPanel("checked_on"),
        ],
        [FieldPanel("village", permission="villages.change_village")],
    )

    class Meta:
        verbose_name = _("village page")

    def facts(self, request) -> list[dict]:
        return [village_facts(self)]

    def postal_address(self) -> dict:
        """Return where what happens here takes place, in schema.org's words."""
        return address(self.village.county, self.village.name)

    def search_title(self) -> str:
        return f"{super().search_title()} {searched_names(self.village.in_both_languages('name'))}"

    def own_words(self) -> list[str]:
        places = self.village.in_both_languages("county", "people")
        return [
            *super().own_words(),
            *self.village.in_both_languages("meaning", "landscape"),
            *places,
            *map(pinyin_words, places),
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        # The template asks for the rooms only where its cached fragment is missing.
        locator = partial(village_map, [self], numbered=False)
        return {**context, "rooms": partial(load_rooms, self), "locator": locator}


class IndustryPage(BasePage):
    """What a village makes and why it is good at it; its products hang off the story."""

    template = "villages/industry_page.html"
    parent_page_types = ["villages.VillagePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("industry")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "village_page": self.get_parent()}
