"""Why a village cannot deliver."""

from django.utils.translation import gettext as _


class DeliveryUnavailable(Exception):
    """The village sends nothing to that province, or nothing so heavy; `str()` is a sentence for the buyer."""

    code = "delivery_unavailable"

    def __init__(self, *, village: str):
        super().__init__(village)
        self.village = village

    def __str__(self) -> str:
        return _("%(village)s cannot deliver this to your province. Please choose pickup.") % {"village": self.village}
