"""A home or a parking place that somebody offers: one row, its facts once; and its photos."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from portal.communities.models import Community
from portal.core.searched import searched_names
from portal.core.words import index_text, reads_as_chinese
from portal.housing.kinds import OVER, PARKING, RENEWABLE, SALES, Kind, State
from portal.housing.querysets import ListingQuerySet
from portal.housing.talk_models import Message, Thread
from portal.housing.watch_models import FalseReport, SavedSearch, Told
from portal.residents.models import Building
from portal.villages.models import Village

__all__ = ["FalseReport", "Listing", "Message", "Photo", "SavedSearch", "Thread", "Told"]
#: A listing is shown for so long after it was last confirmed, and its owner is reminded so long before the end.
SHOWN_FOR = timedelta(days=30)
REMINDED_BEFORE = timedelta(days=5)
MOST_PHOTOS = 8


class Listing(index.Indexed, models.Model):
    """One offer, in a community or in a village. An erased account leaves the row without owner, words and photos."""

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    community = models.ForeignKey(
        Community, models.CASCADE, null=True, blank=True, related_name="homes", verbose_name=_("community")
    )
    building = models.ForeignKey(
        Building, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("building")
    )
    village = models.ForeignKey(
        Village, models.CASCADE, null=True, blank=True, related_name="homes", verbose_name=_("village")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="homes", verbose_name=_("owner")
    )
    by_office = models.BooleanField(_("offered by the property office"), default=False)
    price = models.DecimalField(_("price in yuan"), max_digits=10, decimal_places=2)
    size_m2 = models.PositiveSmallIntegerField(_("size in m²"), null=True, blank=True)
    rooms = models.PositiveSmallIntegerField(_("rooms"), null=True, blank=True)
    floor = models.CharField(_("floor"), max_length=30, blank=True)
    free_from = models.DateField(_("free from"), null=True, blank=True)
    furnished = models.BooleanField(_("furnished"), default=False)
    pets = models.BooleanField(_("pets are welcome"), default=False)
    text = models.TextField(_("in your words"), max_length=1500, blank=True)
    picture = models.ForeignKey("images.CustomImage", models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("written"), default=timezone.now)
    first_shown_at = models.DateTimeField(_("first shown"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("last confirmed"), default=timezone.now)
    expires_at = models.DateTimeField(_("shown until"))
    reminded_for = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(_("answered"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    objects = ListingQuerySet.as_manager()

    search_fields = [
        index.SearchField("search_title", boost=4),
        index.SearchField("search_text"),
        index.FilterField("state"),
        index.FilterField("expires_at"),
    ]

    class Meta:
        verbose_name = _("home")
        verbose_name_plural = _("homes")
        ordering = ["-confirmed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(community__isnull=False, village__isnull=True) & ~Q(kind="rural")
                | Q(community__isnull=True, village__isnull=False, kind="rural", building__isnull=True),
                name="housing_one_place",
            ),
            models.CheckConstraint(condition=Q(price__gt=0), name="housing_has_a_price"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("confirmed_at")), name="housing_expires_later"),
        ]
        indexes = [
            models.Index(fields=["state", "-confirmed_at"], name="housing_newest"),
            models.Index(fields=["state", "price"], name="housing_cheapest"),
            models.Index(fields=["community", "state", "kind"], name="housing_in_compound"),
            models.Index(fields=["village", "state"], name="housing_in_village"),
            models.Index(fields=["state", "expires_at"], name="housing_expiring"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        """Return its public address in the language now spoken."""
        return reverse("homes:show", args=[self.pk])

    @property
    def place(self) -> Community | Village:
        """Return where it is."""
        return self.community or self.village

    @property
    def title(self) -> str:
        """Return what it is called: what is offered, and where."""
        return f"{self.get_kind_display()} · {self.place.name}"

    @property
    def where(self) -> str:
        """Return the place as everybody may read it: never a flat."""
        if self.village:
            return f"{self.village.name}, {self.village.county}"
        return f"{self.community.name}, {self.building}" if self.building else self.community.name

    @property
    def is_sale(self) -> bool:
        """Say whether the price is paid once."""
        return self.kind in SALES

    @property
    def is_parking(self) -> bool:
        """Say whether it is a place for a car."""
        return self.kind in PARKING

    @property
    def is_shown(self) -> bool:
        """Say whether everybody sees it now."""
        return self.state == State.SHOWN and self.expires_at > timezone.now()

    @property
    def state_words(self) -> str:
        """Return where it stands in words; one that is past its day is expired before any job has said so."""
        is_past = self.state == State.SHOWN and not self.is_shown
        return str(State.EXPIRED.label if is_past else self.get_state_display())

    @property
    def can_be_renewed(self) -> bool:
        """Say whether one tap shows it for another month."""
        return self.state in RENEWABLE

    @property
    def is_over(self) -> bool:
        """Say whether nothing can be done with it any more."""
        return self.state in OVER

    @property
    def spoken(self) -> str:
        """Return the language of the words a reader is shown."""
        return "zh-hans" if reads_as_chinese(self.text or "") else "en"

    @property
    def written_in(self) -> tuple[str, ...]:
        """Return the languages in which it is described; both without a description, which then is facts alone."""
        texts = {"zh-hans": self.text_zh_hans, "en": self.text_en}
        return tuple(code for code, text in texts.items() if text) or tuple(texts)

    @property
    def facts(self) -> list[str]:
        """Return size, rooms and the like as short words."""
        found = []
        if self.rooms:
            found.append(translation.ngettext("%(n)d room", "%(n)d rooms", self.rooms) % {"n": self.rooms})
        if self.size_m2:
            found.append(f"{self.size_m2} m²")
        if self.floor:
            found.append(gettext("floor %(floor)s") % {"floor": self.floor})
        flags = ((self.furnished, gettext("furnished")), (self.pets, gettext("pets are welcome")))
        return found + [words for is_so, words in flags if is_so]

    def search_title(self) -> str:
        """Return kind and place for the text index, in both languages and pinyin."""
        names = [self.place.name_zh_hans, self.place.name_en]
        return searched_names([name for name in names if name]) + " " + index_text(*self._kinds())

    def search_text(self) -> str:
        """Return its own words in both languages for the text index."""
        return index_text(*(text for text in (self.text_zh_hans, self.text_en) if text))

    def _kinds(self) -> list[str]:
        kinds = []
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                kinds.append(str(self.get_kind_display()))
        return kinds


class Photo(models.Model):
    """A photo of a listing, made safe; the first one is its picture in lists."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="photos")
    image = models.ForeignKey("images.CustomImage", models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
