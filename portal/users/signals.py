"""News about accounts."""

from django.dispatch import Signal

account_erased = Signal()
"""Sent inside the transaction that erases an account, while the row still stands.

Arguments: `user`, and `contacts`, every e-mail address and phone number the rooms know of this person."""
