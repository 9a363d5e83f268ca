"""Why a harvest cannot be written down; `str()` of each is a sentence for the shop manager."""

from django.utils.translation import gettext as _


class HarvestRefused(Exception):
    """Base of all refusals; nothing was changed."""


class DaysUpsideDown(HarvestRefused):
    """One of the two days is missing, the last lies before the first, or they are a year apart."""

    def __str__(self) -> str:
        return _("Give the first and the last day, the last one later and less than a year away.")
