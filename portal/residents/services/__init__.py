"""What can be done with residencies; the verbs."""

from portal.residents.services.answering import approve, end_residency, refuse
from portal.residents.services.buildings import add_flats
from portal.residents.services.forgetting import forget_old
from portal.residents.services.household import choose_shown, invite_member, move_out
from portal.residents.services.inviting import call_back, invite_flats
from portal.residents.services.moving_in import ask_to_move_in, move_in_by_code, take_back_request
from portal.residents.services.offices import dismiss, employ, open_office

__all__ = [
    "add_flats",
    "approve",
    "ask_to_move_in",
    "call_back",
    "choose_shown",
    "dismiss",
    "employ",
    "end_residency",
    "forget_old",
    "invite_flats",
    "invite_member",
    "move_in_by_code",
    "move_out",
    "open_office",
    "refuse",
    "take_back_request",
]
