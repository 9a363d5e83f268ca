"""When things are harvested, and the end of ordering before they are."""

from marketplace.harvest.services.closing import close_past_preorders
from marketplace.harvest.services.record import forget_past_harvests, set_harvest

__all__ = ["close_past_preorders", "forget_past_harvests", "set_harvest"]
