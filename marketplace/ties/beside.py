"""What the market knows of a village near a community: what is in season there, and what comes from it this week."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from oscar.core.loading import get_model

from marketplace.consignments.models import Consignment
from marketplace.harvest.crops import VILLAGE, Crop, crops_of, seasonal
from marketplace.producers.versions import shelves_version
from portal.communities.models import Community
from portal.core.memory import remembered
from portal.nearby.beside import Beside, Said, register_beside_village

SHOWN = 4
A_WEEK = timedelta(days=7)
S = Consignment.Status
COMING = (S.TO_PACK, S.PACKED, S.ON_THE_ROAD)


def register() -> None:
    """Enter both kinds."""
    register_beside_village(Beside("season", _("In season"), "leaf", 10, in_season, weight=season_weight))
    register_beside_village(Beside("arrivals", _("Comes here this week"), "van", 20, arrivals))


def season_rows():
    """Return the crops that are harvested today and on sale."""
    products = get_model("catalogue", "Product").objects
    return seasonal(products.on_shelf()).in_season(timezone.localdate())


def season_weight() -> Subquery:
    """Return how many crops of a village are in season today, as an expression over villages."""
    rows = season_rows().filter(**{VILLAGE: OuterRef("pk")}).order_by().values(VILLAGE)
    return Subquery(rows.annotate(crops=Count("pk", distinct=True)).values("crops"), output_field=IntegerField())


def in_season(villages: Sequence[int], community: Community) -> dict[int, list[Said]]:
    """Return the first few crops in season of each village; one query, none while the shelves stay as they are."""
    wanted = tuple(sorted(villages))

    def find() -> list[Crop]:
        return crops_of(season_rows().filter(**{f"{VILLAGE}__in": wanted}).order_by(VILLAGE, "season_months", "pk"))

    crops = remembered(find, "season-near", shelves_version(), timezone.localdate(), wanted, shared=True)
    found: dict[int, list[Said]] = {}
    for crop in crops:
        said = found.setdefault(crop.village_id, [])
        if len(said) < SHOWN:
            said.append(Said(crop.get_title(), crop.get_absolute_url()))
    return found


def arrivals(villages: Sequence[int], community: Community) -> dict[int, list[Said]]:
    """Return how many parcels come from each village to the community's shelves within a week; one query.

    Only the number is told: what is in a parcel is its buyer's.
    """
    parcels = (
        Consignment.objects.funded()
        .begun()
        .filter(
            order__delivery__point__community=community,
            partner__producer__village__in=list(villages),
            status__in=COMING,
            pack_by__lte=timezone.now() + A_WEEK,
        )
    )
    counted = parcels.order_by().values_list("partner__producer__village").annotate(parcels=Count("pk", distinct=True))
    shelf = reverse("catalogue:index")
    slugs = dict(community_villages(villages))
    return {village: [Said(_parcels(number), f"{shelf}?village={slugs[village]}")] for village, number in counted}


def community_villages(villages: Sequence[int]) -> list[tuple[int, str]]:
    """Return key and short name of these villages."""
    Village = get_model("villages", "Village")
    return list(Village.objects.filter(pk__in=list(villages)).values_list("pk", "slug"))


def _parcels(number: int) -> str:
    return ngettext("%(n)d parcel for this community", "%(n)d parcels for this community", number) % {"n": number}
