"""A repair request, what happened to it step by step, its photos, and the neighbours who have the same."""

import secrets

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.communities.models import Community
from portal.repairs.codes import in_threes
from portal.repairs.kinds import OF_RESIDENTS, OPEN, Category, Kind, Place, State
from portal.repairs.office_models import Firm, PromisedTime
from portal.repairs.querysets import RepairQuerySet
from portal.residents.models import Building, Flat, Residency

__all__ = ["Firm", "Photo", "PromisedTime", "Repair", "SameHere", "Step"]


def private_storage() -> Storage:
    """Return where files lie that no address leads to."""
    return storages["private"]


def place_of(photo: "Photo", name: str) -> str:
    """Return a name nobody can guess; of the file's own only the ending is kept."""
    return f"repairs/{secrets.token_urlsafe(18)}.{name.rpartition('.')[2].lower()[:5]}"


class Repair(models.Model):
    """What a resident reports, until it is done, refused, withdrawn or joined with another.

    `flat` is where the reporter lives, whatever the place; `building` is None for what lies in no building.
    `answer_by` and `done_by` were promised with the report and never move; `again_by` is promised anew after “still
    broken”. `due_at` is the next promised moment of an open one: by it lists are sorted and lateness is known.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="repairs")
    flat = models.ForeignKey(Flat, models.PROTECT, related_name="repairs")
    building = models.ForeignKey(Building, models.PROTECT, null=True, blank=True, related_name="repairs")
    residency = models.ForeignKey(Residency, models.SET_NULL, null=True, blank=True, related_name="repairs")
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="repairs"
    )
    code = models.CharField(max_length=6)
    key = models.CharField(max_length=64, unique=True)
    category = models.CharField(max_length=8, choices=Category.choices)
    place = models.CharField(max_length=8, choices=Place.choices)
    text = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.NEW)
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    firm = models.ForeignKey(Firm, models.SET_NULL, null=True, blank=True, related_name="+")
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="duplicates")
    has_news = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateTimeField()
    done_by = models.DateTimeField()
    again_by = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    visit_from = models.DateTimeField(null=True, blank=True)
    visit_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    told_lead_at = models.DateTimeField(null=True, blank=True)
    times_again = models.PositiveSmallIntegerField(default=0)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    rating_text = models.CharField(max_length=200, blank=True)

    objects = RepairQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("repair request")
        verbose_name_plural = gettext_lazy("repair requests")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["community", "code"], name="repairs_one_code"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, due_at__isnull=False, closed_at__isnull=True)
                | (~Q(state__in=OPEN) & Q(due_at__isnull=True, closed_at__isnull=False)),
                name="repairs_due_while_open",
            ),
            models.CheckConstraint(condition=~Q(state="done") | Q(done_at__isnull=False), name="repairs_done_when"),
            models.CheckConstraint(
                condition=Q(place__in=("flat", "building"), building__isnull=False)
                | Q(place__in=("yard", "garage"), building__isnull=True),
                name="repairs_in_which_building",
            ),
            models.CheckConstraint(condition=Q(staff=None) | Q(firm=None), name="repairs_one_to_do_it"),
            models.CheckConstraint(condition=Q(rating=None) | Q(rating__range=(1, 5)), name="repairs_rated_1_to_5"),
        ]
        indexes = [
            models.Index(fields=["community", "due_at"], name="repairs_first_due"),
            models.Index(fields=["community", "state", "-made_at"], name="repairs_by_state"),
            models.Index(fields=["community", "made_at"], name="repairs_by_month"),
        ]

    def __str__(self):
        return f"{self.number} · {self.get_category_display()}"

    def get_absolute_url(self) -> str:
        """Return its page for residents in the language now spoken."""
        return reverse("repairs:repair", args=[self.community.slug, self.code])

    @property
    def number(self) -> str:
        """Return the code in two threes."""
        return in_threes(self.code)

    @property
    def where(self) -> str:
        """Return the place for the office: the flat, the building, or what lies outside."""
        if self.place == Place.FLAT:
            return str(self.flat)
        return self.common_where

    @property
    def common_where(self) -> str:
        """Return the place without any flat, for neighbours and for whoever is not of the office."""
        if self.place == Place.FLAT:
            return _("a flat")
        if self.place == Place.BUILDING:
            return _("%(building)s: stairs, corridor, lift") % {"building": self.building}
        return str(self.get_place_display())

    @property
    def is_open(self) -> bool:
        """Say whether the office still has to do something."""
        return self.state in OPEN

    @property
    def is_common(self) -> bool:
        """Say whether it is about a common part."""
        return self.place != Place.FLAT

    @property
    def is_late(self) -> bool:
        """Say whether the next promised moment has passed."""
        return bool(self.is_open and self.due_at and self.due_at < timezone.now())

    @property
    def promised_by(self):
        """Return by when it is promised to be done."""
        return self.again_by or self.done_by

    @property
    def waits_for_answer(self) -> bool:
        """Say whether an answer comes before anything else is promised."""
        return self.is_open and (self.answered_at is None or self.state == State.AGAIN)


class Step(models.Model):
    """Something that happened to a request; residents see all of them, without who of the office did it."""

    repair = models.ForeignKey(Repair, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    text = models.CharField(max_length=500, blank=True)
    visit_from = models.DateTimeField(null=True, blank=True)
    visit_until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.repair_id} · {self.get_kind_display()}"

    @property
    def is_of_resident(self) -> bool:
        """Say whether the resident did it."""
        return self.kind in OF_RESIDENTS

    @property
    def is_of_site(self) -> bool:
        """Say whether it happened by itself."""
        return self.kind == Kind.LATE


class Photo(models.Model):
    """A photo of a step, made safe; shown to the reporter and the office alone."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="photos")
    file = models.FileField(storage=private_storage, upload_to=place_of, max_length=120)

    class Meta:
        ordering = ["pk"]


class SameHere(models.Model):
    """That another flat has the same; it counts once, whoever of the household says it."""

    repair = models.ForeignKey(Repair, models.CASCADE, related_name="joined")
    flat = models.ForeignKey(Flat, models.PROTECT, related_name="+")
    residency = models.ForeignKey(Residency, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["repair", "flat"], name="repairs_flat_counts_once")]

    def __str__(self):
        return f"{self.repair_id} · {self.flat_id}"
