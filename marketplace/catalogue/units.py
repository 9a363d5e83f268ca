"""In which units things are sold, and how many of one are said."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy


class Unit(models.TextChoices):
    """What one of a product is. Two of them are weights, of which the buyer takes whole numbers."""

    PIECE = "piece", gettext_lazy("piece")
    JIN = "jin", gettext_lazy("500 g")
    KILO = "kilo", gettext_lazy("kg")
    BUNCH = "bunch", gettext_lazy("bunch")
    BUNDLE = "bundle", gettext_lazy("bundle")
    BOX = "box", gettext_lazy("box")
    BAG = "bag", gettext_lazy("bag")
    JAR = "jar", gettext_lazy("jar")
    CAKE = "cake", gettext_lazy("cake")


#: What one of a unit that is a weight weighs.
GRAMS = {Unit.JIN: 500, Unit.KILO: 1000}
COUNTED = {
    Unit.KILO: gettext_lazy("%(n)s kg"),
    Unit.BUNCH: ngettext_lazy("%(n)s bunch", "%(n)s bunches", "n"),
    Unit.BUNDLE: ngettext_lazy("%(n)s bundle", "%(n)s bundles", "n"),
    Unit.BOX: ngettext_lazy("%(n)s box", "%(n)s boxes", "n"),
    Unit.BAG: ngettext_lazy("%(n)s bag", "%(n)s bags", "n"),
    Unit.JAR: ngettext_lazy("%(n)s jar", "%(n)s jars", "n"),
    Unit.CAKE: ngettext_lazy("%(n)s cake", "%(n)s cakes", "n"),
}


def amount(n: int, unit: str) -> str:
    """Return so many of a unit as it is said behind “×”: "2" of a piece, "2 jars", "3 kg", "3 jin (1.5 kg)"."""
    if unit == Unit.JIN:
        return _("%(n)s jin (%(kg)s kg)") % {"n": n, "kg": f"{n / 2:g}"}
    return str(COUNTED[Unit(unit)] % {"n": n}) if unit in COUNTED else str(n)
