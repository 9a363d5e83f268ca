"""Questions to ask of flats, residencies and invitations."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone


class FlatQuerySet(models.QuerySet):
    """Flats."""

    def in_communities(self, communities) -> "FlatQuerySet":
        """Return the flats of these communities."""
        return self.filter(building__community__in=communities)

    def matching(self, words: str) -> "FlatQuerySet":
        """Return the flats with this number, or of somebody who lives there or asks under this name.

        "3-1201" is flat 1201 in building 3; a number alone is a flat's in any building.
        """
        building, dash, number = words.partition("-")
        by_number = Q(number__istartswith=words)
        if dash:
            by_number |= Q(building__number__iexact=building.strip(), number__istartswith=number.strip())
        residency = self.model._meta.get_field("residencies").related_model
        named = residency.objects.open().filter(name__icontains=words)
        return self.filter(by_number | Q(pk__in=named.values("flat")))

    def that_are(self, kind: str) -> "FlatQuerySet":
        """Return the flats that are "lived" in, "empty", or about which somebody "asked"; any other word: all."""
        residencies = self.model._meta.get_field("residencies").related_model.objects.filter(flat=OuterRef("pk"))
        lived = Exists(residencies.filter(state="active"))
        words = {"lived": lived, "empty": ~lived, "asked": Exists(residencies.filter(state="asked"))}
        return self.filter(words[kind]) if kind in words else self.all()


class ResidencyQuerySet(models.QuerySet):
    """Residencies."""

    def active(self) -> "ResidencyQuerySet":
        """Return those who live there now."""
        return self.filter(state="active")

    def waiting(self) -> "ResidencyQuerySet":
        """Return the requests the office has not answered."""
        return self.filter(state="asked")

    def open(self) -> "ResidencyQuerySet":
        """Return those who live there or ask to."""
        return self.filter(state__in=("asked", "active"))

    def with_place(self) -> "ResidencyQuerySet":
        """Read flat, building and community along."""
        return self.select_related("flat__building", "community")


class InvitationQuerySet(models.QuerySet):
    """Invitations."""

    def usable(self) -> "InvitationQuerySet":
        """Return those whose code still opens the door."""
        return self.filter(uses_left__gt=0, expires_at__gt=timezone.now(), called_back_at=None)
