"""Use-cases of gatherings."""

from portal.gatherings.services.calling_off import call_off
from portal.gatherings.services.coming import tick_who_came
from portal.gatherings.services.inviting import accept, decline, draft_event, invite, withdraw
from portal.gatherings.services.keeping import follow_page, set_terms
from portal.gatherings.services.photos import add_photos, show_photo, take_down
from portal.gatherings.services.signing import Party, leave, sign_up
from portal.gatherings.services.writing import write_to_all

__all__ = [
    "Party",
    "accept",
    "add_photos",
    "call_off",
    "decline",
    "draft_event",
    "follow_page",
    "invite",
    "leave",
    "set_terms",
    "show_photo",
    "sign_up",
    "take_down",
    "tick_who_came",
    "withdraw",
    "write_to_all",
]
