"""Gift cards are made, taken and withdrawn; credit pays, and gets its money back."""

from marketplace.gifts.services.cards import make_cards, take_card, void_card
from marketplace.gifts.services.moving import give_back, is_spent, pay_back, spend

__all__ = ["give_back", "is_spent", "make_cards", "pay_back", "spend", "take_card", "void_card"]
