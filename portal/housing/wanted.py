"""What somebody looks for: the filters of the list, read from an address, said in words, kept as a short query."""

from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from portal.communities.models import Community
from portal.housing.kinds import Kind
from portal.housing.querysets import ListingQuerySet
from portal.villages.models import Village

SORTS = {
    "": (pgettext_lazy("homes", "Newest"), (F("confirmed_at").desc(), F("pk").desc())),
    "price": (gettext_lazy("Cheapest"), (F("price").asc(), F("pk").desc())),
    "size": (gettext_lazy("Largest"), (F("size_m2").desc(nulls_last=True), F("pk").desc())),
}
REACHES = (3, 10, 50, 150)
NUMBERS = {"price": 99_999_999, "size": 2000, "rooms": 20}


@dataclass(frozen=True)
class Wanted:
    """Filters; an empty one asks nothing. `community` and `village` are short names; `km` reaches around them."""

    kind: str = ""
    price: int | None = None
    size: int | None = None
    rooms: int | None = None
    community: str = ""
    village: str = ""
    km: int | None = None
    county: str = ""
    sort: str = ""

    @classmethod
    def read(cls, query: str) -> "Wanted":
        """Return what a query string asks; what makes no sense asks nothing."""
        said = {name: value.replace("\0", "").strip()[:60] for name, value in parse_qsl(query)}
        numbers = {name: _number(said.get(name, ""), most) for name, most in NUMBERS.items()}
        kind, sort, km = said.get("kind", ""), said.get("sort", ""), _number(said.get("km", ""), max(REACHES))
        return cls(
            **numbers,
            kind=kind if kind in Kind.values else "",
            community=said.get("community", ""),
            village=said.get("village", ""),
            km=km if km in REACHES else None,
            county=said.get("county", ""),
            sort=sort if sort in SORTS else "",
        )

    def query(self) -> str:
        """Return what it asks as a query string, always the same for the same wish; sorting is no part of it."""
        names = ("kind", "price", "size", "rooms", "community", "village", "km", "county")
        return urlencode([(name, getattr(self, name)) for name in names if getattr(self, name)])

    @property
    def is_empty(self) -> bool:
        """Say whether it asks for nothing."""
        return not self.query()

    @property
    def is_narrowed(self) -> bool:
        """Say whether it asks for more than a kind."""
        return not replace(self, kind="").is_empty

    def in_community(self, slug: str) -> "Wanted":
        """Return the same, in or around this community."""
        return replace(self, community=slug, village="", county="")

    def among(self, rows: ListingQuerySet) -> ListingQuerySet:
        """Return those of the rows that match."""
        limits = {"kind": self.kind, "price__lte": self.price, "size_m2__gte": self.size, "rooms__gte": self.rooms}
        rows = rows.filter(**{name: value for name, value in limits.items() if value})
        if self.county:
            rows = rows.filter(Q(village__county_zh_hans=self.county) | Q(village__county_en=self.county))
        for name, model in (("community", Community), ("village", Village)):
            if slug := getattr(self, name):
                rows = self._around(rows, name, model.objects.filter(slug=slug).first())
        return rows

    def _around(self, rows: ListingQuerySet, name: str, place) -> ListingQuerySet:
        """Return those at the place, or within the kilometres asked for; none where there is no such place."""
        if place is None:
            return rows.none()
        if self.km is None:
            return rows.filter(**{name: place})
        here = {"latitude": place.latitude, "longitude": place.longitude, "within_km": self.km}
        near = {model: model.objects.near(**here).order_by().values("pk") for model in (Community, Village)}
        return rows.filter(Q(community__in=near[Community]) | Q(village__in=near[Village]))

    def words(self) -> str:
        """Return what it asks in words, for the name of a search."""
        place = self._place()
        found = [str(Kind(self.kind).label) if self.kind else "", place]
        if self.km and place:
            found[1] = _("%(km)d km around %(place)s") % {"km": self.km, "place": place}
        if self.price:
            found.append(_("up to ¥%(price)s") % {"price": f"{Decimal(self.price):,}"})
        if self.size:
            found.append(_("from %(size)d m²") % {"size": self.size})
        if self.rooms:
            found.append(_("from %(n)d rooms") % {"n": self.rooms})
        return ", ".join(words for words in found if words) or _("All homes")

    def _place(self) -> str:
        for slug, model in ((self.community, Community), (self.village, Village)):
            if slug:
                found = model.objects.filter(slug=slug).first()
                return found.name if found else ""
        return self.county


def _number(text: str, most: int) -> int | None:
    """Return a whole number from 1 to `most`; 1,200 and 1200.00 are numbers too."""
    digits = text.replace(",", "").partition(".")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and 0 < int(digits[:12]) <= most else None
