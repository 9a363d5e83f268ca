"""News about accounts."""

from django.dispatch import Signal

account_erased = Signal()
"""Sent inside the transaction that erases an account, while the row still stands.

Arguments: `user`, and `contacts`, every e-mail address and phone number the rooms know of this person."""

contact_proven = Signal()
"""Sent inside the transaction in which a person has shown that a number or an address is theirs.

Arguments: `user`, `phone` and `email`, one of them empty. Receivers return how many things became visible to them."""
