"""What can be done with services and with requests; the verbs."""

from portal.trades.services.agreeing import accept, decline, propose
from portal.trades.services.asking import ask
from portal.trades.services.ending import cancel, finish, refuse, withdraw
from portal.trades.services.forgetting import forget_errands_of
from portal.trades.services.offering import change_service, offer_again, offer_service, take_at_once, withdraw_service
from portal.trades.services.rating import answer_rating, hide_words, rate, show_words
from portal.trades.services.waiting import look_after_requests

__all__ = [
    "accept",
    "answer_rating",
    "ask",
    "cancel",
    "change_service",
    "decline",
    "finish",
    "forget_errands_of",
    "hide_words",
    "look_after_requests",
    "offer_again",
    "offer_service",
    "propose",
    "rate",
    "refuse",
    "show_words",
    "take_at_once",
    "withdraw",
    "withdraw_service",
]
