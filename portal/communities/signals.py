"""News from this room, for rooms above it."""

from django.dispatch import Signal

# A community was brought on; sent inside the transaction, so a receiver that raises undoes everything.
# Provides args: community (Community), operator (User or None).
community_brought_on = Signal()
