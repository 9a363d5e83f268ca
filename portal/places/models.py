"""Where things are: coordinates, distance in SQL, China's provinces."""

import math
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, FloatField, Value
from django.db.models.functions import ASin, Cast, Cos, Least, Radians, Sin, Sqrt
from django.utils.translation import gettext_lazy as _

EARTH_RADIUS_KM = 6371.0
KM_PER_DEGREE = math.radians(1) * EARTH_RADIUS_KM


class LocatedQuerySet(models.QuerySet):
    """Rows with latitude and longitude in degrees."""

    def with_distance(self, *, latitude: Decimal, longitude: Decimal) -> "LocatedQuerySet":
        """Annotate each row with `km`, the great-circle distance in kilometres to the given point (haversine)."""
        lat, lng = Radians(Cast(F("latitude"), FloatField())), Radians(Cast(F("longitude"), FloatField()))
        at_lat, at_lng = math.radians(float(latitude)), math.radians(float(longitude))
        up, across = Sin((lat - Value(at_lat)) / 2.0), Sin((lng - Value(at_lng)) / 2.0)
        chord = up * up + Cos(lat) * Value(math.cos(at_lat)) * across * across
        bounded = Least(chord, Value(1.0))
        return self.annotate(km=ASin(Sqrt(bounded), output_field=FloatField()) * (2 * EARTH_RADIUS_KM))

    def near(self, *, latitude: Decimal, longitude: Decimal, within_km: float | None = None) -> "LocatedQuerySet":
        """Return the rows ordered from nearest to farthest; with `within_km` only those that are no farther.

        A box of degrees around the point, which an index can answer, is asked before any distance is computed.
        """
        rows = self.with_distance(latitude=latitude, longitude=longitude)
        if within_km is not None:
            rows = rows._in_box(float(latitude), float(longitude), within_km).filter(km__lte=within_km)
        return rows.order_by("km", "pk")

    def _in_box(self, latitude: float, longitude: float, km: float) -> "LocatedQuerySet":
        """Return the rows in the smallest box of degrees that holds the circle."""
        tall = km / KM_PER_DEGREE
        rows = self.filter(latitude__range=_degrees(latitude, tall))
        farthest = min(abs(latitude) + tall, 90.0)
        narrow = math.cos(math.radians(farthest))
        wide = tall / narrow if narrow > 1e-6 else 180.0
        # A box over the date line, or one around a pole, is not asked by longitude.
        if abs(longitude) + wide > 180.0:
            return rows
        return rows.filter(longitude__range=_degrees(longitude, wide))


def _degrees(middle: float, reach: float) -> tuple[Decimal, Decimal]:
    """Return both ends as the columns hold them, a little outside, so that rounding loses nobody."""
    return Decimal(f"{middle - reach - 1e-6:.6f}"), Decimal(f"{middle + reach + 1e-6:.6f}")


class Located(models.Model):
    """Abstract: a thing with a place on the map, in WGS 84 degrees."""

    latitude = models.DecimalField(
        _("latitude"), max_digits=9, decimal_places=6, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )

    objects = LocatedQuerySet.as_manager()

    class Meta:
        abstract = True


class Province(models.TextChoices):
    """Provinces by their GB/T 2260 two-digit code, as addresses and delivery zones name them."""

    BEIJING = "11", _("Beijing")
    TIANJIN = "12", _("Tianjin")
    HEBEI = "13", _("Hebei")
    SHANXI = "14", _("Shanxi")
    INNER_MONGOLIA = "15", _("Inner Mongolia")
    LIAONING = "21", _("Liaoning")
    JILIN = "22", _("Jilin")
    HEILONGJIANG = "23", _("Heilongjiang")
    SHANGHAI = "31", _("Shanghai")
    JIANGSU = "32", _("Jiangsu")
    ZHEJIANG = "33", _("Zhejiang")
    ANHUI = "34", _("Anhui")
    FUJIAN = "35", _("Fujian")
    JIANGXI = "36", _("Jiangxi")
    SHANDONG = "37", _("Shandong")
    HENAN = "41", _("Henan")
    HUBEI = "42", _("Hubei")
    HUNAN = "43", _("Hunan")
    GUANGDONG = "44", _("Guangdong")
    GUANGXI = "45", _("Guangxi")
    HAINAN = "46", _("Hainan")
    CHONGQING = "50", _("Chongqing")
    SICHUAN = "51", _("Sichuan")
    GUIZHOU = "52", _("Guizhou")
    YUNNAN = "53", _("Yunnan")
    TIBET = "54", _("Tibet")
    SHAANXI = "61", _("Shaanxi")
    GANSU = "62", _("Gansu")
    QINGHAI = "63", _("Qinghai")
    NINGXIA = "64", _("Ningxia")
    XINJIANG = "65", _("Xinjiang")
