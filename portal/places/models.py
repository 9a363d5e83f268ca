"""Where things are: coordinates, distance in SQL, China's provinces."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, FloatField, Value
from django.db.models.functions import ACos, Cast, Cos, Greatest, Least, Radians, Sin
from django.utils.translation import gettext_lazy as _

EARTH_RADIUS_KM = 6371.0


class LocatedQuerySet(models.QuerySet):
    """Rows with latitude and longitude in degrees."""

    def with_distance(self, *, latitude: Decimal, longitude: Decimal) -> "LocatedQuerySet":
        """Annotate each row with `km`, the great-circle distance in kilometres to the given point."""
        lat, lng = Radians(Cast(F("latitude"), FloatField())), Radians(Cast(F("longitude"), FloatField()))
        at_lat, at_lng = Radians(Value(float(latitude))), Radians(Value(float(longitude)))
        cosine = Sin(lat) * Sin(at_lat) + Cos(lat) * Cos(at_lat) * Cos(lng - at_lng)
        bounded = Greatest(Least(cosine, Value(1.0)), Value(-1.0))
        return self.annotate(km=ACos(bounded, output_field=FloatField()) * EARTH_RADIUS_KM)

    def near(self, *, latitude: Decimal, longitude: Decimal) -> "LocatedQuerySet":
        """Return the rows ordered from nearest to farthest."""
        return self.with_distance(latitude=latitude, longitude=longitude).order_by("km")


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
